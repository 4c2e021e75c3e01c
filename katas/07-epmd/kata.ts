/**
 * Kata 07: EPMD, the port mapper. One on each host knows which nodes live there and
 * where they listen. It is asked, and never asks. Every number on the wire is
 * big-endian: its highest byte comes first.
 */
import { type Connection, type Cut, type NodeEntry, todo } from './given.ts'

/**
 * Task 1, first half. The 16-bit number that stands in `bytes` from index `at` on.
 */
export function u16(bytes: Uint8Array, at: number): number {
  return todo(1)
}

/**
 * Task 1, second half. Cuts what has come in so far. A request is a 16-bit length,
 * then that many bytes. TCP is a stream: it may bring half a request, or three at
 * once.
 */
export function cut(received: Uint8Array): Cut {
  return todo(1)
}

/**
 * Task 2. What a node says of itself, from its request without the length:
 *
 *     1 byte      the tag, 120
 *     2 bytes     port
 *     1 byte      type
 *     1 byte      protocol
 *     2 bytes     highestVersion
 *     2 bytes     lowestVersion
 *     2 bytes     Nlen
 *     Nlen bytes  name
 *     2 bytes     Elen
 *     Elen bytes  extra
 */
export function readAlive2(request: Uint8Array): NodeEntry {
  return todo(2)
}

/**
 * Task 2. ALIVE2_X_RESP, the answer to it: the tag 118, the result, the creation in
 * 32 bits. `undefined` is a refusal; then four bytes of creation follow all the
 * same, and nobody reads them.
 */
export function alive2Answer(creation: number | undefined): Uint8Array {
  return todo(2)
}

/**
 * Task 3. Who is registered: each name for as long as the connection by which it
 * was registered.
 */
export class Names {
  /**
   * The creation of this life of the name: an integer from 4 to 4294967295 that no
   * registration before it had. `undefined`, if somebody living has that name.
   */
  register(node: NodeEntry, connection: Connection): number | undefined {
    return todo(3)
  }

  /** That connection has ended. It may be one that never held a name. */
  closed(connection: Connection): void {
    todo(3)
  }

  find(name: string): NodeEntry | undefined {
    return todo(3)
  }

  /** All who live, in any order. */
  all(): readonly NodeEntry[] {
    return todo(3)
  }
}

/**
 * Task 4. PORT2_RESP, the answer to "where does that node listen?": the tag 119,
 * the result, then the node's fields as they stood in its ALIVE2_REQ. `undefined`:
 * nobody has that name, and the answer ends with the result.
 */
export function port2Answer(node: NodeEntry | undefined): Uint8Array {
  return todo(4)
}

/**
 * Task 5. The answer to NAMES_REQ: EPMD's own port in 32 bits, then the lines that
 * `epmd -names` prints of the nodes:
 *
 *     name a at port 45701
 *     name b at port 41307
 */
export function namesAnswer(
  epmdPort: number,
  nodes: readonly NodeEntry[],
): Uint8Array {
  return todo(5)
}
