/**
 * Text to tokens, one expression at a time: up to the full stop, which is a `.` before white space.
 * OTP: stdlib's `erl_scan`; Reference Manual, "Data Types".
 */
import { integer } from '../term/float.ts'
import { oneCharacter, quoted, sigil, tripleQuoted } from './scan_strings.ts'
import { type Position, Reader, SyntaxMistake } from './text_reader.ts'

export type Token = { readonly at: Position } & (
  | { readonly type: 'atom' | 'var' | 'string' | 'binary' | 'punctuation'; readonly text: string }
  /** One of the words that Erlang keeps for itself, such as `end`. */
  | { readonly type: 'word'; readonly text: string }
  | { readonly type: 'char'; readonly value: number }
  | { readonly type: 'integer'; readonly value: number | bigint; readonly text: string }
  | { readonly type: 'float'; readonly value: number; readonly text: string }
  /** A pid as it is printed, `<0.90.0>`. */
  | { readonly type: 'pid'; readonly text: string; readonly numbers: readonly [number, number, number] }
  | { readonly type: 'dot' }
)

export const RESERVED: ReadonlySet<string> = new Set(
  (
    'after and andalso band begin bnot bor bsl bsr bxor case catch cond div else end fun if let maybe not of or ' +
    'orelse receive rem try when xor'
  ).split(' '),
)
const SPACE = /(?:\s|%[^\n]*(?=\n|$))+/uy
const PID = /<(\d+)\.(\d+)\.(\d+)>/uy
const NUMBER = /\d+(?:_\d+)*(\.\d+(?:_\d+)*(?:[eE][+-]?\d*)?)?/uy
const NAME = /[a-zß-öø-ÿ][\p{L}\p{N}_@]*/uy
const VARIABLE = /[A-Z_À-ÖØ-Þ][\p{L}\p{N}_@]*/uy
const PUNCTUATION =
  /<<|>>|<:-|<:=|&&|\?=|=:=|=\/=|==|\/=|=<|>=|=>|:=|->|<-|<=|\+\+|--|\|\||::|\.\.\.?|[()[\]{},;:|#!=+\-*/<>.?@\\^`&]/uy

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
  if (character === '~') {
    const found = sigil(reader, at)
    return found === undefined ? undefined : { ...found, at }
  }
  const triple = reader.take(/"{3,}/uy)
  if (triple) {
    const text = tripleQuoted(reader, triple[0].length, 'verbatim')
    return text === undefined ? undefined : { type: 'string', text, at }
  }
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
  if (number) return numberToken(reader, number, at)
  const name = reader.take(NAME)?.[0]
  if (name !== undefined) {
    const reserved = RESERVED.has(name)
    return { type: reserved ? 'word' : 'atom', text: name, at }
  }
  const variable = reader.take(VARIABLE)?.[0]
  if (variable !== undefined) return { type: 'var', text: variable, at }
  const punctuation = reader.take(PUNCTUATION)?.[0]
  if (punctuation !== undefined) return { type: 'punctuation', text: punctuation, at }
  throw new SyntaxMistake(at, 'illegal character')
}

function numberToken(reader: Reader, [text, fraction]: RegExpExecArray, at: Position): Token {
  const plain = text.replaceAll('_', '')
  if (fraction !== undefined) {
    const value = Number(plain)
    if (!Number.isFinite(value)) throw new SyntaxMistake(at, 'illegal float')
    return { type: 'float', value, text, at }
  }
  if (reader.peek !== '#') return { type: 'integer', value: integer(BigInt(plain)), text, at }
  const base = Number(plain)
  if (base < 2 || base > 36) throw new SyntaxMistake(at, `illegal base '${plain}'`)
  reader.skip(1)
  const digits = reader.take(digitsOf(base))?.[0]
  if (digits === undefined) throw new SyntaxMistake(at, 'illegal integer')
  return {
    type: 'integer',
    value: integer(inBase(base, digits.replaceAll('_', ''))),
    text: `${text}#${digits}`,
    at,
  }
}

/** So many as there are digits of the base; what follows is a token of its own. */
function digitsOf(base: number): RegExp {
  const digit = base <= 10 ? `[0-${base - 1}]` : `[0-9a-${(base - 1).toString(36)}]`
  return new RegExp(`${digit}+(?:_${digit}+)*`, 'iuy')
}

function inBase(base: number, digits: string): bigint {
  let value = 0n
  for (const digit of digits) value = value * BigInt(base) + BigInt(Number.parseInt(digit, 36))
  return value
}
