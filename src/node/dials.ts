/**
 * The nodes that are being dialled: how many at once, and what becomes of each attempt.
 * OTP: `net_kernel:setup/5`.
 */
import type { Trace } from '../env/trace.ts'
import { HandshakeError } from '../handshake/errors.ts'
import { DFLAG } from '../handshake/flags.ts'
import type { Peer } from '../handshake/party.ts'
import type { FramedConnection } from '../transport/framed.ts'
import { type Dialler, dial, tracedBy } from './dial.ts'
import type { Attempt, Link } from './link.ts'
import type { OwnName } from './own_name.ts'

/** Nodes that are being dialled at once. A message can name any number of nodes, and the answer to it dials. */
export const MAX_DIALS = 1024

/** This node is busy dialling others. */
export class TooManyDials extends Error {
  override readonly name = 'TooManyDials'

  constructor(node: string) {
    super(`${node}: ${MAX_DIALS} nodes are being dialled already; try again later`)
  }
}

/** What becomes of an attempt that was not let go of meanwhile. */
export interface Outcome {
  up(link: Link, attempt: Attempt, connection: FramedConnection, peer: Peer): void
  fail(link: Link, error: unknown): void
}

export class Dials {
  readonly #ownName: OwnName
  readonly #outcome: Outcome
  #count = 0

  constructor(ownName: OwnName, outcome: Outcome) {
    this.#ownName = ownName
    this.#outcome = outcome
  }

  /** Dials the link's peer. What that tells the trace goes to `trace`, if one is given. */
  async begin(link: Link, trace?: Trace): Promise<void> {
    const giveUp = new AbortController()
    const { signal } = giveUp
    const attempt: Attempt = { abort: () => giveUp.abort(new Error('the attempt was given up')) }
    link.dialling = attempt
    this.#count++
    try {
      await this.#ownName.dialInTurn(async (own) => {
        if (this.#count > MAX_DIALS) throw new TooManyDials(link.peer)
        const shown = link.hidden ? unpublished(own) : own
        const dialler = trace === undefined ? shown : tracedBy(trace, shown)
        const { connection, peer } = await dial(dialler, link.peer, signal)
        if (link.dialling === attempt) this.#outcome.up(link, attempt, connection, peer)
        else connection.destroy()
      })
    } catch (error) {
      if (error instanceof HandshakeError && error.failure === 'nok') await this.#otherAttempt(signal)
      if (link.dialling === attempt) this.#outcome.fail(link, error)
    } finally {
      this.#count--
    }
  }

  /** The peer goes on with its own attempt, which will take this one's place: wait for it as long as for a handshake. */
  #otherAttempt(signal: AbortSignal): Promise<void> {
    const { env, setupTime } = this.#ownName.dialler.us
    return new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const timer = env.clock.setTimer(setupTime, resolve)
      signal.addEventListener('abort', () => {
        timer.cancel()
        resolve()
      })
    })
  }
}

/** The same dialler, who does not show itself: a connection is hidden if either side is. */
function unpublished({ us, ...dialler }: Dialler): Dialler {
  return { ...dialler, us: { ...us, flags: us.flags & ~DFLAG.PUBLISHED } }
}
