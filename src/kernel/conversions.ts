/**
 * The BIFs of `erlang` that make one kind of term of another: `atom_to_list/1`, `binary_to_integer/1` and their kin.
 * Those that make atoms of a peer's text run into the atom table's limit, and no further.
 */
import { md5 } from '@noble/hashes/legacy.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { decode } from '../etf/decode.ts'
import { encode } from '../etf/encode.ts'
import { textOf } from '../io/chardata.ts'
import type { CallableModule } from '../process/modules.ts'
import { type Atom, atom, atomName } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import { float, integer } from '../term/float.ts'
import { format } from '../term/format.ts'
import { readPid } from '../term/format_identifier.ts'
import { kindOf } from '../term/kind.ts'
import { charlist, type ImproperList } from '../term/list.ts'
import { any, matches } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { tupleFrom } from '../term/tuple.ts'
import { arg, badarg, orBadarg } from './arguments.ts'

export const conversions: CallableModule = {
  'atom_to_list/1': (_self, name) => charlist(nameIn(name)),
  'atom_to_binary/1': (_self, name) => binary(nameIn(name)),
  'atom_to_binary/2': (_self, name) => binary(nameIn(name)),
  'list_to_atom/1': (_self, chars) => atom(listText(chars)),
  'list_to_existing_atom/1': (_self, chars) => atom(listText(chars)),
  'binary_to_atom/1': (_self, bytes) => atom(arg(any.binary, bytes).toString()),
  'binary_to_atom/2': (_self, bytes) => atom(arg(any.binary, bytes).toString()),

  'integer_to_list/1': (_self, n) => charlist(arg(any.integer, n).toString()),
  'integer_to_list/2': (_self, n, base) => charlist(inBase(n, base)),
  'integer_to_binary/1': (_self, n) => binary(arg(any.integer, n).toString()),
  'integer_to_binary/2': (_self, n, base) => binary(inBase(n, base)),
  'list_to_integer/1': (_self, chars) => toInteger(listText(chars)),
  'binary_to_integer/1': (_self, bytes) => toInteger(arg(any.binary, bytes).toString()),
  'list_to_float/1': (_self, chars) => toFloat(listText(chars)),
  'binary_to_float/1': (_self, bytes) => toFloat(arg(any.binary, bytes).toString()),

  'list_to_tuple/1': (_self, elements) => tupleFrom(arg(any.list, elements)),
  'tuple_to_list/1': (_self, tuple) => Array.from(arg(any.tuple, tuple)),
  'list_to_binary/1': (_self, data) => iodata(arg(any.list, data)),
  'iolist_to_binary/1': (_self, data) => iodata(data),
  'binary_to_list/1': (_self, bytes) => Array.from(arg(any.binary, bytes)),
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

/** `binary:copy/2` makes no more than this: 64 MiB. */
const MAX_COPIED = 1 << 26

export const binaryModule: CallableModule = {
  'copy/1': (_self, bytes) => arg(any.binary, bytes),
  'copy/2': (_self, bytes, times) => {
    const [one, n] = [arg(any.binary, bytes), arg(any.small, times)]
    if (n < 0 || one.length * n > MAX_COPIED) badarg()
    const all = new Uint8Array(one.length * n)
    for (let i = 0; i < n; i++) all.set(one, i * one.length)
    return binary(all)
  },
  'encode_hex/1': (_self, bytes) => binary(bytesToHex(arg(any.binary, bytes)).toUpperCase()),
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

/** Bytes and binaries, nested: a number is a byte, not a code point. */
function iodata(data: Term | undefined): Uint8Array {
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
