/** The tokens of one expression, read one after the other, and what all parts of the parser ask of them. */
import { formatAtom } from '../term/format.ts'
import type { Token } from './scan.ts'
import type { Expression } from './syntax.ts'
import { SyntaxMistake } from './text_reader.ts'

/** Deeper than anyone types, and far from the end of JavaScript's stack. */
const MAX_DEPTH = 500

export class TokenStream {
  readonly #tokens: readonly Token[]
  readonly #parse: (tokens: TokenStream, power?: number) => Expression
  #index = 0
  #depth = 0

  /** The last token is the full stop, which nobody goes past. `parse` reads one expression. */
  constructor(tokens: readonly Token[], parse: (tokens: TokenStream, power?: number) => Expression) {
    this.#tokens = tokens
    this.#parse = parse
  }

  get peek(): Token {
    return this.#tokens[this.#index] as Token
  }

  next(): Token {
    return this.#tokens[this.#index++] as Token
  }

  /** Whether the next token is this punctuation or reserved word. */
  is(text: string): boolean {
    const token = this.peek
    return (token.type === 'punctuation' || token.type === 'word') && token.text === text
  }

  /** Whether an opening parenthesis is behind the next token. */
  isCall(): boolean {
    const token = this.#tokens[this.#index + 1]
    return token?.type === 'punctuation' && token.text === '('
  }

  /** Whether a `#` with a name behind it comes next: a record's. */
  isRecord(): boolean {
    return this.is('#') && this.#tokens[this.#index + 1]?.type === 'atom'
  }

  /** Goes past it, if it is the next. */
  skip(text: string): boolean {
    const found = this.is(text)
    if (found) this.#index++
    return found
  }

  expect(text: string): void {
    if (!this.skip(text)) throw this.mistake()
  }

  expression(power?: number): Expression {
    return this.#parse(this, power)
  }

  /** Reads something that may hold its like. Throws `SyntaxMistake` beyond the depth that can be evaluated. */
  nested<T>(read: () => T): T {
    if (++this.#depth > MAX_DEPTH) throw new SyntaxMistake(this.peek.at, 'nested too deeply')
    const found = read()
    this.#depth--
    return found
  }

  /** Expressions with commas between, at least one. */
  body(): Expression[] {
    const body = [this.expression()]
    while (this.skip(',')) body.push(this.expression())
    return body
  }

  /** Expressions with commas between, perhaps none, and the closing bracket. */
  list(close: string): Expression[] {
    if (this.skip(close)) return []
    const elements = this.body()
    this.expect(close)
    return elements
  }

  /** The strings that follow a string: they are one with it. */
  strings(): string {
    let text = ''
    for (let token = this.peek; token.type === 'string'; token = this.peek) {
      text += token.text
      this.next()
    }
    return text
  }

  /** The next token cannot stand here. */
  mistake(): SyntaxMistake {
    return new SyntaxMistake(this.peek.at, `syntax error before: ${shown(this.peek)}`)
  }
}

/** As `erl` shows a token it stumbles over. */
function shown(token: Token): string {
  switch (token.type) {
    case 'dot':
      return "'.'"
    case 'char':
      return `$${String.fromCodePoint(token.value)}`
    case 'binary':
    case 'string':
      return JSON.stringify(token.text)
    case 'var':
    case 'integer':
    case 'float':
    case 'pid':
      return token.text
    default:
      return formatAtom(token.text)
  }
}
