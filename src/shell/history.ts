/** What was typed and what it was worth: the last 20 expressions, for `h()`, `v(N)` and `e(N)`. OTP: `shell.erl`. */
import { format } from '../term/format.ts'
import type { Term } from '../term/term.ts'

/** OTP's default for `history` and `results`. */
const KEPT = 20

export interface Entry {
  readonly number: number
  /** The expression as it was typed, without its full stop. */
  readonly text: string
  /** No longer there, if `results(N)` wants fewer than there are expressions. */
  readonly value: Term | undefined
}

/** There is no such expression: `erl` says only `command not found`. */
export class CommandNotFound extends Error {
  override readonly name = 'CommandNotFound'

  constructor(number: Term) {
    super(`${format(number)}: command not found`)
  }
}

/** As far as `history(N)` and `results(N)` go here: a line of the prompt can be long, and so can its value. */
const MOST = 1000

export class History {
  #entries: Entry[] = []
  #kept = KEPT
  #valuesKept = KEPT
  /** The number in the prompt: of the expression that comes next. */
  next = 1

  add(text: string, value: Term): void {
    this.#entries.push({ number: this.next, text, value })
    this.#forget()
  }

  entries(): readonly Entry[] {
    return this.#entries
  }

  /** `history(N)`: so many expressions are kept from now on. Returns how many it was. */
  keep(count: number): number {
    const before = this.#kept
    this.#kept = Math.min(count, MOST)
    this.#forget()
    return before
  }

  /** `results(N)`: as `keep`, for their values. */
  keepValues(count: number): number {
    const before = this.#valuesKept
    this.#valuesKept = Math.min(count, MOST)
    this.#forget()
    return before
  }

  /** Of the expression with this number; a negative one counts from here backwards. Throws `CommandNotFound`. */
  value(number: Term): Term {
    const { value } = this.find(number)
    if (value === undefined) throw new CommandNotFound(number)
    return value
  }

  /** As `value`, for the whole entry. */
  find(number: Term): Entry {
    const wanted = typeof number === 'number' && number < 0 ? this.next + number : number
    const entry = this.#entries.find((each) => each.number === wanted)
    if (entry === undefined) throw new CommandNotFound(number)
    return entry
  }

  #forget(): void {
    this.#entries.splice(0, this.#entries.length - this.#kept)
    const old = this.#entries.length - this.#valuesKept
    this.#entries = this.#entries.map((entry, i) => (i < old ? { ...entry, value: undefined } : entry))
  }
}
