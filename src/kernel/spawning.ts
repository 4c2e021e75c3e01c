/**
 * The BIFs that make processes, here and on other nodes: `spawn`, `spawn_link`, `spawn_monitor`, `spawn_opt`. A process
 * begins with a declared function; a fun is code for a BEAM, unless it is a name (`fun M:F/A`).
 * OTP: `erlang(3)`; Reference Manual, "Processes", "Process Creation".
 */
import type { SpawnOptions } from '../process/call.ts'
import { ErlangError } from '../process/erlang_error.ts'
import type { Eventually } from '../process/eventually.ts'
import type { CallableModule, Modules } from '../process/modules.ts'
import type { Body, Self } from '../process/self.ts'
import { readSpawnOptions } from '../process/spawning.ts'
import { type Atom, atom } from '../term/atom.ts'
import type { Export } from '../term/fun.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg, atomIn, orBadarg, refused } from './arguments.ts'

type Argument = Term | undefined
type Call = readonly [module: Atom, name: Atom, args: readonly Term[]]

/** The ways to spawn, and what each asks for. */
const WAYS = { spawn: {}, spawn_link: { link: true }, spawn_monitor: { monitor: true } } as const

export function spawnBifs(modules: Modules): CallableModule {
  const ways = Object.entries(WAYS).map(([name, options]): CallableModule => {
    const at = (self: Self, node: Atom, call: Call) =>
      node === self.node
        ? spawnHere(self, (own) => modules.begin(own, ...call), options)
        : spawnAt(self, node, call, options)
    return {
      [`${name}/1`]: (self, fun) => at(self, self.node, callOf(fun)),
      [`${name}/2`]: (self, node, fun) => at(self, atomIn(node), callOf(fun)),
      [`${name}/3`]: (self, ...call) => at(self, self.node, callIn(call)),
      [`${name}/4`]: (self, node, ...call) => at(self, atomIn(node), callIn(call)),
    }
  })
  return Object.assign({}, ...ways, optionBifs(modules))
}

/** `spawn_opt/2..5`, with the options last. What they say of heaps and priorities is for a BEAM to heed. */
function optionBifs(modules: Modules): CallableModule {
  const at = (self: Self, node: Atom, call: Call, given: Argument): Eventually<Term> => {
    const options = orBadarg(readSpawnOptions(arg(any.list, given)))
    if (isSpecial(given as readonly Term[])) refused()
    return node === self.node
      ? spawnHere(self, (own) => modules.begin(own, ...call), options)
      : spawnAt(self, node, call, options)
  }
  return {
    'spawn_opt/2': (self, fun, options) => at(self, self.node, callOf(fun), options),
    'spawn_opt/3': (self, node, fun, options) => at(self, atomIn(node), callOf(fun), options),
    'spawn_opt/4': (self, ...args) => at(self, self.node, callIn(args), args[3]),
    'spawn_opt/5': (self, node, ...args) => at(self, atomIn(node), callIn(args), args[3]),
  }
}

/** `{monitor, Options}` asks for a monitor that is an alias, or has a tag of its own. */
const isSpecial = (options: readonly Term[]): boolean =>
  options.some((option) => match(t(atom('monitor'), any), option) !== undefined)

const callIn = ([module, name, args]: readonly Argument[]): Call => [
  atomIn(module),
  atomIn(name),
  arg(any.list, args),
]

/** `fun M:F/0` as a call. Another fun is found out by who begins with it: its process ends with `fun_needs_a_beam`. */
function callOf(fun: Argument): Call {
  const given = arg(any.fun, fun) as unknown as Term
  if (kindOf(given) !== 'export') return [atom('erlang'), atom('apply'), [given, []]] as unknown as Call
  const { module, function: name } = given as unknown as Export
  return [module, name, []] as unknown as Call
}

function spawnHere(self: Self, body: Body, options: SpawnOptions): Term {
  const pid = options.link === true ? self.spawnLink(body) : self.spawn(body)
  return options.monitor === true ? pair([pid, self.monitor(pid)]) : pid
}

const pair = ([pid, reference]: readonly [Pid, Reference]): Term => t(pid, reference) as unknown as Term

/** Where there is no such node, a process of this one stands in, which has ended for the reason: as OTP does it. */
async function spawnAt(self: Self, node: Atom, call: Call, options: SpawnOptions): Promise<Term> {
  const reference = self.spawnRequest(node, ...call, options)
  const [, , verdict, result] = await self.receive(t(atom('spawn_reply'), reference, any.atom, any))
  if (verdict === atom('ok')) return options.monitor === true ? pair([result as Pid, reference]) : result
  if (result !== atom('noconnection')) throw new ErlangError('error', result)
  return spawnHere(self, (own) => own.exit(result), options)
}
