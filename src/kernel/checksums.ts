/**
 * The BIFs of `erlang` that make a number of a term or of bytes: `phash2`, `crc32`, `adler32`, by which nodes spread keys
 * and compare what they hold.
 * OTP: `erlang(3)`; RFC 1952 for CRC-32, RFC 1950 for Adler-32.
 */
import type { CallableModule } from '../process/modules.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { arg, badarg } from './arguments.ts'
import { iodata } from './conversions.ts'
import { phash2 } from './phash2.ts'

const RANGE = 2 ** 27
const MAX_RANGE = 2 ** 32

export const checksums: CallableModule = {
  'phash2/1': (_self, term) => phash2(term as Term) % RANGE,
  'phash2/2': (_self, term, range) => {
    const limit = arg(any.small, range)
    return limit >= 1 && limit <= MAX_RANGE ? phash2(term as Term) % limit : badarg()
  },
  'crc32/1': (_self, data) => crc32(0, iodata(data)),
  'crc32/2': (_self, before, data) => crc32(word(before), iodata(data)),
  'crc32_combine/3': (_self, first, second, length) => crc32Combine(word(first), word(second), word(length)),
  'adler32/1': (_self, data) => adler32(1, iodata(data)),
  'adler32/2': (_self, before, data) => adler32(word(before), iodata(data)),
  'adler32_combine/3': (_self, first, second, length) =>
    adler32Combine(word(first), word(second), word(length)),
}

function word(value: Term | undefined): number {
  const n = arg(any.small, value)
  return n >= 0 && n <= 0xffffffff ? n : badarg()
}

/** The polynomial of CRC-32, its lowest power in the highest bit. */
const POLYNOMIAL = 0xedb88320

/** One step of a byte's division. */
const divided = (rest: number): number => (rest >>> 1) ^ (rest & 1 ? POLYNOMIAL : 0)

const CRCS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = divided(rest)
  return rest
})

function crc32(before: number, data: Uint8Array): number {
  let crc = ~before
  for (const byte of data) crc = (CRCS[(crc ^ byte) & 255] as number) ^ (crc >>> 8)
  return ~crc >>> 0
}

/** Of two parts after each other: the first one's, moved by as many zero bytes as the second has, and the second one's. */
function crc32Combine(first: number, second: number, length: number): number {
  let moved = first
  let power = 1 << 23 // x^8, one byte
  for (let left = length; left > 0; left >>>= 1) {
    if (left & 1) moved = product(power, moved)
    power = product(power, power)
  }
  return (moved ^ second) >>> 0
}

/** Of two polynomials, modulo that of CRC-32. */
function product(a: number, b: number): number {
  let [sum, shifted] = [0, b]
  for (let bit = 31; bit >= 0; bit--) {
    if ((a >>> bit) & 1) sum ^= shifted
    shifted = divided(shifted)
  }
  return sum
}

/** The largest prime below 2^16. */
const PRIME = 65521

function adler32(before: number, data: Uint8Array): number {
  let [sum, sums] = [before & 0xffff, before >>> 16]
  for (const byte of data) {
    sum = (sum + byte) % PRIME
    sums = (sums + sum) % PRIME
  }
  return sums * 0x10000 + sum
}

function adler32Combine(first: number, second: number, length: number): number {
  if (length === 0) return first
  const [a, b, rest] = [first & 0xffff, second & 0xffff, length % PRIME]
  const sum = a + b + PRIME - 1
  const sums = ((rest * a) % PRIME) + (first >>> 16) + (second >>> 16) + PRIME - rest
  return ((below(sums, 2 * PRIME, PRIME) << 16) | below(sum, PRIME, PRIME)) >>> 0
}

/** Halves of what is no sum of Adler's may be larger than the prime; then it is subtracted no oftener than zlib does. */
const below = (n: number, ...limits: readonly number[]): number =>
  limits.reduce((left, limit) => (left >= limit ? left - limit : left), n)
