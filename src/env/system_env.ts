/** The environment that any modern JavaScript platform offers, browsers included. `nodejs/` replaces what Node does better. */
import type { Clock, Env, Random, Timer } from './env.ts'
import { Trace } from './trace.ts'

export const systemClock: Clock = {
  now: () => performance.now(),
  calendar: () => Date.now(),
  setTimer(ms, fire) {
    if (ms > LONGEST_TIMEOUT) return longTimer(ms, fire)
    const id = setTimeout(fire, ms)
    return { cancel: () => clearTimeout(id) }
  },
}

/** Some 24 days. What is to come later than that comes from `setTimeout` at once. */
const LONGEST_TIMEOUT = 2 ** 31 - 1

/** One after the other, until the time is over. */
function longTimer(ms: number, fire: () => void): Timer {
  let left = ms
  const next = (): ReturnType<typeof setTimeout> => {
    const part = Math.min(left, LONGEST_TIMEOUT)
    left -= part
    return setTimeout(() => {
      if (left > 0) id = next()
      else fire()
    }, part)
  }
  let id = next()
  return { cancel: () => clearTimeout(id) }
}

/** Fetched many at once: to be given one takes as long, and in the middle of a handshake the peer would wait for it. */
const drawn = new Uint32Array(64)
let left = 0

export const systemRandom: Random = {
  uint32() {
    if (left === 0) {
      crypto.getRandomValues(drawn)
      left = drawn.length
    }
    return drawn[--left] as number
  },
}

/** A macrotask by `setTimeout`, which browsers delay to about 4 ms when nested: right for a page, slow for a server. */
const macrotask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** A fresh environment; `replace` what the caller knows better. */
export function systemEnv(replace: Partial<Env> = {}): Env {
  return {
    clock: systemClock,
    random: systemRandom,
    yieldToIo: macrotask,
    endOfTurn: (then) => queueMicrotask(then), // a browser wants it called on its own
    allocate: (bytes) => new Uint8Array(bytes), // no browser gives it otherwise than cleared
    log: () => {},
    trace: new Trace(),
    ...replace,
  }
}
