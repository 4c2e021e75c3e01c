/**
 * What this kata gives you. Nothing else is needed.
 *
 * - `t(1, x)`: the tuple `{1, X}`; `atom('DOWN')`: the atom `'DOWN'`
 * - `keyOf(reference)`: a text that two references share exactly when they are the
 *   same, for a `Map`
 */
import type { Atom } from '../../src/term/atom.ts'
import type { Pid, Reference } from '../../src/term/identifier.ts'
import { KEY } from '../../src/term/kind.ts'
import type { Term } from '../../src/term/term.ts'
import { tupleFrom } from '../../src/term/tuple.ts'

export { type Atom, atom } from '../../src/term/atom.ts'
export type { Pid, Reference } from '../../src/term/identifier.ts'
export type { Term } from '../../src/term/term.ts'
export { todo } from '../kit/todo.ts'

export const t = (...elements: readonly Term[]): Term =>
  tupleFrom(elements) as unknown as Term
export const keyOf = (reference: Reference): string => reference[KEY]

/** A signal: the process `from` wants to know when `target` ends. */
export interface Monitor {
  /** Of this one monitor. Who watches twice has two. */
  readonly reference: Reference
  readonly from: Pid
  /** A pid, or `{Name, Node}`. */
  readonly target: Term
}

/**
 * The signal that ends a monitor: `from`, which `to` watches, has ended or was not
 * there.
 */
export interface MonitorExit {
  readonly reference: Reference
  /** As it was named in the monitor's `target`. */
  readonly from: Term
  readonly to: Pid
  readonly reason: Term
}

/** A monitor, on the side of the one who watches. */
export interface Watching {
  readonly reference: Reference
  readonly target: Term
  /** Where the target lives. */
  readonly node: Atom
}

/** A living process, as far as this chapter is concerned. */
export interface Process {
  /** The monitors that others have on it, by `keyOf(reference)`. */
  readonly watchers: Map<string, Monitor>
  /** The monitors that it has on others, by `keyOf(reference)`. */
  readonly watching: Map<string, Watching>
  /** The nodes of whose loss it wants to hear: `monitor_node(Node, true)`. */
  readonly watchedNodes: Set<Atom>
  /** The newest message stands last. */
  readonly mailbox: Term[]
}

/** A connection, between two looks of a timer. */
export interface Line {
  /**
   * Whether anything was said to the peer since the last look. Whoever says
   * something sets it.
   */
  said: boolean
  /**
   * How many looks ago the peer was heard. Whoever hears something sets it to 0.
   */
  silence: number
}
