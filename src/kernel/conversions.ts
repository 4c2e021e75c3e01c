/**
 * The BIFs of `erlang` that make one kind of term of another: `atom_to_list/1`, `binary_to_integer/1` and their kin.
 * Those that make atoms of a peer's text run into the atom table's limit, and no further.
 */
import { md5 } from '@noble/hashes/legacy.js'
import { decode } from '../etf/decode.ts'
import { encode } from '../etf/encode.ts'
import { textOf } from '../io/chardata.ts'
import type { CallableModule } from '../process/modules.ts'
import { type Atom, atom, atomName } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import { type Float, float, integer } from '../term/float.ts'
import { format, formatFloat } from '../term/format.ts'
import { readPid } from '../term/format_identifier.ts'
import { kindOf } from '../term/kind.ts'
import { charlist, type ImproperList } from '../term/list.ts'
import { any, match, matches } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t, tupleFrom } from '../term/tuple.ts'
import { arg, badarg, orBadarg } from './arguments.ts'

export const conversions: CallableModule = {
  'atom_to_list/1': (_self, name) => charlist(nameIn(name)),
  'atom_to_binary/1': (_self, name) => binary(nameIn(name)),
  'atom_to_binary/2': (_self, name) => binary(nameIn(name)),
  'list_to_atom/1': (_self, chars) => atom(listText(chars)),
  'list_to_existing_atom/1': (_self, chars) => atom(listText(chars)),
  'binary_to_atom/1': (_self, bytes) => atom(arg(any.binary, bytes).toString()),
  'binary_to_existing_atom/1': (_self, bytes) => atom(arg(any.binary, bytes).toString()),
  'binary_to_existing_atom/2': (_self, bytes) => atom(arg(any.binary, bytes).toString()),
  'binary_to_atom/2': (_self, bytes) => atom(arg(any.binary, bytes).toString()),

  'integer_to_list/1': (_self, n) => charlist(arg(any.integer, n).toString()),
  'integer_to_list/2': (_self, n, base) => charlist(inBase(n, base)),
  'integer_to_binary/1': (_self, n) => binary(arg(any.integer, n).toString()),
  'integer_to_binary/2': (_self, n, base) => binary(inBase(n, base)),
  'list_to_integer/1': (_self, chars) => toInteger(listText(chars)),
  'binary_to_integer/1': (_self, bytes) => toInteger(arg(any.binary, bytes).toString()),
  'float_to_list/1': (_self, n) => charlist(inDigits(n)),
  'float_to_list/2': (_self, n, options) => charlist(inDigits(n, options as Term)),
  'float_to_binary/1': (_self, n) => binary(inDigits(n)),
  'float_to_binary/2': (_self, n, options) => binary(inDigits(n, options as Term)),
  'list_to_float/1': (_self, chars) => toFloat(listText(chars)),
  'binary_to_float/1': (_self, bytes) => toFloat(arg(any.binary, bytes).toString()),

  'list_to_tuple/1': (_self, elements) => tupleFrom(arg(any.list, elements)),
  'tuple_to_list/1': (_self, tuple) => Array.from(arg(any.tuple, tuple)),
  'list_to_binary/1': (_self, data) => iodata(arg(any.list, data)),
  'iolist_to_binary/1': (_self, data) => iodata(data),
  'binary_to_list/1': (_self, bytes) => Array.from(arg(any.binary, bytes)),
  'binary_to_list/3': (_self, bytes, from, to) => {
    const [whole, first, last] = [arg(any.binary, bytes), arg(any.small, from), arg(any.small, to)]
    return first >= 1 && first <= last && last <= whole.length
      ? Array.from(whole.slice(first - 1, last))
      : badarg()
  },
  'list_to_pid/1': (self, text) => readPid(listText(text), self.pid.home) ?? badarg(),
  'pid_to_list/1': (self, pid) => charlist(format(arg(any.pid, pid), { home: self.pid.home })),
  'ref_to_list/1': (self, ref) => charlist(format(arg(any.reference, ref), { home: self.pid.home })),

  'md5/1': (_self, data) => binary(md5(iodata(data))),
  'term_to_binary/1': (_self, term) => encode(term as Term),
  // The options choose among several ways to write a term; there is one here.
  'term_to_binary/2': (_self, term, options) => {
    arg(any.list, options)
    return encode(term as Term)
  },
  'binary_to_term/1': (_self, bytes) => toTerm(arg(any.binary, bytes)),
}

const nameIn = (name: Term | undefined): string => atomName(arg(any.atom, name) as Atom | boolean)

const listText = (chars: Term | undefined): string => orBadarg(textOf(arg(any.list, chars)))

function inBase(n: Term | undefined, base: Term | undefined): string {
  const radix = arg(any.small, base)
  if (radix < 2 || radix > 36) badarg()
  return arg(any.integer, n).toString(radix).toUpperCase()
}

function toInteger(text: string): Term {
  return /^[+-]?\d+$/.test(text) ? integer(BigInt(text.replace('+', ''))) : badarg()
}

function toFloat(text: string): Term {
  return /^[+-]?\d+\.\d+(e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text))
    ? float(Number(text))
    : badarg()
}

/** The digits of a float: by default 20 in an exponent's form; `{decimals, N}`, `{scientific, N}`, `compact`, `short`. */
function inDigits(n: Term | undefined, options: Term = []): string {
  const value = Number((arg(any.float, n) as number | Float).valueOf())
  let text = scientific(value, 20)
  for (const option of arg(any.list, options)) {
    const [form, count] = match(t(any.atom, any.small), option) ?? []
    if (form === atom('decimals') && count !== undefined && count >= 0 && count <= 100)
      text = value.toFixed(count)
    else if (form === atom('scientific') && count !== undefined && count >= 0 && count <= 100)
      text = scientific(value, count)
    else if (option === atom('short')) text = formatFloat(value)
    else if (option !== atom('compact')) badarg()
  }
  const isCompact = (options as readonly Term[]).includes(atom('compact') as Term) && !text.includes('e')
  return isCompact ? text.replace(/(\.\d+?)0+$/, '$1') : text
}

/** With at least two digits in the exponent. */
const scientific = (value: number, digits: number): string =>
  value.toExponential(digits).replace(/e([+-])(\d)$/, 'e$10$2')

/** Bytes and binaries, nested: a number is a byte, not a code point. */
export function iodata(data: Term | undefined): Uint8Array {
  const bytes: number[] = []
  const open = [data]
  while (open.length > 0) {
    const part = open.pop()
    if (typeof part === 'number' && Number.isInteger(part) && part >= 0 && part < 256) bytes.push(part)
    else if (matches(any.binary, part)) for (const byte of part as Uint8Array) bytes.push(byte)
    else for (const each of partsOf(part)) open.push(each)
  }
  return Uint8Array.from(bytes)
}

/** What a list holds, last first, its improper tail included. */
function partsOf(list: Term | undefined): Term[] {
  if (kindOf(list) !== 'improper') return arg(any.list, list).toReversed()
  const { elements, tail } = list as ImproperList<Term, Term>
  return [tail, ...elements.toReversed()]
}

function toTerm(bytes: Uint8Array): Term {
  try {
    return decode(bytes)
  } catch {
    return badarg()
  }
}
