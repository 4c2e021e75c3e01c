/**
 * Kata 02: location transparency. `Pid ! Message` is the same line wherever the
 * process lives. The pid itself carries the way, and whoever holds it need not
 * know.
 */
import type { Home, Node, Pid, Term, Way } from './given.ts'
import { todo } from './given.ts'

/**
 * Task 1. Whether `pid` is one of the node `home`'s own: of this node, in this
 * life.
 *
 * A pid that has been on another node and comes back is a new object, and so is its
 * home. It is the same pid nevertheless.
 */
export function isHere(home: Home, pid: Pid): boolean {
  return todo(1)
}

/**
 * Task 2. The way to `pid`, as seen from `node`.
 *
 * A node never connects with itself, and one that is not on the network reaches no
 * other.
 */
export function wayTo(node: Node, pid: Pid): Way {
  return todo(2)
}

/**
 * Task 3. `Pid ! Message`, said on `node`.
 *
 * - The receiver gets what was said, whatever the sender does with `message`
 *   afterwards.
 * - Who is no more gets nothing, and the sender does not notice.
 */
export function send(node: Node, to: Pid, message: Term): void {
  todo(3)
}
