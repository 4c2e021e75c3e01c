/**
 * `process_info`: what a process of this node is told to be by others, and by itself.
 * OTP: `process_info/1`, `process_info/2`. Items that only a BEAM has are `badarg`.
 */
import type { Node } from '../node/node.ts'
import type { ProcessItem } from '../process/process_info.ts'
import { type Atom, atom } from '../term/atom.ts'
import type { Pid } from '../term/identifier.ts'
import { isList } from '../term/list.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg, badarg } from './arguments.ts'

/** What `process_info/1` tells, in its order. */
const USUAL = 'message_queue_len links dictionary trap_exit group_leader'
  .split(' ')
  .map((item) => atom(item) as Atom)
const NAME = atom('registered_name') as Atom

export function processInfoOf(node: Node, pid: Pid): Term {
  const name = processInfo(node, pid, NAME)
  if (name === atom('undefined')) return name
  const rest = processInfo(node, pid, USUAL) as readonly Term[]
  return isList(name) ? rest : [name, ...rest] // an empty one stands for no name
}

/** `{Item, Value}`, or for a list of items a list of these; `undefined` for who is not alive. A name that is none is `[]`. */
export function processInfo({ runtime }: Node, pid: Pid, wanted: Term): Term {
  if (pid.home !== runtime.identity) badarg()
  const told = (item: Term): Term => {
    const value = runtime.processInfo(pid, (arg(any.atom, item) as Atom).name as ProcessItem)
    return value ?? (atom('undefined') as Atom)
  }
  const several = isList(wanted)
    ? (wanted as readonly Term[]).map((item) => t(item, told(item)) as unknown as Term)
    : undefined
  const value = several ?? told(wanted)
  if (!runtime.isAlive(pid)) return atom('undefined')
  const isNoName = wanted === NAME && isList(value)
  return several !== undefined || isNoName ? value : (t(wanted, value) as unknown as Term)
}
