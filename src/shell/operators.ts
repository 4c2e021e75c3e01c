/**
 * Operators on values: arithmetic, comparison, booleans, lists. Integers are exact at any size; `/` always makes a float.
 * OTP: Reference Manual, "Expressions".
 */

import { badCall } from '../kernel/raise.ts'
import { compare } from '../term/compare.ts'
import { equals } from '../term/equal.ts'
import { type Float, float, integer, isFloat, isInteger } from '../term/float.ts'
import { kindOf } from '../term/kind.ts'
import { ImproperList, isList } from '../term/list.ts'
import type { Term } from '../term/term.ts'

/** The value of `operator` over one operand or two. Throws `badarg` or `badarith` as the BEAM does. */
export function operate(operator: string, operands: readonly Term[]): Term {
  const [a, b] = operands as [Term, Term]
  const value = operands.length === 1 ? unary(operator, a) : binary(operator, a, b)
  if (value !== undefined) return value
  const reason = ARITHMETIC.has(operator) ? 'badarith' : 'badarg'
  throw badCall(reason, ['erlang', operator], operands)
}

const ARITHMETIC = new Set('+ - * / div rem band bor bxor bsl bsr bnot'.split(' '))

/** How many bits an integer may have: more is `system_limit`, as on a BEAM of 64 bits, and not the end of our memory. */
export const MAX_INTEGER_BITS = 1 << 22

function unary(operator: string, a: Term): Term | undefined {
  switch (operator) {
    case 'not':
      return typeof a === 'boolean' ? !a : undefined
    case 'bnot':
      return isInteger(a) ? integer(~BigInt(a)) : undefined
    case '-':
      return isFloat(a) ? float(-Number(a)) : arithmetic('-', 0, a) // 0 - 0.0 would lose the sign
    default:
      return isNumber(a) ? a : undefined
  }
}

function binary(operator: string, a: Term, b: Term): Term | undefined {
  switch (operator) {
    case '==':
      return compare(a, b) === 0
    case '/=':
      return compare(a, b) !== 0
    case '<':
      return compare(a, b) < 0
    case '>':
      return compare(a, b) > 0
    case '=<':
      return compare(a, b) <= 0
    case '>=':
      return compare(a, b) >= 0
    case '=:=':
      return equals(a, b)
    case '=/=':
      return !equals(a, b)
    case 'and':
    case 'or':
    case 'xor':
      return typeof a === 'boolean' && typeof b === 'boolean' ? decide(operator, a, b) : undefined
    case '++':
      return join(a, b)
    case '--':
      return isList(a) && isList(b) ? subtract(a as readonly Term[], b as readonly Term[]) : undefined
    default:
      return arithmetic(operator, a, b)
  }
}

function decide(operator: 'and' | 'or' | 'xor', a: boolean, b: boolean): boolean {
  return operator === 'and' ? a && b : operator === 'or' ? a || b : a !== b
}

function join(a: Term, b: Term): Term | undefined {
  if (!isList(a)) return undefined
  const elements = a as readonly Term[]
  if (isList(b)) return [...elements, ...(b as readonly Term[])]
  if (elements.length === 0) return b
  if (kindOf(b) !== 'improper') return new ImproperList(elements, b)
  const improper = b as ImproperList<Term, Term>
  return new ImproperList([...elements, ...improper.elements], improper.tail)
}

/** Each element of `b` takes away the first of its like from `a`. */
function subtract(a: readonly Term[], b: readonly Term[]): Term[] {
  const left = [...a]
  for (const element of b) {
    const index = left.findIndex((candidate) => equals(candidate, element))
    if (index >= 0) left.splice(index, 1)
  }
  return left
}

function arithmetic(operator: string, a: Term, b: Term): Term | undefined {
  if (isInteger(a) && isInteger(b) && operator !== '/') return onIntegers(operator, BigInt(a), BigInt(b))
  if (!isNumber(a) || !isNumber(b)) return undefined
  const value = onFloats(operator, Number(a), Number(b))
  return value !== undefined && Number.isFinite(value) ? float(value) : undefined
}

function isNumber(term: Term): term is number | bigint | Float {
  return isInteger(term) || isFloat(term)
}

function onIntegers(operator: string, a: bigint, b: bigint): Term | undefined {
  switch (operator) {
    case '+':
      return integer(a + b)
    case '-':
      return integer(a - b)
    case '*':
      return integer(a * b)
    case 'div':
      return b === 0n ? undefined : integer(a / b)
    case 'rem':
      return b === 0n ? undefined : integer(a % b)
    case 'band':
      return integer(a & b)
    case 'bor':
      return integer(a | b)
    case 'bxor':
      return integer(a ^ b)
    case 'bsl':
    case 'bsr': {
      const left = operator === 'bsl' ? b : -b
      if (left > MAX_INTEGER_BITS && a !== 0n)
        throw badCall('system_limit', ['erlang', operator], [integer(a), integer(b)])
      return integer(left >= 0n ? a << left : a >> -left)
    }
    default:
      return undefined
  }
}

function onFloats(operator: string, a: number, b: number): number | undefined {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return b === 0 ? undefined : a / b
    default:
      return undefined
  }
}
