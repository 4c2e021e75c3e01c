/**
 * The registrar: one process a node, which changes the table of names for the programs of its node. It locks the names
 * on all known nodes, has each of them make the change, and unlocks: so all tables change alike.
 * OTP: `global.erl`, `loop_the_registrar/0`, `global:register_name/3`.
 */
import { reply } from '../gen_server/gen.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Pid } from '../term/identifier.ts'
import { any, match } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { GLOBAL_NAME_SERVER, whileAllKnownAreLocked } from './lock_client.ts'
import { multiCall } from './multi_call.ts'
import type { GlobalState } from './state.ts'

/** `{register, Name, Pid, Method}`, only if nobody has the name. */
export const REGISTER = t(atom('register'), any, any.pid, any)
/** The same, whoever has it. */
export const RE_REGISTER = t(atom('re_register'), any, any.pid, any)
export const UNREGISTER = t(atom('unregister'), any)

const REQUEST = t(atom('trans_all_known'), any, t(any.pid, any))

export function registrar(state: GlobalState): (self: Self) => Promise<never> {
  return async (self) => {
    for (;;) {
      const [, request, from] = await self.receive(REQUEST)
      const answer = await whileAllKnownAreLocked(self, state, (nodes) => change(self, state, nodes, request))
      reply(self, from, answer)
    }
  }
}

async function change(
  self: Self,
  state: GlobalState,
  nodes: readonly string[],
  request: Term,
): Promise<Atom> {
  const all = (message: TermInput) => multiCall(self, nodes, GLOBAL_NAME_SERVER, message)
  const registration = match(any.of(REGISTER, RE_REGISTER), request)
  if (registration !== undefined) {
    const [tag, name, pid, method] = registration
    if (tag === atom('register') && !mayRegister(state, name, pid)) return atom('no')
    await all(t(atom('register'), name, pid, method))
    return atom('yes')
  }
  const unregistration = match(UNREGISTER, request)
  if (unregistration !== undefined) await all(unregistration)
  return atom('ok')
}

function mayRegister(state: GlobalState, name: Term, pid: Pid): boolean {
  if (state.whereis(name) !== undefined) return false
  const other = state.names.nameOf(pid)
  if (other === undefined) return true
  state.node.env.log(
    'error',
    `global: ${format(pid)} would be registered under two names: ${format(other)} and ${format(name)}`,
  )
  return false
}
