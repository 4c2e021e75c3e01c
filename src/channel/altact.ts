/**
 * ALTACT_SIG_SEND, by which OTP 28 and later bring what the older control messages cannot say: messages and exit signals
 * that may overtake others (priority), to a pid, a name or an alias alike.
 * OTP: erl_dist_protocol, ALTACT_SIG_SEND; Reference Manual, "Processes", "Adding Priority Messages".
 */
import { under } from '../signal/seq_trace.ts'
import type { Exit, Message } from '../signal/signal.ts'
import type { Atom } from '../term/atom.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'
import { ALTACT, ControlError, shown } from './control.ts'
import { readToken } from './tokens.ts'

/** `{37, Flags, From, To [, Token]}` and its payload, from the node `peer` to the node `here`. Throws `ControlError`. */
export function altactSignal(
  control: readonly Term[],
  payload: Term | undefined,
  peer: Atom,
  here: Atom,
): Message | Exit {
  const fail = (why: string): never => {
    throw new ControlError(`${why} in the control message ${shown(control)}`)
  }
  const [, flags, from, to] = control
  if (typeof flags !== 'number') return fail('the flags are missing')
  const has = (flag: number): boolean => (flags & flag) !== 0
  if (kindOf(from) !== 'pid') return fail('the sender is missing')
  if (payload === undefined) return fail('a term is missing')
  const token = has(ALTACT.TOKEN) ? readToken(control[4], control) : undefined
  const more = { ...(has(ALTACT.PRIO) && { priority: true as const }), ...under(token) }
  const sender = from as Pid
  if (has(ALTACT.NAME)) {
    if (kindOf(to) !== 'atom' || has(ALTACT.EXIT)) return fail('a name is missing')
    return {
      type: 'message',
      from: sender,
      to: { name: to as Atom, node: here },
      message: payload,
      ...more,
    }
  }
  if (kindOf(to) !== (has(ALTACT.ALIAS) ? 'reference' : 'pid')) return fail('the receiver is missing')
  const receiver = to as Pid | Reference
  if (!has(ALTACT.EXIT)) return { type: 'message', from: sender, to: receiver, message: payload, ...more }
  if (sender.node !== peer) return fail(`${peer} speaks for ${sender.node}`)
  return { type: 'exit2', from: sender, to: receiver, reason: payload, ...more }
}
