/** What can be asked of a process from outside. OTP: `process_info/2`. */
import type { Registered } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import type { Pid } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { BadArg } from './errors.ts'
import type { Process } from './process.ts'

/** What each item is, by its name in OTP. */
const ITEMS = {
  /** A process is a JavaScript function, which has no name in Erlang: OTP says so of native code. */
  current_function: (): Term => atom('undefined') as Atom,
  /** What it was spawned with by name; of a JavaScript function what OTP says of a fun. */
  initial_call: ({ initialCall }: Process): Term => initialCall ?? A_FUN,
  group_leader: ({ groupLeader }: Process): Term => groupLeader,
  links: ({ links }: Process): Term => links.active(),
  message_queue_len: ({ mailbox }: Process): Term => mailbox.length,
  messages: ({ mailbox }: Process): Term => mailbox.messages(),
  monitored_by: ({ watchers }: Process): Term => watchers.pids(),
  monitors: ({ watching }: Process): Term => [...watching.values()].map(({ target }) => watched(target)),
  priority: (): Term => atom('normal') as Atom,
  /** `[]` for a process without a name, as in OTP when it is asked for among others. */
  registered_name: ({ name }: Process): Term => name ?? [],
  sequential_trace_token: ({ seqTrace }: Process): Term => (seqTrace?.token as Term | undefined) ?? [],
  suspending: (): Term => [],
  trap_exit: ({ trapExit }: Process): Term => trapExit,
} as const

const A_FUN = t(atom('erlang'), atom('apply'), 2) as unknown as Term

export type ProcessItem = keyof typeof ITEMS

/** Throws `BadArg` for an item that is not known here. */
export function processInfo(process: Process, item: ProcessItem): Term {
  if (!Object.hasOwn(ITEMS, item))
    throw new BadArg(`a process knows no ${item} of itself: ask for ${Object.keys(ITEMS).join(', ')}`)
  return ITEMS[item](process)
}

const watched = (target: Pid | Registered): Term =>
  kindOf(target) === 'pid'
    ? (t(atom('process'), target as Pid) as unknown as Term)
    : (t(atom('process'), t((target as Registered).name, (target as Registered).node)) as unknown as Term)
