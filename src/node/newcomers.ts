/**
 * Those who dial this node: each shakes hands, and by the cookie becomes a link. Until then a name is only a claim, and
 * an attempt among others.
 * OTP: `inet_tcp_dist:accept_connection/5`, and `accept_pending` of `net_kernel.erl`.
 */
import { HandshakeError } from '../handshake/errors.ts'
import { type Acceptance, handshakeOtherStarted } from '../handshake/other_started.ts'
import type { GivenName, Peer, Us } from '../handshake/party.ts'
import type { Pending } from '../handshake/pending.ts'
import { FramedConnection } from '../transport/framed.ts'
import type { Connection } from '../transport/transport.ts'
import { MAX_HANDSHAKE_FRAME } from './dial.ts'
import type { Attempt, Link } from './link.ts'

/** Newcomers that are shaking hands at once. */
export const MAX_NEWCOMERS = 256

/** What `net_kernel` makes of newcomers. */
export interface Reception {
  readonly us: Us
  /** What is to be said to who calls itself `peer`. */
  markPending(peer: string): Pending | 'not_allowed'
  /** A name for a newcomer without one; `undefined` if nobody from that host is let in. */
  nameFor(host: string): GivenName | undefined
  /** A newcomer by the name `peer` is under way. */
  enter(peer: string, attempt: Attempt): Link
  /** The old connection with `peer` ends: its next life is here. */
  replaceOld(peer: string): void
  /** It has shown the cookie. */
  up(link: Link, attempt: Attempt, connection: FramedConnection, peer: Peer): void
  /** Nothing came of it; `link` is the one it would have been. */
  failed(who: string, error: unknown, link: Link | undefined): void
}

export class Newcomers {
  readonly #reception: Reception
  readonly #connections = new Set<FramedConnection>()
  #stopped = false

  constructor(reception: Reception) {
    this.#reception = reception
  }

  /** Somebody dialled this node. When too many shake hands, whoever has taken longest makes room. */
  async accept(carrier: Connection): Promise<void> {
    if (this.#stopped) return carrier.destroy()
    const reception = this.#reception
    const connection = new FramedConnection(carrier, { lengthBytes: 2, limit: MAX_HANDSHAKE_FRAME })
    this.#makeRoom()
    this.#connections.add(connection)
    const attempt: Attempt = { abort: () => connection.destroy() }
    let link: Link | undefined
    const acceptance: Acceptance = {
      markPending: (peer) => {
        const pending = reception.markPending(peer)
        if (pending === 'ok' || pending === 'ok_simultaneous') link = reception.enter(peer, attempt)
        return pending
      },
      nameFor: (host) => {
        const given = reception.nameFor(host)
        if (given !== undefined) link = reception.enter(given.name, attempt)
        return given
      },
      replaceOld: async (peer) => {
        reception.replaceOld(peer)
        link = reception.enter(peer, attempt)
      },
    }
    try {
      const peer = await handshakeOtherStarted(reception.us, connection, acceptance)
      if (link?.newcomers.has(attempt)) reception.up(link, attempt, connection, peer)
      else connection.destroy()
    } catch (error) {
      const who = error instanceof HandshakeError ? error.peer : carrier.remote.host
      reception.failed(who, error, link?.newcomers.delete(attempt) ? link : undefined)
    } finally {
      this.#connections.delete(connection)
    }
  }

  /** Turns everyone away, now and from now on. */
  stop(): void {
    this.#stopped = true
    for (const connection of this.#connections) connection.destroy()
  }

  #makeRoom(): void {
    const [oldest] = this.#connections
    if (oldest === undefined || this.#connections.size < MAX_NEWCOMERS) return
    this.#connections.delete(oldest)
    oldest.destroy()
  }
}
