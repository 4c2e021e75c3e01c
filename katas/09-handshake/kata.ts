/**
 * Kata 09: the handshake. Two nodes tell their names, prove to each other that they
 * know the cookie, and are connected.
 *
 * What the dialler says (▶) and hears (◀):
 *
 *   ▶ name, flags, creation
 *   ◀ status
 *   ◀ challenge, name, flags, creation
 *   ▶ challenge, digest
 *   ◀ ack: digest
 */
import type { Line, Peer, Pending, Standing, Us } from './given.ts'
import { todo } from './given.ts'

/**
 * Task 1. Whether we can talk with a node that has these flags: it must have all
 * that are `MANDATORY`.
 */
export function canTalkWith(flags: bigint): boolean {
  return todo(1)
}

/** Task 1. The flags that hold for a connection: what both nodes can do. */
export function inCommon(ours: bigint, theirs: bigint): bigint {
  return todo(1)
}

/**
 * Task 2. What the node `us` says to one that dials it and says it is `peer`. When
 * each has dialled the other, one of the two connections must go on and the other
 * end. Both nodes run this function, each on its own; the greater name wins. Erlang
 * compares names character by character, by their codes: every capital comes before
 * every small letter.
 */
export function pending(us: string, peer: string, standing: Standing): Pending {
  return todo(2)
}

/**
 * Task 3. The dialler's side: we dialled `peer`. Hang up as soon as
 * - the status says that the peer does not want us. To `alive` we answer with a
 *   status of our own, `true`: we do want it;
 * - the challenge comes from another node than we dialled, or from one that we
 *   cannot talk with;
 * - the ack does not prove that the peer knows our cookie.
 */
export async function weStarted(us: Us, peer: string, line: Line): Promise<Peer> {
  return todo(3)
}

/**
 * Task 4. The acceptor's side: somebody dialled us. `decide(name)` is your
 * `pending`, which knows already who we are and how far we are with that node; for
 * `ok_simultaneous` it ends our own attempt. Hang up
 * - on one that we cannot talk with, after the status `not_allowed`;
 * - after the status `nok`;
 * - when one to whom we said `alive` does not answer `true`;
 * - when the reply does not prove that the dialler knows our cookie.
 */
export async function otherStarted(
  us: Us,
  line: Line,
  decide: (name: string) => Pending,
): Promise<Peer> {
  return todo(4)
}
