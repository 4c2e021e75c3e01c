/**
 * Characters in segments: `utf8`, `utf16` and `utf32`, the latter two either end first. Half a surrogate pair is no
 * character.
 */
import { toUtf8 } from '../bytes/text.ts'
import type { BitWriter } from '../kernel/bit_buffer.ts'
import { appendInteger, integerAt } from './bit_integers.ts'
import type { TextType } from './syntax.ts'

export const isCharacter = (code: number): boolean =>
  Number.isInteger(code) && code >= 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)

/** `code` is a character. */
export function appendCharacter(bits: BitWriter, type: TextType, code: number, little: boolean): void {
  const text = String.fromCodePoint(code)
  if (type === 'utf32') appendInteger(bits, code, 32, little)
  else if (type === 'utf16') for (const unit of units(text)) appendInteger(bits, unit, 16, little)
  else for (const byte of toUtf8(text)) appendInteger(bits, byte, 8, false)
}

const units = (text: string): number[] => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))

/** The character that begins at bit `from`, of which `left` are there, and its length in bits. */
export function characterAt(
  bytes: Uint8Array,
  from: number,
  left: number,
  type: TextType,
  little: boolean,
): { readonly character: number; readonly length: number } | undefined {
  const width = { utf8: 8, utf16: 16, utf32: 32 }[type]
  /** The next unit but `n`; not there at the end. */
  const unit = (n: number): number | undefined =>
    (n + 1) * width <= left
      ? Number(integerAt(bytes, from + n * width, width, { little, signed: false }))
      : undefined
  const first = unit(0)
  if (first === undefined) return undefined
  const read = { utf8, utf16, utf32: (code: number) => [code, 1] as const }[type](first, unit)
  if (read === undefined || !isCharacter(read[0])) return undefined
  return { character: read[0], length: read[1] * width }
}

type Read = readonly [code: number, units: number] | undefined

/** The units of a character beyond the first carry six bits each; one that could be shorter is none. */
function utf8(first: number, unit: (n: number) => number | undefined): Read {
  if (first < 0x80) return [first, 1]
  const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0
  if (more === 0 || first > 0xf7) return undefined
  let code = first & (0x3f >> more)
  for (let n = 1; n <= more; n++) {
    const next = unit(n)
    if (next === undefined || next >> 6 !== 2) return undefined
    code = (code << 6) | (next & 0x3f)
  }
  return lengthInUtf8(code) === more + 1 ? [code, more + 1] : undefined
}

const lengthInUtf8 = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4)

function utf16(first: number, unit: (n: number) => number | undefined): Read {
  if (first < 0xd800 || first > 0xdbff) return [first, 1]
  const second = unit(1)
  if (second === undefined || second < 0xdc00 || second > 0xdfff) return undefined
  return [0x10000 + ((first & 0x3ff) << 10) + (second & 0x3ff), 2]
}
