/**
 * The BIFs that make text of a number, and a number of text.
 * OTP: `erlang(3)`, `integer_to_list/1` and its kin.
 */
import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import { float, integer } from '../term/float.ts'
import { charlist } from '../term/list.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { arg, badarg } from './arguments.ts'
import { binaryText, flatText } from './flat_text.ts'
import { floatText } from './float_text.ts'

type Argument = Term | undefined

export const numberTexts: CallableModule = {
  'integer_to_list/1': (_self, n) => charlist(inBase(n, 10)),
  'integer_to_list/2': (_self, n, base) => charlist(inBase(n, base)),
  'integer_to_binary/1': (_self, n) => binary(inBase(n, 10)),
  'integer_to_binary/2': (_self, n, base) => binary(inBase(n, base)),
  'list_to_integer/1': (_self, chars) => toInteger(flatText(chars), 10),
  'list_to_integer/2': (_self, chars, base) => toInteger(flatText(chars), base),
  'binary_to_integer/1': (_self, bytes) => toInteger(binaryText(bytes), 10),
  'binary_to_integer/2': (_self, bytes, base) => toInteger(binaryText(bytes), base),
  'float_to_list/1': (_self, n) => charlist(floatText(n)),
  'float_to_list/2': (_self, n, options) => charlist(floatText(n, options as Term)),
  'float_to_binary/1': (_self, n) => binary(floatText(n)),
  'float_to_binary/2': (_self, n, options) => binary(floatText(n, options as Term)),
  'list_to_float/1': (_self, chars) => toFloat(flatText(chars)),
  'binary_to_float/1': (_self, bytes) => toFloat(binaryText(bytes)),
}

function radix(base: Argument): number {
  const value = arg(any.small, base)
  return value >= 2 && value <= 36 ? value : badarg()
}

const inBase = (n: Argument, base: Argument): string =>
  arg(any.integer, n).toString(radix(base)).toUpperCase()

/** An integer of OTP 27 has no more bits. */
const MAX_DIGITS = 1 << 22

/** A sign, and then digits below the base. */
function toInteger(text: string, base: Argument): Term {
  if (text.length > MAX_DIGITS) throw new ErlangError('error', atom('system_limit'))
  const [, sign, digits = ''] = /^([+-]?)([\da-z]+)$/i.exec(text) ?? badarg()
  for (const digit of digits) if (!(Number.parseInt(digit, 36) < radix(base))) badarg()
  const value = worth(digits, radix(base))
  return integer(sign === '-' ? -value : value)
}

/** So many digits of any base are a number that JavaScript has exactly. */
const EXACT_DIGITS = 10

/** By halves: digit after digit, a long text would take the square of its length. */
function worth(digits: string, base: number): bigint {
  if (base === 10) return BigInt(digits)
  if (digits.length <= EXACT_DIGITS) return BigInt(Number.parseInt(digits, base))
  const half = digits.length >> 1
  const low = digits.slice(half)
  return worth(digits.slice(0, half), base) * BigInt(base) ** BigInt(low.length) + worth(low, base)
}

function toFloat(text: string): Term {
  return /^[+-]?\d+\.\d+(e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text))
    ? float(Number(text))
    : badarg()
}
