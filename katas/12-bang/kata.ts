/**
 * Kata 12: bang. `To ! Message`, where `To` is a pid, a name, or a name and a node;
 * and what becomes of it on the wire.
 */
import {
  type Atom,
  type Destination,
  type Names,
  type Node,
  type Pid,
  type Registered,
  type Term,
  type Tuple,
  todo,
} from './given.ts'

/**
 * Task 1. What a destination comes down to, on the node `here`: a pid, or a name on
 * a certain node. Nothing else can be sent to: it is a `badarg`.
 */
export function resolve(to: Destination, here: Atom): Pid | Registered {
  return todo(1)
}

/**
 * Task 2. Who of this node is meant by `to`, which is a destination on this node;
 * `undefined` if nobody is, and that is no error.
 *
 * In one case it is: a `Name` that nobody has is a `badarg`. `{Name, Node}` never
 * is, not even with this node's own name.
 */
export function recipient(names: Names, to: Destination): Pid | undefined {
  return todo(2)
}

/**
 * Task 3. The control message under which `from` sends to `to`, which lives on
 * another node. The guide to the distribution protocol has three for it:
 *
 * - `{2, Unused, ToPid}`, SEND. The sender is not told.
 * - `{22, FromPid, ToPid}`, SEND_SENDER, in place of SEND where the peer takes it.
 * - `{6, FromPid, Unused, ToName}`, REG_SEND.
 *
 * `Unused` was a cookie once. Today it is the empty atom, `''`.
 */
export function toControl(
  from: Pid,
  to: Pid | Registered,
  takesSender: boolean,
): Tuple {
  return todo(3)
}

/**
 * Task 4. `To ! Message`, said by `from` on `node`. Its value is the message.
 *
 * - What arrives is what was said, whatever the sender does with `message`
 *   afterwards.
 * - It waits for nobody, and two messages on the same way stay in order.
 */
export function bang(node: Node, from: Pid, to: Destination, message: Term): Term {
  return todo(4)
}
