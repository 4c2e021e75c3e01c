/**
 * The segments of a binary: `<<Value:Size/type-endianness-signedness, …>>`. A string is one integer a character.
 * OTP: Reference Manual, "Bit Syntax Expressions".
 */
import type { charlist } from '../term/list.ts'
import { parseQualifiers } from './parse_comprehension.ts'
import type { Position } from './scan.ts'
import type { Expression, Segment, SegmentType } from './syntax.ts'
import type { TokenStream } from './token_stream.ts'

/** A segment's value binds as strongly as a prefix operator: `<<A:8>>` has a size, and no call of `A`. */
const VALUE = 850

const TYPES: { readonly [name: string]: SegmentType } = {
  integer: 'integer',
  float: 'float',
  binary: 'binary',
  bytes: 'binary',
  utf8: 'utf8',
}

/** Up to and with the closing `>>`: a binary, or the comprehension of one. */
export function parseBinary(tokens: TokenStream, at: Position): Expression {
  if (tokens.skip('>>')) return { kind: 'binary', segments: [], at }
  const segments = parseSegment(tokens)
  const [first] = segments
  if (first !== undefined && isBare(first) && tokens.skip('||')) {
    const qualifiers = parseQualifiers(tokens)
    tokens.expect('>>')
    return { kind: 'comprehension', makes: 'binary', template: first.value, qualifiers, at }
  }
  while (tokens.skip(',')) segments.push(...parseSegment(tokens))
  tokens.expect('>>')
  return { kind: 'binary', segments, at }
}

/** A value without size or type, as the template of a comprehension is. */
const isBare = ({ size, type }: Segment): boolean => size === undefined && type === 'integer'

function parseSegment(tokens: TokenStream): Segment[] {
  const string = tokens.peek.type === 'string'
  const value = tokens.expression(VALUE)
  const size = tokens.skip(':') ? tokens.expression(VALUE) : undefined
  const modifiers: Omit<Segment, 'value' | 'size'> = tokens.skip('/') ? parseModifiers(tokens) : INTEGER
  const values = string && value.kind === 'literal' ? charactersOf(value) : [value]
  return values.map((each) => ({ value: each, size, ...modifiers }))
}

const INTEGER = { type: 'integer', little: false, signed: false } as const

function charactersOf(text: Extract<Expression, { kind: 'literal' }>): Expression[] {
  return (text.value as ReturnType<typeof charlist>).map((value) => ({ kind: 'literal', value, at: text.at }))
}

function parseModifiers(tokens: TokenStream): Omit<Segment, 'value' | 'size'> {
  const modifiers: { type: SegmentType; little: boolean; signed: boolean } = { ...INTEGER }
  do {
    const token = tokens.peek
    const name = token.type === 'atom' ? token.text : ''
    const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined
    if (type !== undefined) modifiers.type = type
    else if (name === 'little') modifiers.little = true
    else if (name === 'signed') modifiers.signed = true
    else if (name !== 'big' && name !== 'unsigned') throw tokens.mistake()
    tokens.next()
  } while (tokens.skip('-'))
  return modifiers
}
