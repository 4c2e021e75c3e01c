/**
 * A process's mailbox: messages wait in the order of their arrival, and `receive` takes the first that its pattern
 * fits, leaving the others where they are.
 * OTP: Reference Manual, "Expressions", "Receive". As there, a mailbox has no limit of its own: a process that does not
 * read what it is sent fills memory.
 */
import type { Clock, Timer } from '../env/env.ts'
import { matches } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'

interface Waiting {
  readonly pattern: unknown
  readonly take: (message: Term | undefined) => void
  timer: Timer | undefined
}

export class Mailbox {
  readonly #clock: Clock
  #messages: Term[] = []
  /** Messages before this index are taken already; they are cut off in one go, not one by one. */
  #first = 0
  /** How many of those in line are priority messages: they come first. */
  #urgent = 0
  #waiting: Waiting | undefined
  /** What came with each message in line, at the same index; only while anything did. */
  #marks: unknown[] | undefined
  /** Told when a message is received, with the mark that came with it. */
  onReceive: ((mark: unknown) => void) | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get length(): number {
    return this.#messages.length - this.#first
  }

  /** What waits in line, first to last. */
  messages(): readonly Term[] {
    return this.#messages.slice(this.#first)
  }

  /**
   * A message arrives: the waiting `receive` takes it if its pattern fits, else it waits in line; if it is `urgent`, before
   * all that are not. `mark` is none of the reader's: it is for `onReceive`, and lost while nobody asks.
   */
  deliver(message: Term, urgent = false, mark?: unknown): void {
    const waiting = this.#waiting
    if (waiting !== undefined && matches(waiting.pattern, message)) {
      this.#waiting = undefined
      waiting.timer?.cancel()
      this.onReceive?.(mark)
      waiting.take(message)
      return
    }
    if (this.onReceive !== undefined) this.#mark(urgent ? this.#first + this.#urgent : undefined, mark)
    if (urgent) this.#messages.splice(this.#first + this.#urgent++, 0, message)
    else this.#messages.push(message)
  }

  /** Of a message that comes at `index`, by default at the end. */
  #mark(index = this.#messages.length, mark: unknown): void {
    if (mark === undefined && this.#marks === undefined) return
    this.#marks ??= new Array(this.#messages.length)
    this.#marks.splice(index, 0, mark)
  }

  // #region selective-receive
  /** Takes the first message in line that fits, or `undefined` if none does. */
  takeFirst(pattern: unknown): Term | undefined {
    for (let i = this.#first; i < this.#messages.length; i++) {
      const message = this.#messages[i] as Term
      if (matches(pattern, message)) {
        this.#remove(i)
        return message
      }
    }
    return undefined
  }
  // #endregion

  /**
   * Waits for a message that fits, at most `after` milliseconds if given; then it is `undefined`. Call `takeFirst`
   * before: only what comes from now on is looked at. One may wait at a time.
   */
  next(pattern: unknown, after: number | undefined): Promise<Term | undefined> {
    if (this.#waiting !== undefined) {
      throw new Error('this process waits in a receive already: await it before the next one')
    }
    return new Promise((resolve) => {
      const waiting: Waiting = { pattern, take: resolve, timer: undefined }
      this.#waiting = waiting
      if (after !== undefined) {
        waiting.timer = this.#clock.setTimer(after, () => {
          this.#waiting = undefined
          resolve(undefined)
        })
      }
    })
  }

  /** The process is gone: what waits is dropped, and who waits never wakes. */
  close(): void {
    this.#waiting?.timer?.cancel()
    this.#waiting = undefined
    this.#messages = []
    this.#marks = undefined
    this.#first = 0
    this.#urgent = 0
  }

  #remove(index: number): void {
    this.onReceive?.(this.#marks?.[index])
    if (index < this.#first + this.#urgent) this.#urgent--
    if (index !== this.#first) {
      this.#messages.splice(index, 1)
      this.#marks?.splice(index, 1)
      return
    }
    this.#messages[index] = false // let go of the message
    this.#first++
    if (this.#first === this.#messages.length) {
      this.#messages.length = 0
      this.#marks = undefined
      this.#first = 0
    } else if (this.#first > 1024 && this.#first * 2 > this.#messages.length) {
      this.#messages = this.#messages.slice(this.#first)
      this.#marks = this.#marks?.slice(this.#first)
      this.#first = 0
    }
  }
}
