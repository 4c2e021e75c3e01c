/**
 * The seam of location transparency: all that processes know of other nodes.
 *
 * A runtime without a `Remote` is `nonode@nohost`. Whoever gives it one (`net_kernel` does) makes every pid of another
 * node reachable by the same `send`.
 */
import type { Signal } from '../signal/signal.ts'
import type { Atom } from '../term/atom.ts'

export interface Remote {
  /**
   * Takes a signal for a process on `node`, connecting if need be. It is copied or encoded before this returns, and
   * throws a `TypeError` if it cannot be. Never blocks: a promise means that the way there is full, and whoever sends
   * should await it before it goes on.
   */
  send(node: Atom, signal: Signal): Promise<void> | undefined

  /** Resolves once `node` is connected; rejects with the error that says why it cannot be. */
  connect(node: string): Promise<void>
}
