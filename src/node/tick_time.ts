/**
 * `net_ticktime`, which can be changed while nodes are connected: `net_kernel:set_net_ticktime/1,2`. It has to be changed
 * on all of them, and nobody shall be given up because one heard of it before another: until the transition is over this
 * node ticks by the shorter of the two times, and gives others up by the longer.
 * OTP: `net_kernel(3)`, `set_net_ticktime/2`.
 */
import { NET_TICKINTENSITY, type Pace, paceOf } from '../channel/ticker.ts'
import type { Clock, Timer } from '../env/env.ts'

/** What `net_tickintensity` can be. */
const INTENSITIES = [4, 1000] as const

/** `net_ticktime` and its change on a living node: `net_kernel:set_net_ticktime/1,2`. */
export class TickTime {
  readonly #clock: Clock
  readonly #intensity: number
  readonly #change: (pace: Pace) => void
  #ms: number
  #pace: Pace
  #transition: Timer | undefined

  /**
   * `change` is called with the pace for every connection, whenever it is another. `intensity` is the number of ticks in
   * a `net_ticktime`; a `RangeError` if that is none from 4 to 1000.
   */
  constructor(clock: Clock, ms: number, change: (pace: Pace) => void, intensity = NET_TICKINTENSITY) {
    const [least, most] = INTENSITIES
    if (!Number.isInteger(intensity) || intensity < least || intensity > most)
      throw new RangeError(`net_tickintensity is a whole number from ${least} to ${most}, not ${intensity}`)
    this.#clock = clock
    this.#intensity = intensity
    this.#ms = ms
    this.#pace = this.#paceOf(ms)
    this.#change = change
  }

  /** Milliseconds; while it is being changed, those that it will be. */
  get ms(): number {
    return this.#ms
  }

  /** Whether a change is under way. */
  get isChanging(): boolean {
    return this.#transition !== undefined
  }

  /** How often something is said at the moment, and after how much silence a peer is given up. @internal */
  get pace(): Pace {
    return this.#pace
  }

  /**
   * Until `transition` ms are over, peers are sent ticks by the shorter of the two times and given up by the longer;
   * then `ms` holds for both. Nothing changes while another change is under way.
   */
  set(ms: number, transition: number): 'unchanged' | 'change_initiated' | 'ongoing_change' {
    if (this.isChanging) return 'ongoing_change'
    if (ms === this.#ms) return 'unchanged'
    const before = this.#ms
    this.#ms = ms
    this.#go({ interval: this.#paceOf(Math.min(before, ms)).interval, limit: Math.max(before, ms) })
    this.#transition = this.#clock.setTimer(transition, () => {
      this.#transition = undefined
      this.#go(this.#paceOf(ms))
    })
    return 'change_initiated'
  }

  /** Gives up a change that is under way. */
  stop(): void {
    this.#transition?.cancel()
  }

  #paceOf(ms: number): Pace {
    return paceOf(ms, this.#intensity)
  }

  #go(pace: Pace): void {
    this.#pace = pace
    this.#change(pace)
  }
}
