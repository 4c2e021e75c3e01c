/**
 * The encodings of the module `unicode`: `latin1`, UTF-8, and UTF-16 and UTF-32 with either byte first.
 * OTP: `unicode.erl`, `encoding()`.
 */
import { fromLatin1, fromUtf8, sizeOfCharacter, utf8Length } from '../bytes/text.ts'
import { type Atom, atom } from '../term/atom.ts'
import { type Binary, binary } from '../term/binary.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { badarg } from './arguments.ts'
import { isCodePoint } from './flat_text.ts'

/** What bytes are read as: so many of them were whole characters. */
interface Decoded {
  readonly text: string
  readonly length: number
  /** What is left could be the beginning of a character. */
  readonly isBegun: boolean
}

export interface Encoding {
  /** The greatest code point. */
  readonly last: number
  decode(bytes: Uint8Array): Decoded
  /** Of a text without greater code points. */
  encode(text: string): Binary
  /** The bytes that a file of it begins with. */
  readonly mark: Uint8Array
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

const LATIN1: Encoding = {
  last: 0xff,
  decode: (given) => ({ text: fromLatin1(given), length: given.length, isBegun: false }),
  encode: (text) => binary(Uint8Array.from(text, (character) => character.charCodeAt(0))),
  mark: bytes(),
}

const UTF8: Encoding = {
  last: 0x10ffff,
  decode: (given) => {
    try {
      return { text: fromUtf8(given), length: given.length, isBegun: false }
    } catch {
      const length = utf8Length(given)
      const rest = given.subarray(length)
      const isBegun = rest.length < sizeOfCharacter(rest[0]) && isTruncated(rest)
      return { text: fromUtf8(given.subarray(0, length)), length, isBegun }
    }
  },
  encode: (text) => binary(text),
  mark: bytes(0xef, 0xbb, 0xbf),
}

/** Whether some bytes more would make a character of it. */
function isTruncated(rest: Uint8Array): boolean {
  const [first = 0, second] = rest
  if (second === undefined) return true
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  return second >= least && second <= most && (rest[2] === undefined || (rest[2] & 0xc0) === 0x80)
}

/** In units of 16 or of 32 bits. */
function ofUnits(size: 2 | 4, isLittle: boolean): Encoding {
  const unitAt = (view: DataView, at: number): number =>
    size === 2 ? view.getUint16(at, isLittle) : view.getUint32(at, isLittle)
  const encode = (text: string): Binary => {
    const units = size === 2 ? Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)) : codes(text)
    const out = new Uint8Array(units.length * size)
    const view = new DataView(out.buffer)
    for (const [i, unit] of units.entries())
      size === 2 ? view.setUint16(i * 2, unit, isLittle) : view.setUint32(i * 4, unit, isLittle)
    return binary(out)
  }
  /** What of the bytes is whole characters, and whether they go on, or make no sense. */
  const scan = (given: Uint8Array): Decoded => {
    const view = new DataView(given.buffer, given.byteOffset, given.length)
    let [text, at] = ['', 0]
    while (at + size <= given.length) {
      let [code, length] = [unitAt(view, at), size as number]
      if (size === 2 && code >= 0xd800 && code < 0xdc00) {
        if (at + 4 > given.length) break
        const low = unitAt(view, at + 2)
        length = 4
        code = low >= 0xdc00 && low < 0xe000 ? 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00) : -1
      }
      if (!isCodePoint(code)) return { text, length: at, isBegun: false }
      text += String.fromCodePoint(code)
      at += length
    }
    return { text, length: at, isBegun: at < given.length }
  }
  /** Whether there are bytes with which it would be a character: zeros, or those of the second half of a pair. */
  const couldGoOn = (rest: Uint8Array): boolean =>
    [0x00, 0xdc].some((filler) => {
      const filled = new Uint8Array(4).fill(filler)
      filled.set(rest)
      return scan(filled.subarray(0, Math.max(size, rest.length))).length > 0 || scan(filled).length > 0
    })
  const decode = (given: Uint8Array): Decoded => {
    const found = scan(given)
    return { ...found, isBegun: found.isBegun && couldGoOn(given.subarray(found.length)) }
  }
  return { last: 0x10ffff, decode, encode, mark: encode('\ufeff') }
}

const codes = (text: string): number[] => Array.from(text, (character) => character.codePointAt(0) as number)

const [UTF16, UTF16_LITTLE] = [ofUnits(2, false), ofUnits(2, true)]
const [UTF32, UTF32_LITTLE] = [ofUnits(4, false), ofUnits(4, true)]

/** By what `unicode` calls it; `error:badarg` for no encoding. */
export function encodingOf(name: Term | undefined): Encoding {
  return encodingNamed(name) ?? badarg()
}

export function encodingNamed(name: Term | undefined): Encoding | undefined {
  if (name === atom('latin1')) return LATIN1
  if (name === atom('unicode') || name === atom('utf8')) return UTF8
  const [family, order] = match(t(any.atom, any.atom), name) ?? [name, atom('big')]
  const isLittle = order === atom('little')
  if (!isLittle && order !== atom('big')) return undefined
  if (family === atom('utf16')) return isLittle ? UTF16_LITTLE : UTF16
  return family === atom('utf32') ? (isLittle ? UTF32_LITTLE : UTF32) : undefined
}

/** `{Encoding, Length}` of the mark that the bytes begin with; the longest is the one meant. */
export function markedEncoding(given: Uint8Array): Term {
  const order = (family: string, end: string) => t(atom(family), atom(end)) as unknown as Term
  const marked: readonly (readonly [Encoding, Term])[] = [
    [UTF32, order('utf32', 'big')],
    [UTF32_LITTLE, order('utf32', 'little')],
    [UTF8, atom('utf8') as Atom],
    [UTF16, order('utf16', 'big')],
    [UTF16_LITTLE, order('utf16', 'little')],
    [LATIN1, atom('latin1') as Atom],
  ]
  const [found, name] = marked.find(([{ mark }]) => mark.every((byte, i) => given[i] === byte)) as readonly [
    Encoding,
    Term,
  ]
  return t(name, found.mark.length) as unknown as Term
}
