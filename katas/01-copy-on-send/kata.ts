/**
 * Kata 01: copy on send. A message is copied when it is sent: whatever the sender
 * does with its own afterwards, the receiver has what was said. So nobody shares
 * memory with anybody, and it does not matter who lives on which machine.
 */
import { type Leaf, type Process, type Term, todo } from './given.ts'

/**
 * Task 1. An independent copy of a term that has no parts.
 *
 * A `Binary` is bytes in memory that someone may write to (it is a `Uint8Array`).
 * Every other leaf is immutable, and an atom is known by being the one object of
 * its name.
 */
export function copyLeaf(leaf: Leaf): Leaf {
  return todo(1)
}

/**
 * Task 2. An independent copy of any term: leaves, and lists, tuples, maps and
 * improper lists of terms, as deep as they go. It is the same term, of the same
 * kinds, and shares nothing that could change with `term`.
 */
export function copy(term: Term): Term {
  return todo(2)
}

/**
 * Task 3. `To ! Message`: `to` will find the message in its mailbox, and its code
 * runs.
 *
 * - What arrives is what was said, whatever the sender does with `message` once
 *   `send` has returned.
 * - `send` waits for nobody: the receiver's code does not run before the sender's
 *   present code has come to its end.
 * - Two messages from one sender arrive in the order in which they were sent.
 */
export function send(to: Process, message: Term): void {
  todo(3)
}

/**
 * Task 4, a stretch. `receive Pattern -> …`, where `fits` says whether a message
 * matches the pattern: takes the first that fits out of the mailbox. The others
 * stay, in their order. `undefined` if none fits.
 */
export function receive(
  mailbox: Term[],
  fits: (message: Term) => boolean,
): Term | undefined {
  return todo(4)
}
