/**
 * Two clusters meet, and both have the name: who keeps it? The resolve function of the name decides, called once, on the
 * node of the process on this side. The node with the smaller name has it called; the other awaits what comes out.
 * OTP: `global.erl`, `exchange_names/4`, `resolve_it/4`; `global:random_exit_name/3` and its like.
 */
import { call } from '../gen_server/gen.ts'
import type { Runtime } from '../process/runtime.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { equals } from '../term/equal.ts'
import { Export } from '../term/fun.ts'
import type { Pid } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import { any, match, matches } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { compareNodes } from './lock_client.ts'
import type { NamesTable } from './names_table.ts'

/** How long a resolve function on another node may take, in milliseconds. OTP waits for ever. */
const RESOLVE_TIME = 60_000

/** What is to be done to a table of names: `{insert, {Name, Pid, Method}}` or `{delete, Name}`. */
export const INSERT = t(atom('insert'), t(any, any.pid, any))
export const DELETE = t(atom('delete'), any)

/** `fun global:random_exit_name/3`. */
export const RANDOM_EXIT_NAME = resolveMethod('random_exit_name')

/** One of `global`'s own resolve functions, by name. */
export function resolveMethod(name: ResolveName): Export {
  return new Export(atom('global'), atom(name), 3)
}

/**
 * What becomes of a name that two sides registered: one process is killed, one is told, or both are. By `global(3)`.
 */
export type ResolveName = 'random_exit_name' | 'random_notify_name' | 'notify_all_name'

/**
 * What the names of the other side change: `ours` in the tables of this side, `his` in those of his. Runs in a process
 * of its own, since a resolve function may take its time.
 */
export async function exchangeNames(
  self: Self,
  runtime: Runtime,
  names: NamesTable,
  hisNames: readonly Term[],
  hisNode: string,
): Promise<{ ours: Term[]; his: Term[] }> {
  const ours: Term[] = []
  const his: Term[] = []
  for (const item of hisNames) {
    const registered = match(t(any, any.pid, any), item)
    if (registered === undefined) continue
    const [name, hisPid] = registered
    const entry = names.get(name)
    const keepHis = term(t(atom('insert'), registered))
    if (entry === undefined) {
      ours.push(keepHis)
      continue
    }
    if (equals(entry.pid, hisPid) || compareNodes(runtime.node.name, hisNode) > 0) continue
    const { pid, method } = entry
    const winner = await askOwner(self, runtime, [method, name, hisPid, pid])
    if (equals(winner, hisPid)) {
      ours.push(keepHis)
    } else if (equals(winner, pid)) {
      his.push(term(t(atom('insert'), t(name, pid, method))))
    } else if (matches(t(atom('badrpc'), any), winner)) {
      ours.push(keepHis) // nobody on this side can say
    } else {
      const nobody = term(t(atom('delete'), name))
      ours.push(nobody)
      his.push(nobody)
    }
  }
  return { ours, his }
}

type ResolveArguments = readonly [method: Term, name: Term, hisPid: Pid, ourPid: Pid]

/** `rpc:call(node(OurPid), global, resolve_it, Args)`. */
async function askOwner(self: Self, runtime: Runtime, args: ResolveArguments): Promise<Term> {
  const owner = args[3].node
  if (owner === runtime.node) return resolveIt(self, runtime, ...args)
  const request = t(atom('call'), atom('global'), atom('resolve_it'), args, atom('user'))
  try {
    return await call(self, { name: atom('rex') as Atom, node: owner }, request, RESOLVE_TIME)
  } catch {
    return term(t(atom('badrpc'), atom('nodedown')))
  }
}

/** What the function says, or `{'EXIT', Reason}` when it fails or is code that this node cannot run. */
export async function resolveIt(
  self: Self,
  runtime: Runtime,
  method: Term,
  name: Term,
  pid1: Pid,
  pid2: Pid,
): Promise<Term> {
  try {
    if (kindOf(method) !== 'export') throw new TypeError('a fun of another node cannot be run here')
    const { module, function: fun } = method as Export
    return await runtime.modules.apply(self, module, fun, [name, pid1, pid2])
  } catch (error) {
    runtime.env.log('warning', `global: the resolve function failed: ${(error as Error).message}`)
    return term(t(atom('EXIT'), atom('badarg')))
  }
}

/** One of both is killed; the other keeps the name. What happens unless a program wants something else. */
export function randomExitName(runtime: Runtime, pid1: Pid, pid2: Pid): Pid {
  const [keeps, loses] = byNode(pid1, pid2)
  runtime.exit(loses, atom('kill'))
  return keeps
}

/** One of both is told, `{global_name_conflict, Name}`; the other keeps the name. */
export function randomNotifyName(runtime: Runtime, name: Term, pid1: Pid, pid2: Pid): Pid {
  const [keeps, loses] = byNode(pid1, pid2)
  void runtime.send(runtime.outside, loses, t(atom('global_name_conflict'), name))
  return keeps
}

/** Both are told, and nobody keeps the name. */
export function notifyAllName(runtime: Runtime, name: Term, pid1: Pid, pid2: Pid): Atom<'none'> {
  void runtime.send(runtime.outside, pid1, t(atom('global_name_conflict'), name, pid2))
  void runtime.send(runtime.outside, pid2, t(atom('global_name_conflict'), name, pid1))
  return atom('none')
}

function byNode(pid1: Pid, pid2: Pid): [Pid, Pid] {
  return compareNodes(pid1.node.name, pid2.node.name) < 0 ? [pid1, pid2] : [pid2, pid1]
}

const term = (tuple: unknown): Term => tuple as Term
