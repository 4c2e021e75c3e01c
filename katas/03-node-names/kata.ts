/**
 * Kata 03: node names. A node is a running Erlang virtual machine with a name, such
 * as `a@h1`: how it comes by the name, and whom it can reach with it.
 */
import type { Form, Machine, NodeName, Refusal, Started } from './given.ts'
import { todo } from './given.ts'

/**
 * Task 1. A full name taken apart, or `'no name'` if no node can have it.
 *
 * - Before the @ stand letters from A to Z or a to z, digits, `_` and `-`; at least
 *   one.
 * - After it stands the host: at least one character, none of them a space or
 *   another @. `h1`, `h1.example.org` and `192.0.2.1` will do.
 */
export function splitName(full: string): NodeName | 'no name' {
  return todo(1)
}

/**
 * Task 2. What becomes of `erl FLAG GIVEN` on that machine:
 * `fullName('-sname', 'a', machine)` is for `erl -sname a`.
 *
 * - `given` may bring its host along: `a@h1`. If it does not, the machine's is
 *   taken: `host` for a short name, `host`, a dot and `domain` for a long one. A
 *   machine without a domain has no such long name: `errors.long`.
 * - A short name has no dot in its host: `errors.short`.
 * - What is no node's name is refused: `errors.invalid`.
 * - Without a flag, what starts is no node: `NO_NODE`, of form `'none'`.
 */
export function fullName(
  flag: '-sname' | '-name' | undefined,
  given: string,
  machine: Machine,
): Started | Refusal {
  return todo(2)
}

/**
 * Task 3. Whether a node of this form may dial the node named `to`. The dialler
 * knows no more of it than the name. A refusal is `errors.notQualified`,
 * `errors.qualified`, `errors.invalid` or `errors.noNode`.
 */
export function mayDial(form: Form, to: string): 'ok' | Refusal {
  return todo(3)
}

/**
 * Task 3. The full names of those of the two who can begin a connection with the
 * other: none, one or both; `a` first.
 */
export function whoCanBegin(a: Started, b: Started): readonly string[] {
  return todo(3)
}

/** Task 4. Whether two full names are the same node's. */
export function sameNode(a: string, b: string): boolean {
  return todo(4)
}

/**
 * Task 4. Nodes with the names `running` run on a machine; another is to start
 * there as `full`. `errors.inUse` if it cannot. The machine's port mapper writes
 * down of each node what stands before the @, and nothing else.
 */
export function mayStart(running: readonly string[], full: string): 'ok' | Refusal {
  return todo(4)
}

/**
 * Task 4. The prompt of line `n` in the shell of `full`: `(a@h1)1> ` on a node,
 * `1> ` on what is none.
 */
export function prompt(full: string, n: number): string {
  return todo(4)
}
