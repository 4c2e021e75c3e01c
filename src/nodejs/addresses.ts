/**
 * Where hosts are, as the system's resolver says, remembered for a moment: who joins a mesh dials the same hosts again
 * and again, and to look one up takes as long as to reach a node on it.
 * OTP looks a host up at every dial: `inet:getaddr/2`, by way of `inet_tcp_dist.erl`.
 */
import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'

/** For how long an answer holds, in milliseconds: hosts move, and seldom. */
export const REMEMBERED_MS = 2_000

/** Hosts that are remembered; the one that was looked up first makes room. */
export const MAX_REMEMBERED = 256

interface Answer {
  readonly address: string
  readonly family: number | undefined
  /** When it was given. */
  readonly at: number
}

/** For one family of addresses. */
export class Addresses {
  readonly #lookup: LookupFunction
  readonly #now: () => number
  readonly #answers = new Map<string, Answer>()

  constructor(system: LookupFunction = lookup, now: () => number = () => performance.now()) {
    this.#lookup = system
    this.#now = now
  }

  /** The address of `host`, as `net.connect` asks for it. An error is not remembered. */
  readonly lookup: LookupFunction = (host, options, callback) => {
    const known = this.#answers.get(host)
    if (known !== undefined && this.#now() - known.at < REMEMBERED_MS)
      return callback(null, known.address, known.family)
    this.#lookup(host, options, (error, address, family) => {
      if (error === null && typeof address === 'string') this.#remember(host, address, family)
      callback(error, address, family)
    })
  }

  /** Nobody could be reached there: perhaps it has moved. */
  forget(host: string): void {
    this.#answers.delete(host)
  }

  #remember(host: string, address: string, family: number | undefined): void {
    this.#answers.delete(host)
    const [first] = this.#answers.keys()
    if (first !== undefined && this.#answers.size >= MAX_REMEMBERED) this.#answers.delete(first)
    this.#answers.set(host, { address, family, at: this.#now() })
  }
}
