/**
 * Timers: messages that come later, unless cancelled before.
 * OTP: `send_after/3`, `start_timer/3`, `cancel_timer/1`, `read_timer/1`.
 */
import type { Clock, Timer } from '../env/env.ts'
import type { Reference } from '../term/identifier.ts'
import { KEY } from '../term/kind.ts'
import { BadArg, SystemLimit } from './errors.ts'

/** The longest wait, in milliseconds: some 280 years, about as far as the BEAM's clock reaches. */
const MAX_TIMER = 2 ** 43

/** So many timers may run at once. */
const MAX_RUNNING = 262_144

interface Running {
  readonly timer: Timer
  readonly due: number
}

export class Timers {
  readonly #clock: Clock
  readonly #running = new Map<string, Running>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Throws `BadArg` for what is no time, and `SystemLimit` when too many run. */
  start(reference: Reference, ms: number, fire: () => void): void {
    if (!Number.isInteger(ms) || ms < 0 || ms > MAX_TIMER)
      throw new BadArg(`a timer takes whole milliseconds from 0 to ${MAX_TIMER}, not ${ms}`)
    if (this.#running.size >= MAX_RUNNING) throw new SystemLimit(`${MAX_RUNNING} timers run already`)
    const timer = this.#clock.setTimer(ms, () => {
      this.#running.delete(reference[KEY])
      fire()
    })
    this.#running.set(reference[KEY], { timer, due: this.#clock.now() + ms })
  }

  /** The milliseconds left, or `false` when it has fired, was cancelled or never was. */
  read(reference: Reference): number | false {
    const running = this.#running.get(reference[KEY])
    return running === undefined ? false : Math.max(0, Math.ceil(running.due - this.#clock.now()))
  }

  /** As `read`, and it does not fire any more. */
  cancel(reference: Reference): number | false {
    const left = this.read(reference)
    this.#running.get(reference[KEY])?.timer.cancel()
    this.#running.delete(reference[KEY])
    return left
  }

  cancelAll(): void {
    for (const { timer } of this.#running.values()) timer.cancel()
    this.#running.clear()
  }
}
