/**
 * What this kata gives you. Nothing else is needed.
 *
 * - `t(1, x)`: the tuple `{1, X}`; `atom('door')`: the atom `door`; `atom('')` is
 *   the empty one
 * - `isPid`, `isName`, `isNameAndNode`: what a destination is; a pid knows its
 *   `.node`
 * - `new BadArg(text)`: Erlang's `badarg`, to be thrown
 * - `copy(message)`: an independent copy, as in chapter 01
 */
import type { Atom } from '../../src/term/atom.ts'
import type { Pid } from '../../src/term/identifier.ts'
import { kindOf } from '../../src/term/kind.ts'
import type { Term } from '../../src/term/term.ts'
import type { Tuple } from '../../src/term/tuple.ts'

export { BadArg } from '../../src/process/errors.ts'
export { type Atom, atom } from '../../src/term/atom.ts'
export { copy } from '../../src/term/copy.ts'
export type { Pid } from '../../src/term/identifier.ts'
export type { Term } from '../../src/term/term.ts'
export { type Tuple, t } from '../../src/term/tuple.ts'
export { todo } from '../kit/todo.ts'

/** The numbers of three control messages. */
export const SEND = 2
export const REG_SEND = 6
export const SEND_SENDER = 22

/** Two atoms in a tuple: `{door, 'b@h2'}`. */
export type NameAndNode = Tuple<readonly [Atom, Atom]>

/** What stands before the `!` in a program. */
export type Destination = Pid | Atom | NameAndNode

/** A process known by its name on a node. */
export interface Registered {
  readonly name: Atom
  readonly node: Atom
}

/** The names of this node's processes. */
export interface Names {
  /** The full name of this node. */
  readonly node: Atom
  readonly registered: ReadonlyMap<Atom, Pid>
}

/**
 * What leaves for another node: the control message says what to do with the
 * message behind it.
 */
export interface Frame {
  readonly control: Tuple
  readonly message: Term
}

/** A connection. */
export interface Connection {
  /** Whether the peer has said that it takes SEND_SENDER. */
  readonly takesSender: boolean
  /** Leave in this order, sooner or later. */
  readonly frames: Frame[]
}

/** A node, to those who send from it. */
export interface Node extends Names {
  /**
   * Puts a message of its own into a process's mailbox; if that is no more, nothing
   * happens.
   */
  deliver(to: Pid, message: Term): void
  /** The connection with another node. */
  connectionTo(node: Atom): Connection
}

/** `true` and `false` are atoms, but no names here. */
export const isName = (to: unknown): to is Atom => kindOf(to) === 'atom'
export const isPid = (to: unknown): to is Pid => kindOf(to) === 'pid'
export const isNameAndNode = (to: unknown): to is NameAndNode =>
  kindOf(to) === 'tuple' &&
  (to as readonly unknown[]).length === 2 &&
  (to as readonly unknown[]).every(isName)
