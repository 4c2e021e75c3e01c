/**
 * What this kata gives you. Nothing else is needed.
 *
 * - `copy(message)`: an independent copy, as in the chapter before
 */
import type { Atom } from '../../src/term/atom.ts'
import type { Term } from '../../src/term/term.ts'

export { copy } from '../../src/term/copy.ts'
export type { Term } from '../../src/term/term.ts'
export { todo } from '../kit/todo.ts'

/**
 * A node in one of its lives. Whoever restarts a node starts another life of the
 * same name.
 */
export interface Home {
  /**
   * The full name, an atom. A node that goes on the network changes it: before, it
   * is `nonode@nohost`.
   */
  readonly name: Atom
  /** Which life: each has another number. */
  readonly creation: number
}

/** Who a process is, wherever it lives: its home, and its number there. */
export interface Pid {
  readonly home: Home
  readonly id: number
}

/** A living process of this node. */
export interface Process {
  readonly mailbox: Term[]
}

/** The way to other nodes. */
export interface Remote {
  /**
   * Takes a message for a process of the node `node`. It may leave much later: the
   * connection may have to be made first.
   */
  send(node: Atom, to: Pid, message: Term): void
}

/** What a node has to send with. */
export interface Node {
  readonly home: Home
  /** The processes that live here now, by the ids of their pids. */
  readonly processes: ReadonlyMap<number, Process>
  /** `undefined` as long as this node is not on the network. */
  readonly remote: Remote | undefined
}

/**
 * `here`: to this node, where the process may have ended. `away`: to another node,
 * by `remote`. `nobody`: nowhere, for nobody can be reached that way.
 */
export type Way = 'here' | 'away' | 'nobody'
