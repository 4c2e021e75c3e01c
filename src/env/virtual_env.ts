/**
 * An environment whose time moves only when told, and whose chance is seeded: for tests, katas and the stage.
 * A wait of an hour takes no time, and every run is the same run.
 */
import type { Clock, Env, Random, Timer } from './env.ts'
import { Trace } from './trace.ts'

interface Waiting extends Timer {
  readonly due: number
  readonly order: number
  readonly fire: () => void
}

/** What was waited for did not come: nothing is left in virtual time that could bring it, or the limit has passed. */
export class Stalled extends Error {
  override readonly name = 'Stalled'

  constructor() {
    super('nothing happens any more')
  }
}

/** What the calendar shows when a virtual clock begins: midnight of 2026-01-01, UTC. */
const NEW_YEAR = Date.UTC(2026, 0, 1)

/** A clock that stands still until it is told to move: a wait of an hour takes no time. It begins at 0. */
export class VirtualClock implements Clock {
  #now = 0
  #order = 0
  readonly #waiting = new Set<Waiting>()

  /** Milliseconds since the clock was made, at 0. */
  now(): number {
    return this.#now
  }

  /** Milliseconds since 1970, beginning at midnight of 2026-01-01, UTC. */
  calendar(): number {
    return NEW_YEAR + this.#now
  }

  /** Calls `fire` once, when the clock has been moved on by `ms` milliseconds, unless cancelled before. */
  setTimer(ms: number, fire: () => void): Timer {
    const timer: Waiting = {
      due: this.#now + Math.max(0, ms),
      order: this.#order++,
      fire,
      cancel: () => {
        this.#waiting.delete(timer)
      },
    }
    this.#waiting.add(timer)
    return timer
  }

  /** When the next timer is due, or `undefined` if none waits. */
  get nextDue(): number | undefined {
    return this.#next()?.due
  }

  /** Moves to the next timer and fires it. False when none waits or the next is due after `until`. */
  step(until = Number.POSITIVE_INFINITY): boolean {
    const next = this.#next()
    if (next === undefined || next.due > until) return false
    this.#waiting.delete(next)
    this.#now = next.due
    next.fire()
    return true
  }

  /** Lets `ms` pass: fires what falls due in order, and lets everything woken by it run before time moves on. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms
    await settle()
    while (this.step(until)) await settle()
    this.#now = until
  }

  /**
   * Fires timers until `done()`, or until none is left or `limit` milliseconds have passed, by default an hour of virtual
   * time. Returns whether it is done.
   */
  async runUntil(done: () => boolean, limit = 3_600_000): Promise<boolean> {
    const until = this.#now + limit
    await settle()
    while (!done() && this.step(until)) await settle()
    return done()
  }

  /**
   * Lets time pass until the promise settles, and gives what it gives. Rejects with `Stalled` when no timer is left, or when
   * `limit` milliseconds have passed, by default an hour of virtual time.
   */
  async runUntilSettled<T>(promise: Promise<T>, limit?: number): Promise<T> {
    let settled = false
    const mark = (): void => {
      settled = true
    }
    promise.then(mark, mark)
    if (!(await this.runUntil(() => settled, limit))) throw new Stalled()
    return promise
  }

  #next(): Waiting | undefined {
    let first: Waiting | undefined
    for (const timer of this.#waiting) {
      if (
        first === undefined ||
        timer.due < first.due ||
        (timer.due === first.due && timer.order < first.order)
      ) {
        first = timer
      }
    }
    return first
  }
}

/** Resolves when every promise that could settle without new events has settled. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

/** A small seeded generator (mulberry32): for repeatable runs, never for secrets. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return {
    uint32() {
      state = (state + 0x6d2b79f5) >>> 0
      let x = state
      x = Math.imul(x ^ (x >>> 15), x | 1)
      x ^= x + Math.imul(x ^ (x >>> 7), x | 61)
      return (x ^ (x >>> 14)) >>> 0
    },
  }
}

/** An environment in which time passes only when its clock is told to, and chance repeats itself. */
export interface VirtualEnv extends Env {
  readonly clock: VirtualClock
}

/** Begins at the time 0; equal seeds, 32 bits, give equal chances. */
export function virtualEnv(seed = 1): VirtualEnv {
  return {
    clock: new VirtualClock(),
    random: seededRandom(seed),
    yieldToIo: settle,
    endOfTurn: (then) => queueMicrotask(then), // a browser wants it called on its own
    allocate: (bytes) => new Uint8Array(bytes),
    log: () => {},
    trace: new Trace(),
  }
}
