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
import type { ImproperList } from './list.ts'
import type { ErlMap } from './map.ts'

/** Negative, zero or positive as `a` sorts before, with or after `b`. `1` and `1.0` compare as equal, as `==` has it. */
export function compare(a: unknown, b: unknown): number {
  return compareAll(a, b, false)
}

/** Two terms whose parts are being compared, side by side. */
class Open {
  readonly as: readonly unknown[]
  readonly bs: readonly unknown[]
  /** So many of the parts both have. */
  readonly count: number
  /** What decides when these are equal: which has more. */
  readonly rest: number
  /** So many of the first parts are keys of maps. */
  readonly keys: number
  /** As keys of maps have it, an integer sorts before every float. */
  readonly exact: boolean
  readonly outer: Open | undefined
  next = 0

  constructor(
    [as, bs]: readonly [readonly unknown[], readonly unknown[]],
    rest: number,
    keys: number,
    exact: boolean,
    outer: Open | undefined,
  ) {
    this.as = as
    this.bs = bs
    this.count = Math.min(as.length, bs.length)
    this.rest = rest
    this.keys = keys
    this.exact = exact
    this.outer = outer
  }
}

/** What is open is kept here and not on JavaScript's stack: a peer's terms nest as deep as it likes. */
function compareAll(first: unknown, second: unknown, exactly: boolean): number {
  let [a, b, exact] = [first, second, exactly]
  let at: Open | undefined
  for (;;) {
    const order = a === b ? 0 : compareOne(a, b, exact, at)
    if (typeof order === 'object') at = order
    else if (order !== 0) return order
    while (at !== undefined && at.next === at.count) {
      if (at.rest !== 0) return at.rest
      at = at.outer
    }
    if (at === undefined) return 0
    a = at.as[at.next]
    b = at.bs[at.next]
    exact = at.exact || at.next < at.keys
    at.next++
  }
}

/** The order of what has no parts, or of two that differ at first sight; else both, opened. */
function compareOne(a: unknown, b: unknown, exact: boolean, outer: Open | undefined): number | Open {
  const rank = rankOf(a)
  const order = rank - rankOf(b)
  if (order !== 0) return order
  switch (rank) {
    case NUMBER:
      return (exact ? rankOfNumber(a) - rankOfNumber(b) : 0) || compareNumbers(a as number, b as number)
    case TUPLE: {
      const [as, bs] = [a, b] as [readonly unknown[], readonly unknown[]]
      return as.length - bs.length || new Open([as, bs], 0, 0, exact, outer)
    }
    case MAP:
      return openMaps(a as ErlMap, b as ErlMap, exact, outer)
    case LIST:
      return openLists(a as List, b as List, exact, outer)
  }
  return byRank[rank]?.(a, b) ?? 0
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
      [ATOM, compareAtoms],
      [REFERENCE, compareReferences],
      [FUN, (a: Fun | Export, b: Fun | Export) => less(keyOf(a), keyOf(b))],
      [PORT, (a: Port, b: Port) => compareNodes(a, b) || less(a.id, b.id)],
      [PID, (a: Pid, b: Pid) => less(a.serial, b.serial) || less(a.id, b.id) || compareNodes(a, b)],
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

/** By their characters' codes. */
function compareAtoms(a: Atom | boolean, b: Atom | boolean): number {
  const [x, y] = [atomName(a), atomName(b)]
  const shared = Math.min(x.length, y.length)
  for (let i = 0; i < shared; i++) {
    const order = rankOfUnit(x.charCodeAt(i)) - rankOfUnit(y.charCodeAt(i))
    if (order !== 0) return order
  }
  return x.length - y.length
}

/** The units of UTF-16 in the order of characters: those of pairs, which begin at U+D800, stand for the last ones. */
function rankOfUnit(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}

function compareNodes(a: Pid | Port | Reference, b: Pid | Port | Reference): number {
  return compareAtoms(a.node, b.node) || less(a.creation, b.creation)
}

/** The first word changes most often and weighs least. */
function compareReferences(a: Reference, b: Reference): number {
  return compareNodes(a, b) || compareEach(a.words.toReversed(), b.words.toReversed())
}

/** Number by number; where one is a prefix of the other, the shorter comes first. */
function compareEach(a: readonly number[], b: readonly number[]): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const order = (a[i] as number) - (b[i] as number)
    if (order !== 0) return order
  }
  return a.length - b.length
}

type List = readonly unknown[] | ImproperList

/** Element by element; then what is left of each: more elements, or the bare tail. */
function openLists(a: List, b: List, exact: boolean, outer: Open | undefined): Open {
  const [as, aTail] = elementsOf(a)
  const [bs, bTail] = elementsOf(b)
  if (as.length < bs.length) return new Open([as, bs], rankOf(aTail) - LIST || -1, 0, exact, outer)
  if (as.length > bs.length) return new Open([as, bs], LIST - rankOf(bTail) || 1, 0, exact, outer)
  const parts =
    as === a && bs === b
      ? ([as, bs] as const)
      : ([
          [...as, aTail],
          [...bs, bTail],
        ] as const)
  return new Open(parts, 0, 0, exact, outer)
}

function elementsOf(list: List): [readonly unknown[], unknown] {
  return kindOf(list) === 'improper'
    ? [(list as ImproperList).elements, (list as ImproperList).tail]
    : [list as readonly unknown[], []]
}

/** By size, then by the keys in order, then by the values in the keys' order. */
function openMaps(a: ErlMap, b: ErlMap, exact: boolean, outer: Open | undefined): number | Open {
  if (a.size !== b.size) return a.size - b.size
  return new Open([keysThenValues(a), keysThenValues(b)], 0, a.size, exact, outer)
}

function keysThenValues(map: ErlMap): unknown[] {
  const entries = sortedEntries(map)
  return [...entries.map(([key]) => key), ...entries.map(([, value]) => value)]
}

type Entries<K = unknown, V = unknown> = readonly (readonly [K, V])[]

/** Kept: to sort by keys that are maps, whose keys are maps, sorts the innermost again and again. */
const sorted = new WeakMap<ErlMap, Entries>()

/** The entries of a map in the order of their keys, as Erlang prints them. */
export function sortedEntries<K, V>(map: ErlMap<K, V>): Entries<K, V> {
  const known = sorted.get(map)
  if (known !== undefined) return known as Entries<K, V>
  const entries = Array.from(map).sort(([a], [b]) => compareAll(a, b, true))
  sorted.set(map, entries)
  return entries
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
