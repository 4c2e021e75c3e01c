/**
 * How bytes travel: dial, listen, connection. EPMD, handshake and channel run over these interfaces unchanged, be the
 * carrier TCP, the simulated network or something of the reader's own.
 *
 * A connection is a reliable, ordered stream of bytes both ways, as TCP is. It promises no frames: a read may hold half
 * a frame or three.
 */

/** What a connection tells the one who reads it. Calls are never nested: none comes before the previous one returned. */
export interface Receiver {
  /** Bytes that arrived. They are lent until this returns: who needs them longer copies them. */
  data(bytes: Uint8Array): void
  /** What waited to be written has fallen below the high-water mark again, after a `write` that returned false. */
  drained?(): void
  /** The end, exactly once, whoever closed: without `error` the peer said goodbye properly. Nothing comes after it. */
  closed(error?: Error): void
}

/** Bytes both ways, in their order, until one side ends it. */
export interface Connection {
  readonly local: Address
  readonly remote: Address
  /**
   * Names who reads from now on, in place of whoever did. Bytes that arrive before the first call wait (the carrier
   * stops reading); so does the end.
   */
  receive(receiver: Receiver): void
  /**
   * Sends bytes after those written before. The bytes belong to the connection from now on. Writes of one turn may
   * leave as one. False means that more waits than the carrier likes: hold back until `drained`. Whoever writes on while
   * more than 64 MiB wait loses the connection. After the end, or after `close`, it does nothing.
   *
   * `written` is called, not before this call has returned, once the carrier has no more need of the bytes: then they are
   * the caller's again. When the connection ends before, it may never be.
   */
  write(bytes: Uint8Array, written?: () => void): boolean
  /**
   * What was written leaves now, where it would otherwise wait for the end of the turn. True when all of it has left: then
   * its bytes are the caller's again.
   */
  flush?(): boolean
  /**
   * Sends what was written, then ends. No further `data` comes; `closed` does, when the peer has taken the end in, or has
   * taken nothing for 5000 ms.
   */
  close(): void
  /** Ends at once; what was not sent yet is lost, and the peer's `closed` has an error. One's own comes without. */
  destroy(): void
}

/** Bytes that may wait to be sent before a connection is given up: 64 MiB. One write may be longer. */
export const SEND_LIMIT = 64 * 1024 * 1024

/** How long a connection that was closed waits for a peer that takes nothing. */
export const LINGER_MS = 5_000

/** A connection ended otherwise than by a goodbye; the carrier's own error, if there is one, is the `cause`. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'

  constructor(reason: string, options?: ErrorOptions) {
    super(`the connection broke: ${reason}`, options)
  }
}

/** A host, by name or by number, and a port of it. */
export interface Address {
  readonly host: string
  readonly port: number
}

/** What `Transport.listen` gives. */
export interface Listener {
  readonly address: Address
  /** Takes no further connections; those accepted live on. */
  close(): Promise<void>
}

/** A carrier of connections: TCP, the simulated network, or one of your own. */
export interface Transport {
  /** Rejects with `DialError`. `signal` gives up the attempt. */
  dial(to: Address, signal?: AbortSignal): Promise<Connection>
  /** Listens at `port`, or at a free one for 0. Rejects with `ListenError`. `accept` is called with each connection. */
  listen(at: Address, accept: (connection: Connection) => void): Promise<Listener>
}

/** `unresolved`: no such host. `refused`: nobody listens. `unreachable`: no answer, or no way. `aborted`: the caller gave up. */
export type DialFailure = 'unresolved' | 'refused' | 'unreachable' | 'aborted'

/** No connection came about. `failure` says which step failed. */
export class DialError extends Error {
  override readonly name = 'DialError'
  /** Where the dial went. */
  readonly to: Address
  readonly failure: DialFailure

  /**
   * @param to - Where the dial went.
   * @param failure - The step that failed.
   * @param options - `cause`: the error behind it.
   */
  constructor(to: Address, failure: DialFailure, options?: ErrorOptions) {
    super(`${sentence[failure]} (${to.host}:${to.port})`, options)
    this.to = to
    this.failure = failure
  }
}

const sentence: Record<DialFailure, string> = {
  unresolved: 'the host name does not resolve to an address',
  refused: 'the host answers, but nobody listens at that port',
  unreachable: 'the host cannot be reached',
  aborted: 'the attempt was given up',
}

/** `in-use`: somebody listens there. `not-allowed`: not to this user. `no-such-address`: not of this machine. */
export type ListenFailure = 'in-use' | 'not-allowed' | 'no-such-address'

/** The port cannot be listened at. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
  readonly at: Address
  readonly failure: ListenFailure

  /**
   * @param at - Where it was to listen.
   * @param failure - Why it cannot.
   * @param options - `cause`: the error behind it.
   */
  constructor(at: Address, failure: ListenFailure, options?: ErrorOptions) {
    super(`cannot listen at ${at.host}:${at.port}: ${reason[failure]}`, options)
    this.at = at
    this.failure = failure
  }
}

const reason: Record<ListenFailure, string> = {
  'in-use': 'another program listens there already',
  'not-allowed': 'this user may not (ports below 1024 are for root)',
  'no-such-address': 'this machine has no such address',
}
