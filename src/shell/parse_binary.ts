/**
 * The segments of a binary: `<<Value:Size/type-endianness-signedness, …>>`. A string is one integer a character.
 * OTP: Reference Manual, "Bit Syntax Expressions".
 */
import type { charlist } from '../term/list.ts'
import { parseQualifiers } from './parse_comprehension.ts'
import type { Expression, Segment, SegmentType } from './syntax.ts'
import type { Position } from './text_reader.ts'
import type { TokenStream } from './token_stream.ts'

/** A segment's value binds as strongly as a prefix operator: `<<A:8>>` has a size, and no call of `A`. */
const VALUE = 850

/** Each word for a type, and the bits that a size of it counts by. */
const TYPES: { readonly [name: string]: readonly [type: SegmentType, unit: number] } = {
  integer: ['integer', 1],
  float: ['float', 1],
  binary: ['binary', 8],
  bytes: ['binary', 8],
  bitstring: ['binary', 1],
  bits: ['binary', 1],
  utf8: ['utf8', 1],
  utf16: ['utf16', 1],
  utf32: ['utf32', 1],
}

/** Up to and with the closing `>>`: a binary, or the comprehension of one. */
export function parseBinary(tokens: TokenStream, at: Position): Expression {
  if (tokens.skip('>>')) return { kind: 'binary', segments: [], at }
  const segments = parseSegment(tokens, 1)
  const [first] = segments
  if (first !== undefined && isBare(first) && tokens.skip('||')) {
    const qualifiers = parseQualifiers(tokens)
    tokens.expect('>>')
    return { kind: 'comprehension', makes: 'binary', template: first.value, qualifiers, at }
  }
  for (let position = 2; tokens.skip(','); position++) segments.push(...parseSegment(tokens, position))
  tokens.expect('>>')
  return { kind: 'binary', segments, at }
}

/** A value without size or type, as the template of a comprehension is. */
const isBare = ({ size, type }: Segment): boolean => size === undefined && type === 'integer'

function parseSegment(tokens: TokenStream, position: number): Segment[] {
  const string = tokens.peek.type === 'string'
  const value = tokens.expression(VALUE)
  const size = tokens.skip(':') ? tokens.expression(VALUE) : undefined
  const modifiers = tokens.skip('/') ? parseModifiers(tokens, size !== undefined) : INTEGER
  const values = string && value.kind === 'literal' ? charactersOf(value) : [value]
  return values.map((each) => ({ position, value: each, size, ...modifiers }))
}

type Modifiers = Omit<Segment, 'position' | 'value' | 'size'>

const INTEGER: Modifiers = { type: 'integer', unit: 1, little: false, signed: false, mistake: undefined }

function charactersOf(text: Extract<Expression, { kind: 'literal' }>): Expression[] {
  return (text.value as ReturnType<typeof charlist>).map((value) => ({ kind: 'literal', value, at: text.at }))
}

/** Which end comes first in this machine's memory. */
const NATIVE_IS_LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

function parseModifiers(tokens: TokenStream, sized: boolean): Modifiers {
  const modifiers: { -readonly [name in keyof Modifiers]: Modifiers[name] } = { ...INTEGER }
  let unit: number | undefined
  do {
    const token = tokens.peek
    if (token.type !== 'atom') throw tokens.mistake()
    tokens.next()
    const type = Object.hasOwn(TYPES, token.text) ? TYPES[token.text] : undefined
    if (type !== undefined) [modifiers.type, modifiers.unit] = type
    else if (token.text === 'little') modifiers.little = true
    else if (token.text === 'native') modifiers.little = NATIVE_IS_LITTLE
    else if (token.text === 'signed') modifiers.signed = true
    else if (token.text === 'unit') unit = parseUnit(tokens)
    else if (!['big', 'unsigned'].includes(token.text)) modifiers.mistake = `bit type ${token.text} undefined`
  } while (tokens.skip('-'))
  modifiers.mistake ??= contradiction(modifiers.type, sized, unit)
  return { ...modifiers, unit: unit ?? modifiers.unit }
}

/** `unit:N`, from behind the word. */
function parseUnit(tokens: TokenStream): number {
  tokens.expect(':')
  const token = tokens.peek
  if (token.type !== 'integer') throw tokens.mistake()
  tokens.next()
  return Number(token.value)
}

function contradiction(type: SegmentType, sized: boolean, unit: number | undefined): string | undefined {
  if (unit !== undefined && (unit < 1 || unit > 256)) return `bit type {unit,${unit}} undefined`
  if (type.startsWith('utf') && (sized || unit !== undefined))
    return 'neither size nor unit must be given for segments of type utf8/utf16/utf32'
  if (unit !== undefined && !sized && type !== 'binary')
    return 'a bit unit size must not be specified unless a size is specified too'
  return undefined
}
