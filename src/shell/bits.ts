/**
 * The bit syntax: segments into a binary, and a binary into segments.
 * OTP: Reference Manual, "Bit Syntax Expressions".
 */

import { BitWriter, bitsOf, MAX_BITS } from '../kernel/bit_buffer.ts'
import { badCall, raised } from '../kernel/raise.ts'
import { isFloat, isInteger } from '../term/float.ts'
import type { Term } from '../term/term.ts'
import { joinFailed, segmentFailed } from './bit_errors.ts'
import { floatBits, floatOf, isWidth } from './bit_floats.ts'
import { appendInteger, integerAt } from './bit_integers.ts'
import { appendCharacter, characterAt, isCharacter } from './bit_text.ts'
import { operate } from './operators.ts'
import type { Segment } from './syntax.ts'

/** `operands` are the values and sizes of the segments, in turn. Throws `badarg` for what a segment cannot take. */
export function buildBinary(segments: readonly Segment[], operands: readonly Term[]): Term {
  const bits = new BitWriter()
  let next = 0
  for (const segment of segments) {
    const value = operands[next++] as Term
    const size = segment.size === undefined ? undefined : sizeOf(segment, operands[next++] as Term)
    append(bits, segment, value, size)
  }
  return bits.value()
}

/** In bits. */
function sizeOf(segment: Segment, given: Term): number {
  if (!isInteger(given) && !isFloat(given)) throw badCall('badarg', ['erlang', '*'], [given, segment.unit])
  const size = operate('*', [given, segment.unit])
  if (!isInteger(size) || size < 0 || size > MAX_BITS) throw segmentFailed(segment, 'size', size)
  return Number(size)
}

/** Binaries and bitstrings, one behind the other. Throws `badarg` for what is neither. */
export function joinBits(parts: readonly Term[]): Term {
  const bits = new BitWriter()
  for (const part of parts) {
    const found = bitsOf(part)
    if (found === undefined) throw joinFailed()
    bits.append(found[0], 0, found[1])
  }
  return bits.value()
}

/** What the size says is looked at before the value. */
function append(bits: BitWriter, segment: Segment, value: Term, size: number | undefined): void {
  const { type, little, unit } = segment
  switch (type) {
    case 'integer':
      if (!isInteger(value)) throw segmentFailed(segment, 'type', value)
      appendInteger(bits, value, size ?? 8 * unit, little)
      return
    case 'float': {
      const width = size ?? 64 * unit
      if (!isWidth(width)) throw segmentFailed(segment, 'invalid', width)
      if (!isInteger(value) && !isFloat(value)) throw segmentFailed(segment, 'type', value)
      const number = Number(value)
      if (!Number.isFinite(number)) throw segmentFailed(segment, 'no_float', value)
      appendInteger(bits, floatBits(number, width), width, little)
      return
    }
    case 'binary':
      if (size === undefined) appendWhole(bits, unit, value)
      else appendPart(bits, segment, value, size)
      return
    default:
      if (typeof value !== 'number' || !isCharacter(value)) throw segmentFailed(segment, 'type', value)
      appendCharacter(bits, type, value, little)
  }
}

/** All of a binary that is so many whole units long. */
function appendWhole(bits: BitWriter, unit: number, value: Term): void {
  const [bytes, length] = bitsOf(value) ?? []
  if (bytes === undefined || length === undefined)
    throw badCall('badarg', ['erlang', 'bit_size'], [value], { 1: 'not a bitstring' })
  if (length % unit !== 0) throw raised('badarg')
  bits.append(bytes, 0, length)
}

function appendPart(bits: BitWriter, segment: Segment, value: Term, size: number): void {
  const [bytes, length] = bitsOf(value) ?? []
  if (bytes === undefined || length === undefined) throw segmentFailed(segment, 'type', value)
  if (length < size) throw segmentFailed(segment, 'short', value)
  bits.append(bytes, 0, size)
}

/** Reads segments off a binary, first to last. */
export class BitReader {
  readonly #bytes: Uint8Array
  readonly #length: number
  #at = 0

  /** Throws `badarg` when `value` has no bits. */
  constructor(value: Term) {
    const bits = bitsOf(value)
    if (bits === undefined) throw raised('badarg')
    ;[this.#bytes, this.#length] = bits
  }

  get atEnd(): boolean {
    return this.#at === this.#length
  }

  /** What has not been read. */
  left(): Term {
    return this.#bitsAt(this.#length - this.#at)
  }

  /** The value of the next segment; `undefined` if it does not fit. Without a size, a binary takes all that is left. */
  take(segment: Segment, given: Term | undefined): Term | undefined {
    const left = this.#length - this.#at
    if (segment.type !== 'integer' && segment.type !== 'float' && segment.type !== 'binary') {
      const found = characterAt(this.#bytes, this.#at, left, segment.type, segment.little)
      this.#at += found?.length ?? 0
      return found?.character
    }
    const length = lengthOf(segment, given, left)
    if (length === undefined || length > left) return undefined
    const value = this.#valueOf(segment, length)
    if (value !== undefined) this.#at += length
    return value
  }

  #valueOf({ type, little, signed }: Segment, length: number): Term | undefined {
    if (type === 'integer') return integerAt(this.#bytes, this.#at, length, { little, signed })
    if (type === 'float') {
      if (!isWidth(length)) return undefined
      return floatOf(BigInt(integerAt(this.#bytes, this.#at, length, { little, signed: false })), length)
    }
    return this.#bitsAt(length)
  }

  #bitsAt(length: number): Term {
    const taken = new BitWriter()
    taken.append(this.#bytes, this.#at, length)
    return taken.value()
  }
}

/** How many bits a segment takes; `undefined` for a size that is none. */
function lengthOf({ type, unit }: Segment, given: Term | undefined, left: number): number | undefined {
  if (given === undefined) {
    if (type === 'binary') return left % unit === 0 ? left : undefined
    return type === 'integer' ? 8 : 64
  }
  return isInteger(given) && given >= 0 ? Number(given) * unit : undefined
}
