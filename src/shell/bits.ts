/**
 * The bit syntax: segments into a binary, and a binary into segments.
 * OTP: Reference Manual, "Bit Syntax Expressions".
 */
import { toUtf8 } from '../bytes/text.ts'
import { Binary, BitString } from '../term/binary.ts'
import { float, integer, isFloat, isInteger } from '../term/float.ts'
import { kindOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'
import { raised } from './raise.ts'
import type { Segment } from './syntax.ts'

/** A segment may not claim more: what is typed is short, what comes by mistake need not fill the memory. */
const MAX_BITS = 1 << 26

/** `operands` are the values and sizes of the segments, in turn. Throws `badarg` for a value of another type. */
export function buildBinary(segments: readonly Segment[], operands: readonly Term[]): Term {
  const bits = new BitWriter()
  let next = 0
  for (const segment of segments) {
    const value = operands[next++] as Term
    const size = segment.size === undefined ? undefined : sizeOf(operands[next++])
    append(bits, segment, value, size)
  }
  return bits.value()
}

function sizeOf(size: Term | undefined): number {
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 0 || size > MAX_BITS)
    throw raised('badarg')
  return size
}

function append(bits: BitWriter, { type, little }: Segment, value: Term, size: number | undefined): void {
  switch (type) {
    case 'integer':
      if (!isInteger(value)) throw raised('badarg')
      bits.integer(BigInt(value), size ?? 8, little)
      return
    case 'float': {
      if (!isInteger(value) && !isFloat(value)) throw raised('badarg')
      const width = size ?? 64
      if (width !== 64 && width !== 32) throw raised('badarg')
      bits.integer(floatBits(Number(value), width), width, little)
      return
    }
    case 'utf8':
      if (typeof value !== 'number' || !(value >= 0 && value <= 0x10ffff)) throw raised('badarg')
      for (const byte of toUtf8(String.fromCodePoint(value))) bits.integer(BigInt(byte), 8, false)
      return
    case 'binary': {
      const [bytes, length] = contentOf(value)
      const wanted = size === undefined ? length : size * 8
      if (wanted > length) throw raised('badarg')
      for (let i = 0; i < wanted; i++) bits.bit(((bytes[i >> 3] as number) >> (7 - (i & 7))) & 1)
    }
  }
}

/** Binaries and bitstrings, one behind the other. Throws `badarg` for what is neither. */
export function joinBits(parts: readonly Term[]): Term {
  const segment = { type: 'binary', little: false, signed: false } as Segment
  const bits = new BitWriter()
  for (const part of parts) append(bits, segment, part, undefined)
  return bits.value()
}

/** The bytes of a binary or bitstring, and how many of their bits count. */
function contentOf(value: Term): [Uint8Array, number] {
  if (kindOf(value) === 'binary') return [value as Binary, (value as Binary).length * 8]
  if (kindOf(value) !== 'bitstring') throw raised('badarg')
  const { bytes, bits } = value as BitString
  return [bytes, bytes.length * 8 - 8 + bits]
}

function floatBits(value: number, width: 32 | 64): bigint {
  const view = new DataView(new ArrayBuffer(8))
  if (width === 64) view.setFloat64(0, value)
  else view.setFloat32(0, value)
  return width === 64 ? view.getBigUint64(0) : BigInt(view.getUint32(0))
}

class BitWriter {
  readonly #bytes: number[] = []
  #length = 0

  bit(bit: number): void {
    if (this.#length >= MAX_BITS) throw raised('system_limit')
    if ((this.#length & 7) === 0) this.#bytes.push(0)
    const last = this.#bytes.length - 1
    this.#bytes[last] = (this.#bytes[last] as number) | (bit << (7 - (this.#length & 7)))
    this.#length++
  }

  integer(value: bigint, size: number, little: boolean): void {
    for (const place of places(size, little)) this.bit(Number((value >> BigInt(place)) & 1n))
  }

  value(): Term {
    const odd = this.#length & 7
    const bytes = new Uint8Array(this.#bytes)
    return odd === 0 ? new Binary(bytes) : new BitString(bytes, odd)
  }
}

/** The powers of two that the bits of an integer of `size` bits stand for, in the order in which they are written. */
function* places(size: number, little: boolean): Generator<number> {
  if (!little) {
    for (let place = size - 1; place >= 0; place--) yield place
    return
  }
  for (let byte = 0; byte < size; byte += 8) {
    for (let place = Math.min(byte + 8, size) - 1; place >= byte; place--) yield place
  }
}

/** Reads segments off a binary, first to last. */
export class BitReader {
  readonly #bytes: Uint8Array
  readonly #length: number
  #at = 0

  /** Throws `badarg` when `value` has no bits. */
  constructor(value: Term) {
    const [bytes, length] = contentOf(value)
    this.#bytes = bytes
    this.#length = length
  }

  get atEnd(): boolean {
    return this.#at === this.#length
  }

  /** The value of the next segment; `undefined` if it does not fit. Without a size, a binary takes all that is left. */
  take({ type, little, signed }: Segment, given: Term | undefined): Term | undefined {
    const size = given === undefined ? undefined : sizeOf(given)
    const left = this.#length - this.#at
    switch (type) {
      case 'integer':
        return this.#integer(size ?? 8, little, signed)
      case 'float': {
        const width = size ?? 64
        const bits = width === 64 || width === 32 ? this.#integer(width, little, false) : undefined
        return bits === undefined ? undefined : floatOf(BigInt(bits), width)
      }
      case 'binary': {
        const length = size === undefined ? left : size * 8
        if (length > left || length % 8 !== 0) return undefined
        const taken = new BitWriter()
        for (let i = 0; i < length; i++) taken.bit(this.#bit())
        return taken.value()
      }
      case 'utf8':
        return this.#utf8()
    }
  }

  #integer(size: number, little: boolean, signed: boolean): number | bigint | undefined {
    if (size > this.#length - this.#at) return undefined
    let value = 0n
    for (const place of places(size, little)) value |= BigInt(this.#bit()) << BigInt(place)
    return integer(signed ? BigInt.asIntN(size, value) : value)
  }

  #utf8(): number | undefined {
    const start = this.#at
    for (let bytes = 1; bytes <= 4; bytes++) {
      this.#at = start
      const taken = this.take({ type: 'binary' } as Segment, bytes)
      if (taken === undefined) break
      const text = String(taken)
      if (!text.startsWith('<<') && [...text].length === 1) return text.codePointAt(0)
    }
    this.#at = start
    return undefined
  }

  #bit(): number {
    const bit = ((this.#bytes[this.#at >> 3] as number) >> (7 - (this.#at & 7))) & 1
    this.#at++
    return bit
  }
}

/** `undefined` for a NaN or an infinity, which are no floats in Erlang. */
function floatOf(bits: bigint, width: number): Term | undefined {
  const view = new DataView(new ArrayBuffer(8))
  if (width === 64) view.setBigUint64(0, bits)
  else view.setUint32(0, Number(bits))
  const value = width === 64 ? view.getFloat64(0) : view.getFloat32(0)
  return Number.isFinite(value) ? float(value) : undefined
}
