/**
 * The operators as functions of the module `erlang`, and the BIFs beside them that make numbers of numbers: `'=<'/2`,
 * `'band'/2`, `round/1`.
 * OTP: Reference Manual, "Expressions"; `erlang(3)`.
 */
import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { compare } from '../term/compare.ts'
import { equals } from '../term/equal.ts'
import { integer, isInteger } from '../term/float.ts'
import { keyOf } from '../term/kind.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { arg } from './arguments.ts'
import { add, divide, multiply, quotient, remainder, subtract, toNumber } from './arithmetic.ts'

type Argument = Term | undefined

/** Shifting further to the left is refused: `1 bsl 1000000000` would take all memory there is. */
const MAX_SHIFT = 1n << 24n

const bits =
  (operate: (a: bigint, b: bigint) => bigint): CallableModule[string] =>
  (_self, a, b) =>
    integer(operate(whole(a), whole(b)))

const logic =
  (operate: (a: boolean, b: boolean) => boolean): CallableModule[string] =>
  (_self, a, b) =>
    operate(arg(any.boolean, a), arg(any.boolean, b))

/** To an integer, in one of four ways. */
const rounded =
  (round: (n: number) => number): CallableModule[string] =>
  (_self, n) => {
    if (isInteger(n)) return n
    return integer(BigInt(round(Number((arg(any.float, n) as number | { valueOf(): number }).valueOf()))))
  }

function whole(value: Argument): bigint {
  if (isInteger(value)) return BigInt(value)
  throw new ErlangError('error', atom('badarith'))
}

function shift(n: bigint, by: bigint): bigint {
  if (by > MAX_SHIFT && n !== 0n) throw new ErlangError('error', atom('system_limit'))
  return n << by
}

/** `--`: each element of `b` takes away one of `a`. */
function without(a: readonly Term[], b: readonly Term[]): Term[] {
  const times = new Map<string, number>()
  for (const each of b) times.set(keyOf(each), (times.get(keyOf(each)) ?? 0) + 1)
  return a.filter((each) => {
    const left = times.get(keyOf(each)) ?? 0
    times.set(keyOf(each), left - 1)
    return left <= 0
  })
}

export const operators: CallableModule = {
  '+/1': (_self, n) => add(0, n),
  '-/1': (_self, n) => multiply(-1, n),
  '+/2': (_self, a, b) => add(a, b),
  '-/2': (_self, a, b) => subtract(a, b),
  '*/2': (_self, a, b) => multiply(a, b),
  '//2': (_self, a, b) => divide(a, b),
  'div/2': (_self, a, b) => quotient(a, b),
  'rem/2': (_self, a, b) => remainder(a, b),
  'band/2': bits((a, b) => a & b),
  'bor/2': bits((a, b) => a | b),
  'bxor/2': bits((a, b) => a ^ b),
  'bsl/2': bits((a, b) => shift(a, b)),
  'bsr/2': bits((a, b) => (b < 0n ? shift(a, -b) : a >> b)),
  'bnot/1': (_self, n) => integer(~whole(n)),
  'abs/1': (_self, n) => {
    arg(any.of(any.integer, any.float), n)
    return toNumber(n) < 0 ? multiply(-1, n) : n
  },
  'round/1': rounded((n) => Math.sign(n) * Math.round(Math.abs(n))), // halves away from zero
  'trunc/1': rounded(Math.trunc),
  'floor/1': rounded(Math.floor),
  'ceil/1': rounded(Math.ceil),
  '==/2': (_self, a, b) => compare(a, b) === 0,
  '/=/2': (_self, a, b) => compare(a, b) !== 0,
  '=:=/2': (_self, a, b) => equals(a, b),
  '=/=/2': (_self, a, b) => !equals(a, b),
  '</2': (_self, a, b) => compare(a, b) < 0,
  '=</2': (_self, a, b) => compare(a, b) <= 0,
  '>/2': (_self, a, b) => compare(a, b) > 0,
  '>=/2': (_self, a, b) => compare(a, b) >= 0,
  'max/2': (_self, a, b) => (compare(a, b) >= 0 ? a : b),
  'min/2': (_self, a, b) => (compare(a, b) <= 0 ? a : b),
  'not/1': (_self, a) => !arg(any.boolean, a),
  'and/2': logic((a, b) => a && b),
  'or/2': logic((a, b) => a || b),
  'xor/2': logic((a, b) => a !== b),
  '--/2': (_self, a, b) => without(arg(any.list, a), arg(any.list, b)),
  'subtract/2': (_self, a, b) => without(arg(any.list, a), arg(any.list, b)),
}
