/**
 * Kata 04: ping. `net_adm:ping('b@h2')` answers `pong` or `pang`, and whoever gets
 * a `pong` is connected from then on.
 */
import {
  type Atom,
  type Directory,
  type Found,
  type Kernel,
  type Line,
  type TermInput,
  todo,
  type World,
} from './given.ts'

/**
 * Task 1. Where the node `full` listens, or why that cannot be found out. Nobody is
 * asked in vain.
 */
export async function findNode(full: string, directory: Directory): Promise<Found> {
  return todo(1)
}

/** Task 2. A node's connections. Nobody is dialled unasked. */
export class Connections {
  constructor(world: World) {
    todo(2)
  }

  /**
   * The nodes that it is connected with at this moment, in the order in which they
   * were connected.
   */
  nodes(): readonly string[] {
    return todo(2)
  }

  /**
   * The line to `node`, dialled if there is none yet. Rejects if it cannot be had.
   */
  connect(node: string): Promise<Line> {
    return todo(2)
  }

  /**
   * Erlang's `!` to a process on `node`: sends the message, as soon as there is a
   * line. It returns at once and never fails; a message that cannot be delivered is
   * lost.
   */
  send(node: string, message: TermInput): void {
    todo(2)
  }
}

/**
 * Task 3. `net_adm:ping(Node)`. Once connected, it asks `net_kernel` over there
 * `{is_auth, Me}`, where `Me` is one's own name as an atom; a node that lets us in
 * answers `yes`. Where that does not come about, no connection is left.
 */
export async function ping(
  kernel: Kernel,
  node: string,
): Promise<Atom<'pong'> | Atom<'pang'>> {
  return todo(3)
}
