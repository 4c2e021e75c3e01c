/**
 * What both sides of a handshake have in common: who we are, a frame in, a frame out, and a time limit on the whole.
 */
import type { Env } from '../env/env.ts'
import { ConnectionClosed, type FramedConnection } from '../transport/framed.ts'
import { HandshakeError } from './errors.ts'
import type { HandshakeEvent, HandshakeStep } from './events.ts'

/** This node, to the other one. */
export interface Us {
  readonly env: Env
  /** `undefined@h1` for a node without a name, which asks to be given one by `NAME_ME` among its flags. */
  readonly name: string
  readonly creation: number
  readonly flags: bigint
  /** The cookie for talking with the node `peer`. */
  readonly cookieFor: (peer: string) => string
  /** The whole handshake, in milliseconds; OTP's `net_setuptime` is 7 s. */
  readonly setupTime: number
}

/** A name, and which life of that name. */
export interface GivenName {
  readonly name: string
  readonly creation: number
}

/** The node at the other end, as the handshake has shown it to be. */
export interface Peer extends GivenName {
  readonly flags: bigint
  /** What the peer calls this node, if it had no name before. */
  readonly ourName?: GivenName
}

/** A name goes into logs and becomes an atom: no control characters, no more than an atom has room for. */
const NAME = /^(?=.{3,255}$)[!-?A-~\xa0-\xff]+@[!-?A-~\xa0-\xff]+$/

export function isNodeName(text: string): boolean {
  return NAME.test(text)
}

/** One side of a handshake under way. */
export class Party {
  readonly us: Us
  readonly #connection: FramedConnection
  /** The other node's name, once known. */
  peer: string

  constructor(us: Us, connection: FramedConnection, peer: string) {
    this.us = us
    this.#connection = connection
    this.peer = peer
  }

  send(step: HandshakeStep, bytes: Uint8Array): void {
    this.#emit('sent', step, bytes)
    this.#connection.write(bytes)
  }

  /** The next message, read by `decode`. */
  async receive<T>(step: HandshakeStep, decode: (bytes: Uint8Array) => T): Promise<T> {
    this.#connection.flush() // the peer works on what was said while this side waits
    const bytes = await this.#connection.read()
    this.#emit('received', step, bytes)
    return decode(bytes)
  }

  #emit(direction: HandshakeEvent['direction'], step: HandshakeStep, bytes: Uint8Array): void {
    const { env, name } = this.us
    if (!env.trace.on) return
    env.trace.emit<HandshakeEvent>({
      type: 'handshake',
      at: env.clock.now(),
      where: name,
      direction,
      step,
      peer: this.peer,
      bytes: bytes.slice(),
    })
  }
}

/**
 * Runs one side's `steps` within the time limit. Whatever goes wrong, the connection is ended and the error is a
 * `HandshakeError`.
 */
export async function runHandshake<T>(
  us: Us,
  connection: FramedConnection,
  peer: string,
  steps: (party: Party) => Promise<T>,
): Promise<T> {
  const party = new Party(us, connection, peer)
  let late = false
  const timer = us.env.clock.setTimer(us.setupTime, () => {
    late = true
    connection.destroy()
  })
  try {
    const result = await steps(party)
    connection.flush() // the last word before the work that a new connection brings
    return result
  } catch (error) {
    connection.close() // not destroy: a status `nok` or `not_allowed` that was just sent must arrive
    if (late) {
      throw new HandshakeError(party.peer, 'timeout', `no handshake within ${us.setupTime} ms`, {
        cause: error,
      })
    }
    if (error instanceof HandshakeError) throw error
    const { message } = error as Error
    const [failure, detail] =
      error instanceof ConnectionClosed
        ? (['closed', `the connection ended during the handshake (${message})`] as const)
        : (['protocol', `what it says is no handshake of OTP 23 or later (${message})`] as const)
    throw new HandshakeError(party.peer, failure, detail, { cause: error })
  } finally {
    timer.cancel()
  }
}
