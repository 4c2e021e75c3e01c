/**
 * Ticks: how a node tells a silent peer from a dead one. A quarter of `net_ticktime` after the last word to the peer it
 * sends an empty frame, and after a whole one of silence it gives the peer up. That is noticed between three quarters
 * and five quarters of the time.
 * OTP: kernel, `net_ticktime`; `dist_util:send_tick/2`.
 */
import type { Clock, Timer } from '../env/env.ts'

/** OTP's default, in milliseconds. */
export const NET_TICKTIME = 60_000

/** Ticks in a `net_ticktime`. */
const INTENSITY = 4

export class Ticker {
  readonly #clock: Clock
  readonly #interval: number
  readonly #tick: () => void
  readonly #dead: () => void
  #timer: Timer
  #sent = false
  /** Intervals since anything came. */
  #silent = 0

  /** Calls `tick` when something must be said, and `dead` once when the peer has been silent for `ticktime` ms. */
  constructor(clock: Clock, ticktime: number, tick: () => void, dead: () => void) {
    this.#clock = clock
    this.#interval = ticktime / INTENSITY
    this.#tick = tick
    this.#dead = dead
    this.#timer = this.#arm()
  }

  sent(): void {
    this.#sent = true
  }

  received(): void {
    this.#silent = 0
  }

  stop(): void {
    this.#timer.cancel()
  }

  #arm(): Timer {
    return this.#clock.setTimer(this.#interval, () => {
      if (++this.#silent > INTENSITY) return this.#dead()
      if (!this.#sent) this.#tick()
      this.#sent = false
      this.#timer = this.#arm()
    })
  }
}
