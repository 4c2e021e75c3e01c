/**
 * The BIFs that only look at their arguments, most of which guards may call. By name and arity.
 * OTP: the module `erlang`; what they say about a bad argument is in `erl_erts_errors`.
 */

import { badCall, raised } from '../kernel/raise.ts'
import { type Atom, atom, atomName, isAtom } from '../term/atom.ts'
import { type BitString, binary } from '../term/binary.ts'
import { compare } from '../term/compare.ts'
import { type Float, float, integer, isFloat, isInteger } from '../term/float.ts'
import type { Export, Fun } from '../term/fun.ts'
import type { Pid, Port, Reference } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import { charlist, ImproperList, isList } from '../term/list.ts'
import type { ErlMap } from '../term/map.ts'
import type { Term } from '../term/term.ts'
import { isTuple, tupleFrom } from '../term/tuple.ts'
import { operate } from './operators.ts'

export type PureBif = (...args: Term[]) => Term

const isNumber = (term: Term): boolean => isInteger(term) || isFloat(term)
const isBinary = (term: Term): term is Term & Uint8Array => kindOf(term) === 'binary'
const isFun = (term: Term): boolean => kindOf(term) === 'fun' || kindOf(term) === 'export'
const isText = (term: Term): boolean => isList(term) && term.every((code) => typeof code === 'number')
const textOf = (term: Term): string => String.fromCodePoint(...(term as readonly number[]))

const isNonEmpty = (term: Term): boolean => (isList(term) ? term.length > 0 : kindOf(term) === 'improper')

/** The elements of a list, be it improper. */
function elementsOf(list: Term): readonly Term[] {
  return isList(list) ? (list as readonly Term[]) : (list as ImproperList<Term, Term>).elements
}

function tail(list: Term): Term {
  const rest = elementsOf(list).slice(1)
  if (isList(list)) return rest
  const last = (list as ImproperList<Term, Term>).tail
  return rest.length === 0 ? last : new ImproperList(rest, last)
}

/** A number brought to an integer, exactly. */
function whole(n: Term, round: (x: number) => number): Term {
  return isInteger(n) ? n : integer(BigInt(round(Number(n as number | Float))))
}

/** Tests: true or false for every term. */
const tests: { readonly [name: string]: (term: Term) => boolean } = {
  is_atom: isAtom,
  is_binary: isBinary,
  is_bitstring: (term) => isBinary(term) || kindOf(term) === 'bitstring',
  is_boolean: (term) => typeof term === 'boolean',
  is_float: isFloat,
  is_function: isFun,
  is_integer: isInteger,
  is_list: (term) => isList(term) || kindOf(term) === 'improper',
  is_map: (term) => kindOf(term) === 'map',
  is_number: isNumber,
  is_pid: (term) => kindOf(term) === 'pid',
  is_port: (term) => kindOf(term) === 'port',
  is_reference: (term) => kindOf(term) === 'reference',
  is_tuple: isTuple,
}

/** A BIF of one argument: which it takes, what it says to others, and its value. */
type OneArgument = readonly [takes: (term: Term) => boolean, complaint: string, value: (term: Term) => Term]

const ofOne: { readonly [name: string]: OneArgument } = {
  abs: [isNumber, 'not a number', (n) => (Number(n) < 0 ? operate('-', [n]) : n)],
  atom_to_list: [isAtom, 'not an atom', (name) => charlist(atomName(name as Atom))],
  byte_size: [
    (term) => isBinary(term) || kindOf(term) === 'bitstring',
    'not a bitstring',
    (term) => (isBinary(term) ? term.length : (term as BitString).bytes.length),
  ],
  bit_size: [
    (term) => isBinary(term) || kindOf(term) === 'bitstring',
    'not a bitstring',
    (term) =>
      isBinary(term) ? term.length * 8 : (term as BitString).bytes.length * 8 - 8 + (term as BitString).bits,
  ],
  ceil: [isNumber, 'not a number', (n) => whole(n, Math.ceil)],
  float: [isNumber, 'not a number', (n) => float(Number(n))],
  float_to_list: [isFloat, 'not a float', (n) => charlist(inAllDigits(Number(n)))],
  floor: [isNumber, 'not a number', (n) => whole(n, Math.floor)],
  hd: [isNonEmpty, 'not a nonempty list', (list) => elementsOf(list)[0] as Term],
  integer_to_list: [isInteger, 'not an integer', (n) => charlist(String(n))],
  length: [isList, 'not a list', (list) => (list as readonly Term[]).length],
  list_to_atom: [isText, 'not a list of characters', (text) => atom(textOf(text))],
  list_to_integer: [
    (term) => isText(term) && /^[+-]?\d+$/.test(textOf(term)),
    'not a textual representation of an integer',
    (text) => integer(BigInt(textOf(text).replace('+', ''))),
  ],
  list_to_tuple: [isList, 'not a list', (list) => tupleFrom(list as readonly Term[]) as unknown as Term],
  node: [
    (term) => ['pid', 'port', 'reference'].includes(kindOf(term) ?? ''),
    'not a pid', // and neither a port nor a reference, which erl does not say
    (who) => (who as Pid | Port | Reference).node,
  ],
  round: [isNumber, 'not a number', (n) => whole(n, (x) => Math.sign(x) * Math.round(Math.abs(x)))],
  size: [
    (term) => isTuple(term) || isBinary(term) || kindOf(term) === 'bitstring',
    'not tuple or binary',
    (term) =>
      kindOf(term) === 'bitstring' ? (term as BitString).bytes.length - 1 : (term as Uint8Array).length,
  ],
  tl: [isNonEmpty, 'not a nonempty list', tail],
  trunc: [isNumber, 'not a number', (n) => whole(n, Math.trunc)],
  tuple_size: [isTuple, 'not a tuple', (tuple) => (tuple as readonly Term[]).length],
  tuple_to_list: [isTuple, 'not a tuple', (tuple) => [...(tuple as readonly Term[])]],
}

function bifOfOne(name: string, [takes, complaint, value]: OneArgument): PureBif {
  return (term) => {
    const given = term as Term
    if (!takes(given))
      throw badCall('badarg', ['erlang', name], [given], {
        1: name === 'list_to_atom' && !isList(given) ? 'not a list' : complaint,
      })
    return value(given)
  }
}

/** `1.50000000000000000000e+00` */
function inAllDigits(n: number): string {
  const [mantissa, exponent = ''] = n.toExponential(20).split('e')
  return `${Object.is(n, -0) ? '-' : ''}${mantissa}e${exponent.replace(/^([+-])(\d)$/, '$10$2')}`
}

/** Whether the tag is the first element, and where it is asked the size that of the tuple. */
function isRecord(term: Term, tag: Term, size?: Term): boolean {
  const complaints = [
    ...(isAtom(tag) ? [] : [[2, 'not an atom'] as const]),
    ...(size === undefined || isInteger(size) ? [] : [[3, 'not an integer'] as const]),
  ]
  if (complaints.length > 0) {
    const args = size === undefined ? [term, tag] : [term, tag, size]
    throw badCall('badarg', ['erlang', 'is_record'], args, Object.fromEntries(complaints))
  }
  if (!isTuple(term)) return false
  const elements = term as unknown as readonly Term[]
  return elements[0] === tag && (size === undefined || elements.length === size)
}

/** `binary_part(Bytes, Start, Length)`; a negative length counts backwards. */
function binaryPart(bytes: Term, start: Term, length: Term): Term {
  const complaints: Record<number, string> = {}
  if (!isBinary(bytes)) complaints[1] = 'not a binary'
  if (!isInteger(start)) complaints[2] = 'not an integer'
  if (!isInteger(length)) complaints[3] = 'not an integer'
  const [from, to] = [Number(start), Number(start) + Number(length)]
  if (isBinary(bytes) && Object.keys(complaints).length === 0) {
    if (from < 0 || from > bytes.length) complaints[2] = 'out of range'
    else if (to < 0 || to > bytes.length) complaints[3] = 'out of range'
    else return binary((bytes as Uint8Array).slice(Math.min(from, to), Math.max(from, to)))
  }
  throw badCall('badarg', ['erlang', 'binary_part'], [bytes, start, length], complaints)
}

/** Those of more arguments, by `name/arity`. */
const ofMore = {
  'binary_part/2': (bytes: Term, place: Term) => {
    const [start, length] = isTuple(place) && place.length === 2 ? [...place] : []
    if (start !== undefined && length !== undefined) return binaryPart(bytes, start as Term, length as Term)
    throw badCall('badarg', ['erlang', 'binary_part'], [bytes, place], {
      2: 'not a valid {Pos, Length} tuple',
    })
  },
  'binary_part/3': binaryPart,
  'element/2': (n: Term, tuple: Term) =>
    withElement('element', [n, tuple], [n, tuple])[Number(n) - 1] as Term,
  'is_function/2': (fun: Term, arity: Term) => {
    if (!isInteger(arity) || arity < 0) {
      const cause = isInteger(arity) ? 'out of range' : 'not an integer'
      throw badCall('badarg', ['erlang', 'is_function'], [fun, arity], { 2: cause })
    }
    return isFun(fun) && (fun as Fun | Export).arity === arity
  },
  'is_map_key/2': isMapKey,
  'is_record/2': isRecord,
  'is_record/3': isRecord,
  'map_get/2': mapGet,
  'map_size/1': mapSize,
  'max/2': (a: Term, b: Term) => (compare(a, b) >= 0 ? a : b),
  'min/2': (a: Term, b: Term) => (compare(a, b) <= 0 ? a : b),
  'setelement/3': (n: Term, tuple: Term, value: Term) =>
    tupleFrom(
      withElement('setelement', [n, tuple], [n, tuple, value]).with(Number(n) - 1, value),
    ) as unknown as Term,
}

/** By `name/arity`. */
export const GUARD_BIFS: { readonly [name: string]: PureBif } = {
  ...Object.fromEntries(Object.entries(tests).map(([name, test]) => [`${name}/1`, test as PureBif])),
  ...Object.fromEntries(Object.entries(ofOne).map(([name, bif]) => [`${name}/1`, bifOfOne(name, bif)])),
  ...(ofMore as { readonly [name: string]: PureBif }),
}

/** The elements of `tuple`, which must have an `n`th one; `args` are those of the BIF `name`. */
function withElement(
  name: string,
  [n, tuple]: readonly [Term, Term],
  args: readonly Term[],
): readonly Term[] {
  const causes: Record<number, string> = {}
  if (!isTuple(tuple)) causes[2] = 'not a tuple'
  if (!isInteger(n)) causes[1] = 'not an integer'
  else if (isTuple(tuple) && (n < 1 || n > tuple.length)) causes[1] = 'out of range'
  if (Object.keys(causes).length > 0) throw badCall('badarg', ['erlang', name], args, causes)
  return tuple as unknown as readonly Term[]
}

function noMap(name: string, args: readonly Term[]): never {
  const { reason } = raised('badmap', args.at(-1) as Term)
  throw badCall(reason, ['erlang', name], args, { [args.length]: 'not a map' })
}

function mapSize(map: Term): number {
  return kindOf(map) === 'map' ? (map as ErlMap).size : noMap('map_size', [map])
}

function mapGet(key: Term, map: Term): Term {
  if (kindOf(map) !== 'map') noMap('map_get', [key, map])
  const found = (map as ErlMap<Term, Term>).get(key)
  if (found !== undefined) return found
  const { reason } = raised('badkey', key)
  throw badCall(reason, ['erlang', 'map_get'], [key, map], { 1: 'not present in map' })
}

function isMapKey(key: Term, map: Term): boolean {
  if (kindOf(map) !== 'map') noMap('is_map_key', [key, map])
  return (map as ErlMap<Term, Term>).has(key)
}
