/**
 * Bits, eight of them at a time: laid one behind the other, and taken off the front. Where something begins in the middle
 * of a byte, each byte of it goes into two.
 */

import { Binary, BitString } from '../term/binary.ts'
import { kindOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'
import { raised } from './raise.ts'

/** As many bits as a binary may have here: 64 MiB. What comes by mistake need not fill the memory. */
export const MAX_BITS = 1 << 29

export class BitWriter {
  #bytes = new Uint8Array(16)
  #length = 0

  /** `length` bits of `source`, from its bit `from` on. Throws `system_limit`. */
  append(source: Uint8Array, from: number, length: number): void {
    this.#reserve(length)
    if (((this.#length | from | length) & 7) === 0) {
      this.#bytes.set(source.subarray(from >> 3, (from + length) >> 3), this.#length >> 3)
      this.#length += length
      return
    }
    for (let done = 0; done < length; done += 8) {
      const bits = Math.min(8, length - done)
      const byte = byteAt(source, from + done) & (0xff00 >> bits)
      const at = this.#length >> 3
      const taken = this.#length & 7
      this.#bytes[at] = (this.#bytes[at] as number) | (byte >> taken)
      if (taken + bits > 8) this.#bytes[at + 1] = (byte << (8 - taken)) & 0xff
      this.#length += bits
    }
  }

  /** The bytes so far; the bits behind the last one are 0. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, Math.ceil(this.#length / 8))
  }

  value(): Term {
    const odd = this.#length & 7
    return odd === 0 ? new Binary(this.bytes()) : new BitString(this.bytes(), odd)
  }

  #reserve(length: number): void {
    const wanted = this.#length + length
    if (wanted > MAX_BITS) throw raised('system_limit')
    if (wanted <= this.#bytes.length * 8) return
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, Math.ceil(wanted / 8)))
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}

/** The eight bits from bit `from` on; beyond the end they are 0. */
function byteAt(bytes: Uint8Array, from: number): number {
  const [first = 0, second = 0] = [bytes[from >> 3], bytes[(from >> 3) + 1]]
  return (((first << 8) | second) >> (8 - (from & 7))) & 0xff
}

/** The bytes of a binary or bitstring, and how many of their bits count; `undefined` for what is neither. */
export function bitsOf(value: Term): readonly [bytes: Uint8Array, length: number] | undefined {
  if (kindOf(value) === 'binary') return [value as Binary, (value as Binary).length * 8]
  if (kindOf(value) !== 'bitstring') return undefined
  const { bytes, bits } = value as BitString
  return [bytes, bytes.length * 8 - 8 + bits]
}
