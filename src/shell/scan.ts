/**
 * Text to tokens, one expression at a time: up to the full stop, which is a `.` before white space.
 * OTP: stdlib's `erl_scan`; Reference Manual, "Data Types".
 */
import { integer } from '../term/float.ts'
import { escapedCharacter } from './escape.ts'

/** Where a token begins, both from 1. A column counts characters. */
export interface Position {
  readonly line: number
  readonly column: number
}

export type Token = { readonly at: Position } & (
  | { readonly type: 'atom' | 'var' | 'string' | 'punctuation'; readonly text: string }
  /** One of the words that Erlang keeps for itself, such as `end`. */
  | { readonly type: 'word'; readonly text: string }
  | { readonly type: 'char'; readonly value: number }
  | { readonly type: 'integer'; readonly value: number | bigint; readonly text: string }
  | { readonly type: 'float'; readonly value: number; readonly text: string }
  /** A pid as it is printed, `<0.90.0>`. */
  | { readonly type: 'pid'; readonly text: string; readonly numbers: readonly [number, number, number] }
  | { readonly type: 'dot' }
)

/** The text is no Erlang: the message is `erl`'s, the position where it says so. */
export class SyntaxMistake extends Error {
  override readonly name = 'SyntaxMistake'
  readonly at: Position

  constructor(at: Position, message: string) {
    super(message)
    this.at = at
  }
}

export const RESERVED: ReadonlySet<string> = new Set(
  (
    'after and andalso band begin bnot bor bsl bsr bxor case catch cond div else end fun if let maybe not of or ' +
    'orelse receive rem try when xor'
  ).split(' '),
)
/** They are words only where a feature is on, which in a shell it is not. */
const NOT_RESERVED = new Set(['else', 'maybe'])

const SPACE = /(?:\s|%[^\n]*(?=\n|$))+/uy
const PID = /<(\d+)\.(\d+)\.(\d+)>/uy
const NUMBER = /\d+(?:_\d+)*(?:(\.\d+(?:_\d+)*(?:[eE][+-]?\d+)?)|#([0-9A-Za-z_]+))?/uy
const NAME = /[a-zß-öø-ÿ][\p{L}\p{N}_@]*/uy
const VARIABLE = /[A-Z_À-ÖØ-Þ][\p{L}\p{N}_@]*/uy
const PUNCTUATION =
  /<<|>>|=:=|=\/=|==|\/=|=<|>=|=>|:=|->|<-|<=|\+\+|--|\|\||::|\.\.\.?|[()[\]{},;:|#!=+\-*/<>.?]/uy

export interface Scanned {
  readonly tokens: readonly Token[]
  /** What follows the full stop. */
  readonly rest: string
}

/**
 * The tokens up to and with the first full stop; `undefined` as long as there is none. Throws `SyntaxMistake`.
 */
export function scan(text: string): Scanned | undefined {
  const tokens: Token[] = []
  const reader = new Reader(text)
  for (;;) {
    reader.take(SPACE)
    if (reader.atEnd) return undefined
    const at = reader.position
    if (reader.take(/\.(?=\s|%|$)/uy)) {
      tokens.push({ type: 'dot', at })
      reader.take(/\s/uy) // the one that made it a full stop
      return { tokens, rest: reader.rest }
    }
    const token = next(reader, at)
    if (token === undefined) return undefined
    tokens.push(token)
  }
}

/** `undefined` when the text ends in the middle of the token. */
function next(reader: Reader, at: Position): Token | undefined {
  const character = reader.peek
  if (character === '"' || character === "'") {
    const text = quoted(reader, character)
    if (text === undefined) return undefined
    return { type: character === '"' ? 'string' : 'atom', text, at }
  }
  if (character === '$') {
    reader.skip(1)
    const value = oneCharacter(reader)
    return value === undefined ? undefined : { type: 'char', value, at }
  }
  const pid = reader.take(PID)
  if (pid) return { type: 'pid', text: pid[0], numbers: [Number(pid[1]), Number(pid[2]), Number(pid[3])], at }
  const number = reader.take(NUMBER)
  if (number) return numberToken(number, at)
  const name = reader.take(NAME)?.[0]
  if (name !== undefined) {
    const reserved = RESERVED.has(name) && !NOT_RESERVED.has(name)
    return { type: reserved ? 'word' : 'atom', text: name, at }
  }
  const variable = reader.take(VARIABLE)?.[0]
  if (variable !== undefined) return { type: 'var', text: variable, at }
  const punctuation = reader.take(PUNCTUATION)?.[0]
  if (punctuation !== undefined) return { type: 'punctuation', text: punctuation, at }
  throw new SyntaxMistake(at, 'illegal character')
}

function numberToken([text, fraction, digits]: RegExpExecArray, at: Position): Token {
  const plain = text.replaceAll('_', '')
  if (fraction !== undefined) {
    const value = Number(plain)
    if (!Number.isFinite(value)) throw new SyntaxMistake(at, 'illegal float')
    return { type: 'float', value, text, at }
  }
  const [base = ''] = plain.split('#')
  const value = digits === undefined ? BigInt(plain) : inBase(Number(base), digits.replaceAll('_', ''))
  if (value === undefined) throw new SyntaxMistake(at, 'illegal integer')
  return { type: 'integer', value: integer(value), text, at }
}

/** `undefined` for a base that is none, or a digit that it does not have. */
function inBase(base: number, digits: string): bigint | undefined {
  if (base < 2 || base > 36 || digits === '') return undefined
  let value = 0n
  for (const character of digits) {
    const digit = Number.parseInt(character, 36)
    if (Number.isNaN(digit) || digit >= base) return undefined
    value = value * BigInt(base) + BigInt(digit)
  }
  return value
}

/** The text between two quotes, its escapes resolved; `undefined` if the second is not there yet. */
function quoted(reader: Reader, quote: '"' | "'"): string | undefined {
  reader.skip(1)
  let text = ''
  for (;;) {
    const plain = reader.take(quote === '"' ? /[^"\\]+/uy : /[^'\\]+/uy)
    if (plain) text += plain[0]
    if (reader.atEnd) return undefined
    if (reader.peek === quote) {
      reader.skip(1)
      return text
    }
    const code = oneCharacter(reader)
    if (code === undefined) return undefined
    text += String.fromCodePoint(code)
  }
}

/** `undefined` at the end of the text. */
function oneCharacter(reader: Reader): number | undefined {
  const found = escapedCharacter(reader.rest)
  if (found === undefined) return undefined
  if (found.code > 0x10ffff) throw new SyntaxMistake(reader.position, 'illegal character')
  reader.skip(found.length)
  return found.code
}

/** A place in a text, which knows its line and column. */
class Reader {
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
