/**
 * Integers in segments of any number of bits, either end first. Little-endian, the bits beyond whole bytes are the highest
 * of the integer and still come last.
 */

import { BitWriter } from '../kernel/bit_buffer.ts'
import { raised } from '../kernel/raise.ts'
import { integer } from '../term/float.ts'
import { MAX_INTEGER_BITS } from './operators.ts'

/** The lowest `size` bits of `value`, behind what `bits` has. */
export function appendInteger(bits: BitWriter, value: number | bigint, size: number, little: boolean): void {
  const bytes = bigEndian(value, Math.ceil(size / 8))
  const odd = size & 7
  if (!little) {
    bits.append(bytes, bytes.length * 8 - size, size)
    return
  }
  bits.append(bytes.reverse(), 0, size - odd)
  if (odd > 0) bits.append(bytes, bytes.length * 8 - odd, odd)
}

/** The lowest `length` bytes of an integer, highest first. */
function bigEndian(value: number | bigint, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  if (value < 0) bytes.fill(0xff)
  const own = value.toString(16).length + 2 // hexadecimal digits, and room for the sign
  const shown = Math.min(length * 2, own + (own & 1))
  const digits = BigInt.asUintN(shown * 4, BigInt(value))
    .toString(16)
    .padStart(shown, '0')
  for (let i = 0; i < shown; i += 2) {
    bytes[length - (shown - i) / 2] = Number.parseInt(digits.slice(i, i + 2), 16)
  }
  return bytes
}

/** The integer of `size` bits that `source` has from bit `from` on. Throws `system_limit` for one that is too large. */
export function integerAt(
  source: Uint8Array,
  from: number,
  size: number,
  { little, signed }: { readonly little: boolean; readonly signed: boolean },
): number | bigint {
  const odd = size & 7
  const bits = new BitWriter()
  if (odd > 0) {
    bits.append(new Uint8Array(1), 0, 8 - odd)
    bits.append(source, little ? from + size - odd : from, odd)
  }
  bits.append(source, from + (little ? 0 : odd), size - odd)
  const bytes = bits.bytes()
  if (little) bytes.subarray(odd > 0 ? 1 : 0).reverse()
  const first = bytes.findIndex((byte) => byte !== 0)
  if (first < 0) return 0
  if ((bytes.length - first) * 8 > MAX_INTEGER_BITS) throw raised('system_limit')
  let digits = '0x'
  for (const byte of bytes.subarray(first)) digits += byte.toString(16).padStart(2, '0')
  return integer(signed ? BigInt.asIntN(size, BigInt(digits)) : BigInt(digits))
}
