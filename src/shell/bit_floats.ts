/**
 * Floats in segments of 16, 32 or 64 bits, as IEEE 754 lays them out: a sign, an exponent, a fraction. A NaN or an
 * infinity is no float in Erlang.
 * OTP: Reference Manual, "Bit Syntax Expressions".
 */
import { float } from '../term/float.ts'
import type { Term } from '../term/term.ts'

export type FloatWidth = 16 | 32 | 64

export const isWidth = (width: number): width is FloatWidth => width === 16 || width === 32 || width === 64

/** What is too large for the width is an infinity there, as in OTP. */
export function floatBits(value: number, width: FloatWidth): bigint {
  if (width === 16) return BigInt(halfBits(value))
  const view = new DataView(new ArrayBuffer(8))
  if (width === 64) view.setFloat64(0, value)
  else view.setFloat32(0, value)
  return width === 64 ? view.getBigUint64(0) : BigInt(view.getUint32(0))
}

/** `undefined` for a NaN or an infinity. */
export function floatOf(bits: bigint, width: FloatWidth): Term | undefined {
  const view = new DataView(new ArrayBuffer(8))
  if (width === 64) view.setBigUint64(0, bits)
  else view.setUint32(0, Number(bits))
  const value = { 16: () => half(Number(bits)), 32: () => view.getFloat32(0), 64: () => view.getFloat64(0) }
  const found = value[width]()
  return Number.isFinite(found) ? float(found) : undefined
}

/** The smallest exponent of 16 bits; what is smaller has fewer bits in its fraction. */
const LEAST = -14
const INFINITY = 0x7c00

/** One bit for the sign, five for the exponent, ten for the fraction, rounded to the nearer, in the middle to the even. */
function halfBits(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0
  const size = Math.abs(value)
  if (size >= 2 ** 16) return sign | INFINITY
  let exponent = 15
  while (exponent > LEAST && size < 2 ** exponent) exponent--
  const counted = size * 2 ** (10 - exponent)
  const whole = Math.floor(counted)
  const over = counted - whole
  const up = over > 0.5 || (over === 0.5 && whole % 2 === 1) ? 1 : 0
  return sign | (((exponent - LEAST) << 10) + whole + up)
}

function half(bits: number): number {
  const exponent = (bits >> 10) & 31
  const fraction = bits & 1023
  if (exponent === 31) return Number.NaN
  const size = exponent === 0 ? fraction * 2 ** (LEAST - 10) : (1024 + fraction) * 2 ** (exponent - 25)
  return bits & 0x8000 ? -size : size
}
