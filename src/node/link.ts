/**
 * The connection with one other node, from the first thought of it: under way, then up. Signals for a node that is still
 * being connected wait in order.
 */
import type { Channel } from '../channel/channel.ts'
import type { Signal } from '../signal/signal.ts'

/** How many signals wait for a connection; those beyond are lost, as they would be if it failed. */
export const MAX_WAITING_SIGNALS = 65_536

/** One attempt to bring a link about. Whichever the link holds is in charge; the others are void. */
export interface Attempt {
  readonly side: 'dialling' | 'accepting'
  /** Ends it at once. */
  abort(): void
}

export class Link {
  readonly peer: string
  attempt: Attempt | undefined
  channel: Channel | undefined
  readonly waiting: Signal[] = []
  readonly ready: Promise<void>
  #settle: { resolve(): void; reject(error: unknown): void } | undefined

  constructor(peer: string) {
    this.peer = peer
    this.ready = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
    this.ready.catch(() => {}) // who did not ask to wait is not to be told
  }

  /** Lines `signal` up; false when too many wait already. */
  wait(signal: Signal): boolean {
    if (this.waiting.length >= MAX_WAITING_SIGNALS) return false
    this.waiting.push(signal)
    return true
  }

  /** The connection is there: what waited goes out first. */
  up(channel: Channel): void {
    this.attempt = undefined
    this.channel = channel
    for (const signal of this.waiting.splice(0)) channel.send(signal)
    this.#settle?.resolve()
  }

  /** It did not come about. Returns what waited. */
  failed(error: unknown): Signal[] {
    this.attempt = undefined
    this.#settle?.reject(error)
    return this.waiting.splice(0)
  }
}
