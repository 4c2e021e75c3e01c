/**
 * Numbers as `io_lib:format/2` writes them: integers to any base, floats with so many decimals or digits.
 * OTP: `io_lib_format.erl`. Floats are rounded from the 21 digits of `float_to_list/1`, halves away from zero.
 */

/** Of `~b`, `~B` and their like, which take another base as their precision. */
export function integerText(value: bigint, base: number, prefix: string): string {
  return value < 0n ? `-${prefix}${(-value).toString(base)}` : prefix + value.toString(base)
}

/** The digits of a float, all of them behind one point after the first, and the power of ten by which they count. */
interface Decimal {
  readonly digits: bigint
  readonly exponent: number
}

/** How many digits there are behind the first. */
const DECIMALS = 20

function decimal(size: number): Decimal {
  const [mantissa = '', exponent] = size.toExponential(DECIMALS).split('e')
  return { digits: BigInt(mantissa.replace('.', '')), exponent: Number(exponent) }
}

const sign = (value: number): string => (value < 0 || Object.is(value, -0) ? '-' : '')

/** `digits` with `places` of them less, rounded, or more, as zeros. */
function moved(digits: bigint, places: number): bigint {
  if (places >= 0) return digits * 10n ** BigInt(places)
  const unit = 10n ** BigInt(-places)
  return (digits + unit / 2n) / unit
}

/** `~.3f`: `2.719` */
export function fixedText(value: number, decimals: number): string {
  const { digits, exponent } = decimal(Math.abs(value))
  const scaled = String(moved(digits, decimals + exponent - DECIMALS)).padStart(decimals + 1, '0')
  return `${sign(value)}${scaled.slice(0, -decimals)}.${scaled.slice(-decimals)}`
}

/** `~.4e`: `2.719e+0`, with `significant` digits. */
export function exponentText(value: number, significant: number): string {
  const { digits, exponent } = decimal(Math.abs(value))
  const rounded = String(moved(digits, significant - 1 - DECIMALS)).padEnd(significant, '0')
  const carried = rounded.length > significant ? 1 : 0
  const mantissa = `${rounded[0]}.${rounded.slice(1, significant)}`
  const power = exponent + carried
  return `${sign(value)}${mantissa}e${power < 0 ? '' : '+'}${power}`
}

/** `~.4g`: as `~f` from 0.1 up to 10,000, if that shows `significant` digits, and else as `~e`. */
export function shorterText(value: number, significant: number): string {
  const size = Math.abs(value)
  const power = [0.1, 1, 10, 100, 1000, 10_000].findIndex((limit) => size < limit) - 2
  const isShort = power >= -1 && (significant - 1 > power || (significant === 1 && power === -1))
  if (isShort && size < 10_000) return fixedText(value, significant - 1 - power)
  return exponentText(value, Math.max(2, significant))
}
