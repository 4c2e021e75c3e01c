/** A text that is read from front to end, and where in it one is: what a mistake is told by. */

/** Where a token begins, both from 1. A column counts characters. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** The text is no Erlang: the message is `erl`'s, the position where it says so. */
export class SyntaxMistake extends Error {
  override readonly name = 'SyntaxMistake'
  readonly at: Position

  constructor(at: Position, message: string) {
    super(message)
    this.at = at
  }
}

/** A place in a text, which knows its line and column. */
export class Reader {
  readonly #text: string
  #index = 0
  #line = 1
  #column = 1

  constructor(text: string) {
    this.#text = text
  }

  get position(): Position {
    return { line: this.#line, column: this.#column }
  }

  get atEnd(): boolean {
    return this.#index >= this.#text.length
  }

  get peek(): string | undefined {
    return this.#text[this.#index]
  }

  get rest(): string {
    return this.#text.slice(this.#index)
  }

  /** What the sticky `expression` finds here, and goes past it. */
  take(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#index
    const found = expression.exec(this.#text)
    if (found === null) return undefined
    this.skip(found[0].length)
    return found
  }

  skip(length: number): void {
    for (const character of this.#text.slice(this.#index, this.#index + length)) {
      if (character === '\n') {
        this.#line++
        this.#column = 1
      } else this.#column++
    }
    this.#index += length
  }
}
