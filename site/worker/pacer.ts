/**
 * Lets a virtual clock run beside the real one, slowly enough to watch: a segment that takes 50 virtual milliseconds
 * takes most of a second. While there is nothing to come of what was done, time stands, so an idle page does no work.
 */
import type { VirtualClock } from '../../src/mod.ts'
import type { ClockReading, Pace } from './messages.ts'

/** Real milliseconds between two looks at the clock: one picture of a screen. */
const TICK = 16
/** How much faster time passes while all wait for a timeout and there is nothing to see. */
const HURRY = 40
/** How much faster when a reader has asked for time to pass. */
const LEAP = 400
/** Virtual milliseconds that pass between two looks, where none is to be seen: while something moves, or all wait. */
const MOMENT = 10
const WHILE = 200

/** Real milliseconds between two looks at whether there is something for time to bring. */
const DOZE = 100

export interface Paced {
  readonly busy: boolean
  readonly moving: boolean
  readonly waiting: boolean
  /** Resolves when there is room for more to be told. */
  room(): Promise<void>
}

export class Pacer {
  readonly #clock: VirtualClock
  readonly #paced: Paced
  readonly #changed: () => void
  #rate: number
  #paused = false
  /** Pause at the next beat. */
  #stepping = false
  #going = false
  #ended = false
  #dozing: ReturnType<typeof setTimeout> | undefined

  /** Calls `changed` when the clock has begun or ceased to run. */
  constructor(clock: VirtualClock, paced: Paced, rate: number, changed: () => void) {
    this.#clock = clock
    this.#paced = paced
    this.#rate = rate
    this.#changed = changed
  }

  get reading(): ClockReading {
    const paused = this.#paused
    return { now: this.#clock.now(), rate: this.#going && !paused ? this.#rate : 0, paused }
  }

  set rate(rate: number) {
    this.#rate = rate
    this.#changed()
  }

  pace(pace: Pace): void {
    if (pace === 'step' && !this.#paced.busy) return
    this.#stepping = pace === 'step'
    this.#paused = pace === 'pause'
    this.go()
    this.#changed()
  }

  /** Something worth a sentence has happened. */
  beat(): void {
    if (!this.#stepping) return
    this.#stepping = false
    this.#paused = true
  }

  /** Something was done to the cluster: time may have to run again. */
  go(): void {
    if (!this.#going) void this.#run()
  }

  end(): void {
    this.#ended = true
    clearTimeout(this.#dozing)
  }

  /** Lets so much time pass at once, or less, if it is to stand before. */
  async #leap(ms: number): Promise<void> {
    const until = this.#clock.now() + ms
    const still = (): boolean => !this.#paced.busy || this.#paused || this.#ended
    if (await this.#clock.runUntil(still, ms)) return
    await this.#clock.advance(Math.max(until - this.#clock.now(), 0))
  }

  get #haste(): number {
    if (this.#paced.moving) return 1
    return this.#paced.waiting ? LEAP : HURRY
  }

  async #run(): Promise<void> {
    this.#going = true
    this.#changed()
    let last = performance.now()
    await this.#clock.advance(0)
    while (!this.#ended && !this.#paused && this.#paced.busy) {
      await this.#paced.room()
      if (this.#rate === Number.POSITIVE_INFINITY) {
        if (!this.#canGoOn) break
        await this.#leap(this.#paced.moving ? MOMENT : WHILE)
        continue
      }
      await new Promise((resolve) => setTimeout(resolve, TICK))
      const now = performance.now()
      await this.#clock.advance((now - last) * this.#rate * this.#haste)
      last = now
    }
    this.#going = false
    // Who goes by steps, goes on so with what comes next.
    if (this.#stepping) this.#paused = true
    this.#stepping = false
    this.#changed()
    this.#doze()
  }

  /** Whether there is something for time to bring. */
  get #canGoOn(): boolean {
    return this.#clock.nextDue !== undefined || this.#paced.moving
  }

  /** An answer is due that time cannot bring: whoever works it out takes no virtual time, but may want some then. */
  #doze(): void {
    clearTimeout(this.#dozing)
    if (this.#ended || this.#paused || !this.#paced.busy) return
    this.#dozing = setTimeout(() => (this.#canGoOn ? this.go() : this.#doze()), DOZE)
  }
}
