/**
 * Floats that a JavaScript number cannot tell from an integer. A float with a fraction is a plain number; `1.0` and
 * `-0.0` are `Float`s, because Erlang's `1` and `1.0` are two terms and both must survive a round trip.
 */
import { type Branded, KEY, type Keyed, KIND } from './kind.ts'

/** A float that a plain number would not tell from an integer: `1.0`, or `-0.0`. Others are plain numbers. */
export class Float implements Branded<'float'>, Keyed {
  declare readonly [KIND]: 'float'
  readonly value: number

  constructor(value: number) {
    this.value = value
  }

  get [KEY](): string {
    return `f${Object.is(this.value, -0) ? '-0' : this.value}`
  }

  /** The number. */
  valueOf(): number {
    return this.value
  }
}
Object.defineProperty(Float.prototype, KIND, { value: 'float' })

/** The one form of an Erlang float: a number where it has a fraction, else a `Float`. Throws for NaN and infinities. */
export function float(value: number): number | Float {
  if (!Number.isFinite(value))
    throw new TypeError(`${value} is not an Erlang float: NaN and infinities do not exist there`)
  return Number.isInteger(value) ? new Float(value) : value
}

/** Whether a number is a term as it stands: not -0, which is ambiguous, nor a NaN, an infinity or an inexact integer. */
export function isPlainNumber(value: number): boolean {
  if ((value | 0) === value) return !Object.is(value, -0)
  return Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value)
}

/** Whether it is a float of Erlang: a plain number with a fraction, or a `Float`. */
export function isFloat(value: unknown): value is number | Float {
  if (typeof value === 'number') return !Number.isInteger(value)
  return typeof value === 'object' && value !== null && (value as Branded)[KIND] === 'float'
}

/** The one form of an Erlang integer: a number where it is safe, else a bigint. */
export function integer(value: bigint): number | bigint {
  return value >= MIN_SAFE && value <= MAX_SAFE ? Number(value) : value
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER)
const MIN_SAFE = BigInt(Number.MIN_SAFE_INTEGER)

/** Whether it is an integer of Erlang: a safe whole number, or a `bigint`. */
export function isInteger(value: unknown): value is number | bigint {
  return typeof value === 'bigint' || Number.isSafeInteger(value)
}
