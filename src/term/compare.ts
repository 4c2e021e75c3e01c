/**
 * The order of all terms: number < atom < reference < fun < port < pid < tuple < map < list < bitstring.
 * OTP: Reference Manual, "Term Comparisons".
 */
import { type Atom, atomName } from './atom.ts'
import type { Binary, BitString } from './binary.ts'
import type { Float } from './float.ts'
import type { Export, Fun } from './fun.ts'
import type { Pid, Port, Reference } from './identifier.ts'
import { keyOf, kindOf } from './kind.ts'
import { type ImproperList, isList } from './list.ts'
import type { ErlMap } from './map.ts'

/** Negative, zero or positive as `a` sorts before, with or after `b`. `1` and `1.0` compare as equal, as `==` has it. */
export function compare(a: unknown, b: unknown): number {
  const rank = rankOf(a)
  return rank - rankOf(b) || byRank[rank]?.(a, b) || 0
}

const NUMBER = 0
const ATOM = 1
const REFERENCE = 2
const FUN = 3
const PORT = 4
const PID = 5
const TUPLE = 6
const MAP = 7
const LIST = 8
const BITSTRING = 9

function rankOf(term: unknown): number {
  switch (typeof term) {
    case 'number':
    case 'bigint':
      return NUMBER
    case 'boolean':
      return ATOM
  }
  switch (kindOf(term)) {
    case 'float':
      return NUMBER
    case 'atom':
      return ATOM
    case 'reference':
      return REFERENCE
    case 'fun':
    case 'export':
      return FUN
    case 'port':
      return PORT
    case 'pid':
      return PID
    case 'tuple':
      return TUPLE
    case 'map':
      return MAP
    case 'improper':
      return LIST
    case 'binary':
    case 'bitstring':
      return BITSTRING
  }
  if (Array.isArray(term)) return LIST
  throw new TypeError(`not an Erlang term: ${String(term)}`)
}

type Comparison = (a: never, b: never) => number

const byRank: { readonly [rank: number]: (a: unknown, b: unknown) => number } = Object.fromEntries(
  (
    [
      [NUMBER, compareNumbers],
      [ATOM, compareAtoms],
      [REFERENCE, compareReferences],
      [FUN, (a: Fun | Export, b: Fun | Export) => less(keyOf(a), keyOf(b))],
      [PORT, (a: Port, b: Port) => compareNodes(a, b) || less(a.id, b.id)],
      [PID, (a: Pid, b: Pid) => less(a.serial, b.serial) || less(a.id, b.id) || compareNodes(a, b)],
      [TUPLE, (a: readonly unknown[], b: readonly unknown[]) => a.length - b.length || compareElements(a, b)],
      [MAP, compareMaps],
      [LIST, compareLists],
      [BITSTRING, compareBits],
    ] as [number, Comparison][]
  ).map(([rank, comparison]) => [rank, comparison as (a: unknown, b: unknown) => number]),
)

function less<T extends number | bigint | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function compareNumbers(a: number | bigint | Float, b: number | bigint | Float): number {
  const x = typeof a === 'object' ? a.value : a
  const y = typeof b === 'object' ? b.value : b
  return x < y ? -1 : x > y ? 1 : 0
}

function compareAtoms(a: Atom | boolean, b: Atom | boolean): number {
  return compareElements(Array.from(atomName(a), codePoint), Array.from(atomName(b), codePoint))
}

const codePoint = (character: string): number => character.codePointAt(0) as number

function compareNodes(a: Pid | Port | Reference, b: Pid | Port | Reference): number {
  return compareAtoms(a.node, b.node) || less(a.creation, b.creation)
}

/** The first word changes most often and weighs least. */
function compareReferences(a: Reference, b: Reference): number {
  return compareNodes(a, b) || compareElements(a.words.toReversed(), b.words.toReversed())
}

/** Element by element; where one is a prefix of the other, the shorter comes first. */
function compareElements(a: readonly unknown[], b: readonly unknown[]): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const order = compare(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareLists(a: readonly unknown[] | ImproperList, b: readonly unknown[] | ImproperList): number {
  const [as, aTail] = parts(a)
  const [bs, bTail] = parts(b)
  const shared = Math.min(as.length, bs.length)
  const order = compareElements(as.slice(0, shared), bs.slice(0, shared))
  if (order !== 0) return order
  // What is left of each: more elements, or the bare tail.
  return compareRest(
    as.length > shared ? as.slice(shared) : aTail,
    bs.length > shared ? bs.slice(shared) : bTail,
  )
}

function compareRest(a: unknown, b: unknown): number {
  return isList(a) && isList(b) ? a.length - b.length : compare(a, b)
}

function parts(list: readonly unknown[] | ImproperList): [readonly unknown[], unknown] {
  return kindOf(list) === 'improper'
    ? [(list as ImproperList).elements, (list as ImproperList).tail]
    : [list as readonly unknown[], []]
}

/** By size, then by the keys in order (an integer before an equal float), then by the values in the keys' order. */
function compareMaps(a: ErlMap, b: ErlMap): number {
  if (a.size !== b.size) return a.size - b.size
  const aEntries = sortedEntries(a)
  const bEntries = sortedEntries(b)
  for (const [i, [key]] of aEntries.entries()) {
    const order = compareKeys(key, bEntries[i]?.[0])
    if (order !== 0) return order
  }
  return compareElements(
    aEntries.map(([, value]) => value),
    bEntries.map(([, value]) => value),
  )
}

/** The entries of a map in the order of their keys, as Erlang prints them. */
export function sortedEntries<K, V>(map: ErlMap<K, V>): (readonly [K, V])[] {
  return Array.from(map).sort(([a], [b]) => compareKeys(a, b))
}

function compareKeys(a: unknown, b: unknown): number {
  if (rankOf(a) !== NUMBER || rankOf(b) !== NUMBER) return compare(a, b)
  return rankOfNumber(a) - rankOfNumber(b) || compare(a, b)
}

/** Among the keys of a map all integers sort before all floats. */
const rankOfNumber = (n: unknown): number => (typeof n === 'bigint' || Number.isInteger(n) ? 0 : 1)

function compareBits(a: Binary | BitString, b: Binary | BitString): number {
  const [aBytes, aBits] = bitsOf(a)
  const [bBytes, bBits] = bitsOf(b)
  const shared = Math.min(aBytes.length, bBytes.length)
  for (let i = 0; i < shared; i++) {
    const order = (aBytes[i] as number) - (bBytes[i] as number)
    if (order !== 0) return order
  }
  return aBits - bBits
}

/** The bytes, and how many bits of them count. */
function bitsOf(value: Binary | BitString): [Uint8Array, number] {
  return value instanceof Uint8Array
    ? [value, value.length * 8]
    : [value.bytes, (value.bytes.length - 1) * 8 + value.bits]
}
