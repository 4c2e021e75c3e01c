/**
 * `process_info`: what a process of this node is told to be by others, and by itself.
 * OTP: `process_info/1`, `process_info/2`. What a BEAM would measure is in `process_weight.ts`; an item
 * that nobody knows is `badarg`.
 */
import type { Node } from '../node/node.ts'
import type { Process } from '../process/process.ts'
import type { ProcessItem } from '../process/process_info.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { equals } from '../term/equal.ts'
import type { Pid } from '../term/identifier.ts'
import { isList } from '../term/list.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg, badarg } from './arguments.ts'
import { entriesOf, entryOf } from './process_dictionary.ts'
import { weighed } from './process_weight.ts'

/** What `process_info/1` tells, in its order. */
const USUAL = [
  'current_function initial_call status message_queue_len links dictionary trap_exit',
  'error_handler priority group_leader total_heap_size heap_size stack_size reductions garbage_collection',
  'suspending',
].flatMap((items) => items.split(' ').map((item) => atom(item) as Atom))
const DICTIONARY = atom('dictionary') as Atom
const NAME = atom('registered_name') as Atom
const STATUS = atom('status') as Atom
const UNDEFINED = atom('undefined') as Atom
/** `{dictionary, Key}`, since OTP 26.2: what is under one key. */
const ENTRY = t(DICTIONARY, any)

export function processInfoOf(node: Node, self: Self, pid: Pid): Term {
  const name = processInfo(node, self, pid, NAME)
  if (name === UNDEFINED) return name
  const rest = processInfo(node, self, pid, USUAL) as readonly Term[]
  return isList(name) ? rest : [name, ...rest] // an empty one stands for no name
}

/** `{Item, Value}`, or for a list of items a list of these; `undefined` for who is not alive. A name that is none is `[]`. */
export function processInfo({ runtime }: Node, self: Self, pid: Pid, wanted: Term): Term {
  if (pid.home !== runtime.identity) badarg()
  const ofProcess = (tell: (process: Process) => Term): Term => {
    const process = runtime.processes.find(pid)
    return process === undefined ? UNDEFINED : tell(process)
  }
  const told = (item: Term): Term => {
    // Whoever asks is running, and all others wait meanwhile.
    if (item === STATUS) return atom(equals(pid, self.pid) ? 'running' : 'waiting') as Atom
    const [, key] = match(ENTRY, item) ?? []
    if (key !== undefined) return ofProcess((process) => entryOf(process, key))
    if (item === DICTIONARY) return ofProcess(entriesOf)
    const { name } = arg(any.atom, item) as Atom
    const messages = () => Number(runtime.processInfo(pid, 'message_queue_len') ?? 0)
    return weighed(name, messages) ?? runtime.processInfo(pid, name as ProcessItem) ?? UNDEFINED
  }
  const several = isList(wanted)
    ? (wanted as readonly Term[]).map((item) => t(item, told(item)) as unknown as Term)
    : undefined
  const value = several ?? told(wanted)
  if (!runtime.isAlive(pid)) return UNDEFINED
  const isNoName = wanted === NAME && isList(value)
  return several !== undefined || isNoName ? value : (t(wanted, value) as unknown as Term)
}
