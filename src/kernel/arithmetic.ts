/**
 * Erlang's arithmetic: integers of any size, and floats that stay floats. `1 + 1.0` is `2.0`, not `2`.
 * OTP: Reference Manual, "Arithmetic Expressions".
 */
import { ErlangError } from '../process/erlang_error.ts'
import { atom } from '../term/atom.ts'
import { type Float, float, integer, isFloat, isInteger } from '../term/float.ts'
import type { Term } from '../term/term.ts'

type Operation<T> = (a: T, b: T) => T

function arithmetic(onIntegers: Operation<bigint>, onFloats: Operation<number>) {
  return (a: Term | undefined, b: Term | undefined): Term => {
    if (isInteger(a) && isInteger(b)) return integer(onIntegers(BigInt(a), BigInt(b)))
    return asFloat(onFloats(toNumber(a), toNumber(b)))
  }
}

export const add = arithmetic(
  (a, b) => a + b,
  (a, b) => a + b,
)
export const subtract = arithmetic(
  (a, b) => a - b,
  (a, b) => a - b,
)
export const multiply = arithmetic(
  (a, b) => a * b,
  (a, b) => a * b,
)

/** `/`: always a float. */
export function divide(a: Term | undefined, b: Term | undefined): Term {
  return asFloat(toNumber(a) / toNumber(b))
}

/** `div`: towards zero. */
export function quotient(a: Term | undefined, b: Term | undefined): Term {
  return integer(whole(a) / divisor(b))
}

/** `rem`: with the sign of the first. */
export function remainder(a: Term | undefined, b: Term | undefined): Term {
  return integer(whole(a) % divisor(b))
}

export function toNumber(value: Term | undefined): number {
  if (isInteger(value)) return Number(value)
  return isFloat(value) ? Number((value as number | Float).valueOf()) : badarith()
}

const whole = (value: Term | undefined): bigint => (isInteger(value) ? BigInt(value) : badarith())

const divisor = (value: Term | undefined): bigint => whole(value) || badarith()

/** Division by zero and overflow have no float to stand for them. */
export const asFloat = (value: number): Term => (Number.isFinite(value) ? float(value) : badarith())

function badarith(): never {
  throw new ErlangError('error', atom('badarith'))
}
