/**
 * To look once more before going to sleep. Node.js sleeps when there is nothing to do, and a processor that sleeps takes
 * longer to wake than a peer nearby to answer: of a call to another node on the same machine most of the time was that.
 *
 * So a program whose last words were all answered at once stays awake for a moment when it has said something: it lets
 * the event loop turn with nothing in it. It looks in vain at most once in `STREAK` answers, and for `LONGEST_MS`; who
 * talks to nobody, only listens, or is answered later never does. The schedulers of the BEAM wait in the same way, and
 * longer. OTP: erl(1), `+sbwt`.
 */

/** An answer within this time, in milliseconds, was worth staying awake for; nobody stays awake for longer. */
export const LONGEST_MS = 0.2

/** So many answers in a row must have been worth it. */
export const STREAK = 8

/** What is asked of Node.js, which a test does by hand. */
export interface Loop {
  /** The time, in milliseconds. */
  readonly now: () => number
  /** Calls `then` after the next look for what has arrived. */
  readonly turn: (then: () => void) => void
}

const eventLoop: Loop = { now: () => performance.now(), turn: (then) => void setImmediate(then) }

/** Stays awake for answers. One serves all connections of a node: an answer on any of them will do. */
export class BusyWait {
  readonly #loop: Loop
  /** Since when we have been unanswered. */
  #spoke: number | undefined
  #streak = 0
  #isAwake = false

  constructor(loop = eventLoop) {
    this.#loop = loop
  }

  /** Something has just been sent. */
  said(): void {
    if (this.#spoke !== undefined) return
    this.#spoke = this.#loop.now()
    if (this.#isAwake || this.#streak < STREAK) return
    this.#isAwake = true
    this.#loop.turn(this.#look)
  }

  /** Something has just arrived. */
  heard(): void {
    if (this.#spoke === undefined) return
    this.#streak = this.#isQuick(this.#spoke) ? this.#streak + 1 : 0
    this.#spoke = undefined
  }

  readonly #look = (): void => {
    if (this.#spoke !== undefined && this.#isQuick(this.#spoke)) {
      this.#loop.turn(this.#look)
      return
    }
    this.#isAwake = false
    if (this.#spoke !== undefined) this.#streak = 0
  }

  #isQuick(since: number): boolean {
    return this.#loop.now() - since < LONGEST_MS
  }
}
