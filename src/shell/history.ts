/** What was typed and what it was worth: the last 20 expressions, for `h()` and `v(N)`. OTP: `shell.erl`. */
import { format } from '../term/format.ts'
import type { Term } from '../term/term.ts'

/** OTP's default for `history` and `results`. */
const KEPT = 20

export interface Entry {
  readonly number: number
  /** The expression as it was typed, without its full stop. */
  readonly text: string
  readonly value: Term
}

/** There is no such expression: `erl` says only `command not found`. */
export class CommandNotFound extends Error {
  override readonly name = 'CommandNotFound'

  constructor(number: Term) {
    super(`${format(number)}: command not found`)
  }
}

export class History {
  #entries: Entry[] = []
  /** The number in the prompt: of the expression that comes next. */
  next = 1

  add(text: string, value: Term): void {
    this.#entries = [...this.#entries, { number: this.next, text, value }].slice(-KEPT)
  }

  entries(): readonly Entry[] {
    return this.#entries
  }

  /** Of the expression with this number; a negative one counts from here backwards. Throws `CommandNotFound`. */
  value(number: Term): Term {
    const wanted = typeof number === 'number' && number < 0 ? this.next + number : number
    const entry = this.#entries.find((each) => each.number === wanted)
    if (entry === undefined) throw new CommandNotFound(number)
    return entry.value
  }
}
