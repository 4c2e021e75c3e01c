/**
 * The segments of a binary: `<<Value:Size/type-endianness-signedness, …>>`. A string is one integer a character.
 * OTP: Reference Manual, "Bit Syntax Expressions".
 */
import type { charlist } from '../term/list.ts'
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

/** Up to and with the closing `>>`. */
export function parseBinary(tokens: TokenStream): Segment[] {
  if (tokens.skip('>>')) return []
  const segments = parseSegment(tokens)
  while (tokens.skip(',')) segments.push(...parseSegment(tokens))
  tokens.expect('>>')
  return segments
}

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
