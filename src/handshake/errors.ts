/**
 * Why a handshake failed, as far as this side can know, and what to do about it.
 *
 * OTP gives the user `pang` for all of these. A wrong cookie is the hardest to see: the acceptor that notices it closes
 * without a word, so the dialler can only tell *when* the connection ended.
 */
import type { FlagName } from './flags.ts'

/**
 * Where a handshake can fail. By "Distribution Handshake" of the ERTS User's Guide.
 *
 * - `closed-after-reply`: the connection ended after our reply. To a dialler, this is what a wrong cookie looks like.
 * - `bad-digest`: the peer's digest is not ours: the cookies differ.
 * - `nok`: both dialled at once, and the other attempt is the one that goes on.
 * - `not-allowed`: one of the two does not let the other in; see `Node.allow`.
 * - `alive`: there is a connection with the peer already, and this is not its successor.
 * - `missing-flags`: the peer lacks what this node needs of one.
 * - `wrong-name`: another node answers there than the one that was dialled.
 * - `bad-name`: the name that the peer gives itself, or this node, is no name of a node there.
 * - `timeout`: the handshake took longer than `setupTime`.
 * - `closed`: the connection ended at another place of the handshake.
 * - `protocol`: the bytes make no handshake: something else listens there, or a version from before OTP 23.
 */
export type HandshakeFailure =
  | 'closed-after-reply'
  | 'bad-digest'
  | 'nok'
  | 'not-allowed'
  | 'alive'
  | 'missing-flags'
  | 'wrong-name'
  | 'bad-name'
  | 'timeout'
  | 'closed'
  | 'protocol'

/** A handshake that came to nothing; `failure` says at what, and the connection is closed. */
export class HandshakeError extends Error {
  override readonly name = 'HandshakeError'
  /** The other node's name, or its address while it has not given one. */
  readonly peer: string
  /** At what it failed. */
  readonly failure: HandshakeFailure

  /**
   * @param peer - The other node's name, or its address while it has not given one.
   * @param failure - At what it failed.
   * @param detail - That in words: ends the message.
   * @param options - `cause`: the error behind it.
   */
  constructor(peer: string, failure: HandshakeFailure, detail: string, options?: ErrorOptions) {
    super(`${peer}: ${detail}`, options)
    this.peer = peer
    this.failure = failure
  }
}

export const closedAfterReply = (peer: string, cause: unknown): HandshakeError =>
  new HandshakeError(
    peer,
    'closed-after-reply',
    'it hung up when it saw our digest. That is how a node answers a wrong cookie: compare `erlang:get_cookie()` on both sides',
    { cause },
  )

export const badDigest = (peer: string): HandshakeError =>
  new HandshakeError(
    peer,
    'bad-digest',
    'its digest does not fit our cookie: compare `erlang:get_cookie()` on both sides',
  )

export const missingFlags = (peer: string, missing: readonly FlagName[]): HandshakeError =>
  new HandshakeError(peer, 'missing-flags', `it lacks what this node needs of a peer: ${missing.join(', ')}`)
