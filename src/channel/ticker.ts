/**
 * Ticks: how a node tells a silent peer from a dead one. A quarter of `net_ticktime` after the last word to the peer it
 * sends an empty frame, and after a whole one of silence it gives the peer up. That is noticed between three quarters
 * and five quarters of the time; with a `net_tickintensity` above 4 there are more ticks, and it is noticed closer to it.
 * OTP: kernel, `net_ticktime`, `net_tickintensity`; `dist_util:send_tick/2`.
 */
import type { Clock, Timer } from '../env/env.ts'

/** OTP's default, in milliseconds. */
export const NET_TICKTIME = 60_000

/** Ticks in a `net_ticktime`: OTP's default. */
export const NET_TICKINTENSITY = 4

/** How often something is said, and after how much silence the peer is given up. Milliseconds. @inline */
export interface Pace {
  readonly interval: number
  readonly limit: number
}

/** A part of `net_ticktime`, and the whole. */
export function paceOf(ticktime: number, intensity = NET_TICKINTENSITY): Pace {
  return { interval: ticktime / intensity, limit: ticktime }
}

export class Ticker {
  readonly #clock: Clock
  readonly #tick: () => void
  readonly #dead: () => void
  #pace: Pace
  #timer: Timer
  #sent = false
  /** Milliseconds since anything came, in whole intervals. */
  #silent = 0

  /** Calls `tick` when something must be said, and `dead` once when the peer has been silent for too long. */
  constructor(clock: Clock, pace: Pace, tick: () => void, dead: () => void) {
    this.#clock = clock
    this.#pace = pace
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

  /** From now on, at another pace. */
  change(pace: Pace): void {
    this.#pace = pace
    this.#timer.cancel()
    this.#timer = this.#arm()
  }

  stop(): void {
    this.#timer.cancel()
  }

  #arm(): Timer {
    const { interval, limit } = this.#pace
    return this.#clock.setTimer(interval, () => {
      this.#silent += interval
      if (this.#silent > limit) return this.#dead()
      if (!this.#sent) this.#tick()
      this.#sent = false
      this.#timer = this.#arm()
    })
  }
}
