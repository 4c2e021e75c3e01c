/**
 * What this kata gives you. Nothing else is needed.
 *
 * - `digest(challenge, cookie)`: the 16 bytes that answer a challenge, and
 *   `sameDigest(a, b)`; you wrote them in kata 08
 * - `MANDATORY`: the flags without which OTP 25 talks to nobody. Flags go up to bit
 *   37, so they are a `bigint`
 * - `hangUp(why)`: ends the connection, and with it your function
 */
export { genDigest as digest, sameDigest } from '../../src/handshake/digest.ts'
export { MANDATORY_25 as MANDATORY } from '../../src/handshake/flags.ts'
export { todo } from '../kit/todo.ts'

/**
 * The messages of a handshake. They are bytes already when they travel: that is
 * done for you.
 */
export type Message = Name | Status | Challenge | Reply | Ack

export interface Name {
  readonly kind: 'name'
  readonly name: string
  readonly flags: bigint
  readonly creation: number
}

/** `true` and `false` are what a dialler answers to `alive`. */
export interface Status {
  readonly kind: 'status'
  readonly status: Pending | 'not_allowed' | 'true' | 'false'
}

/** Says who the acceptor is, and asks. */
export interface Challenge {
  readonly kind: 'challenge'
  readonly name: string
  readonly flags: bigint
  readonly creation: number
  readonly challenge: number
}

/** Answers the challenge, and asks back. */
export interface Reply {
  readonly kind: 'reply'
  readonly challenge: number
  readonly digest: Uint8Array
}

export interface Ack {
  readonly kind: 'ack'
  readonly digest: Uint8Array
}

/** A connection over which a handshake is going on. */
export interface Line {
  send(message: Message): void
  /**
   * The next message. Where it is of another kind, or the peer hangs up, your
   * function ends here.
   */
  receive<K extends Message['kind']>(
    kind: K,
  ): Promise<Extract<Message, { kind: K }>>
}

/** This node. */
export interface Us {
  readonly name: string
  readonly flags: bigint
  readonly creation: number
  /** The cookie for talking with `peer`. */
  cookieFor(peer: string): string
  /** A random number of 32 bits, another each time: a challenge. */
  random(): number
}

/** The other node, once it has shown who it is. */
export interface Peer {
  readonly name: string
  readonly creation: number
  /** What both can do. */
  readonly flags: bigint
}

/**
 * How far we are with a node already: nothing is under way, we are dialling it, a
 * connection is up.
 */
export type Standing = 'nothing' | 'dialling' | 'up'

/**
 * What we say to one that dials us:
 * - `ok`: go on;
 * - `ok_simultaneous`: we were dialling you as well, and give that up: go on;
 * - `nok`: we are dialling you as well, and that goes on: go away;
 * - `alive`: a connection with you is up, as far as we know. Do you want a new one?
 */
export type Pending = 'ok' | 'ok_simultaneous' | 'nok' | 'alive'

export class HangUp extends Error {
  override readonly name = 'HangUp'
}

/** Ends the connection. Nothing after it runs. */
export function hangUp(why: string): never {
  throw new HangUp(why)
}
