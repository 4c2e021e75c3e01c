/**
 * Term to bytes, in one walk: what may be sent is checked, brought into its one form and written at once, without a
 * copy in between. The tags are those that a node of OTP 25 chooses for the same term.
 * OTP: erl_ext_dist.
 */
import { Writer } from '../bytes/writer.ts'
import { atom } from '../term/atom.ts'
import { copy } from '../term/copy.ts'
import { SHALLOW } from '../term/equal.ts'
import { type Branded, KIND } from '../term/kind.ts'
import { ErlMap } from '../term/map.ts'
import { NoTerm } from '../term/no_term.ts'
import { type Open, open, pathTo } from '../term/walk.ts'
import type { AtomPlaces } from './atom_refs.ts'
import { encodeAtom } from './encode_atom.ts'
import { encodeLeaf, encodePlainLeaf } from './encode_leaf.ts'
import {
  LARGE_TUPLE_EXT,
  LIST_EXT,
  MAP_EXT,
  NIL_EXT,
  SMALL_TUPLE_EXT,
  STRING_EXT,
  VERSION_MAGIC,
} from './tags.ts'

/** `term` as bytes that begin with the version, 131. Throws a `TypeError` with the path to what cannot be sent. */
export function encode(term: unknown): Uint8Array {
  const writer = scratch ?? new Writer(SCRATCH)
  scratch = undefined // reading a property of what is encoded may encode something else
  writer.u8(VERSION_MAGIC)
  try {
    encodeInto(writer, term)
    return writer.toBytes()
  } finally {
    if (writer.length <= SCRATCH) scratch = writer
    writer.reset()
  }
}

/** Where terms are put together. One that had to hold more bytes than this is not kept. */
const SCRATCH = 64 * 1024
let scratch: Writer | undefined

/**
 * The same without the version, after what `writer` holds; atoms that have a place in `places` go as that. When it
 * throws, `writer` is as it was.
 */
export function encodeInto(writer: Writer, term: unknown, places?: AtomPlaces): void {
  const start = writer.length
  try {
    encodeAt(writer, term, places, 0)
  } catch (error) {
    writer.reset(start)
    throw error
  }
}

/** Tuples, lists and plain objects of a few levels are written where they stand, which is fastest; the rest by a walk. */
function encodeAt(writer: Writer, value: unknown, places: AtomPlaces | undefined, depth: number): void {
  if (encodePlainLeaf(writer, value, places)) return
  if (depth === SHALLOW) encodeByWalk(writer, value, places, depth)
  else if (Array.isArray(value))
    if ((value as unknown as Branded)[KIND] === 'tuple') encodeTuple(writer, value, places, depth)
    else encodeList(writer, value, places, depth)
  else if (isPlainObject(value)) encodeObject(writer, value, places, depth)
  else encodeByWalk(writer, value, places, depth)
}

/** As `open`. Two keys of a `Map` may be one term, as `'a'` and `binary('a')` are, and a map with a key twice is refused. */
function openTerm(value: unknown, outer: Open | undefined, depth: number): Open | undefined {
  return open(value instanceof Map ? withTermsAsKeys(value) : value, outer, depth)
}

type Elements = readonly unknown[]

function encodeTuple(writer: Writer, tuple: Elements, places: AtomPlaces | undefined, depth: number): void {
  encodeHead(writer, 'tuple', tuple.length)
  encodeAll(writer, tuple, places, depth)
}

function encodeList(writer: Writer, list: Elements, places: AtomPlaces | undefined, depth: number): void {
  if (encodeByteList(writer, list)) return
  encodeHead(writer, 'list', list.length)
  encodeAll(writer, list, places, depth)
  writer.u8(NIL_EXT)
}

function encodeAll(writer: Writer, elements: Elements, places: AtomPlaces | undefined, depth: number): void {
  const { length } = elements
  let at = 0
  try {
    while (at < length) encodeAt(writer, elements[at++], places, depth + 1)
  } catch (error) {
    throw error instanceof NoTerm ? error.within(`element ${at}`) : error
  }
}

function encodeObject(
  writer: Writer,
  object: PlainObject,
  places: AtomPlaces | undefined,
  depth: number,
): void {
  const keys = Object.keys(object)
  const { length } = keys
  writer.u8(MAP_EXT).u32(length)
  let at = 0
  try {
    for (; at < length; at++) {
      const key = keys[at] as string
      encodeAtom(writer, atom(key), places)
      encodeAt(writer, object[key], places, depth + 1)
    }
  } catch (error) {
    throw error instanceof NoTerm ? error.within(`value of key ${keys[at]}`) : error
  }
}

type PlainObject = Readonly<Record<string, unknown>>

function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** Encodes anything, `depth` levels deep in a payload. */
function encodeByWalk(writer: Writer, term: unknown, places: AtomPlaces | undefined, depth: number): void {
  let within: Open | undefined
  let next = term
  try {
    for (;;) {
      if (!encodePlainLeaf(writer, next, places)) {
        const opened = openTerm(next, within, within?.depth ?? depth)
        if (opened === undefined) encodeLeaf(writer, next, places)
        else if (opened.what !== 'list' || !encodeByteList(writer, opened.parts)) {
          encodeHead(writer, opened.what, opened.count)
          within = opened
        }
      }
      while (within !== undefined && within.next === within.count) {
        if (within.what === 'list') writer.u8(NIL_EXT)
        within = within.outer
      }
      if (within === undefined) return
      next = within.parts[within.next++]
    }
  } catch (error) {
    throw error instanceof NoTerm ? error.within(...pathTo(within)) : error
  }
}

/** As `encodeInto` the tuple of these `elements`, at most 255, which need not be made for it. */
export function encodeElements(writer: Writer, elements: readonly unknown[], places?: AtomPlaces): void {
  writer.u8(SMALL_TUPLE_EXT).u8(elements.length)
  for (const element of elements) encodeInto(writer, element, places)
}

/** The tag and the number of parts. A list ends in its tail, which of a proper list is NIL_EXT; `[]` is that alone. */
function encodeHead(writer: Writer, what: Open['what'], count: number): void {
  switch (what) {
    case 'list':
      if (count > 0) writer.u8(LIST_EXT).u32(count)
      break
    case 'improper list':
      writer.u8(LIST_EXT).u32(count - 1)
      break
    case 'tuple':
      if (count < 256) writer.u8(SMALL_TUPLE_EXT).u8(count)
      else writer.u8(LARGE_TUPLE_EXT).u32(count)
      break
    case 'map':
    case 'object':
      writer.u8(MAP_EXT).u32(count / 2)
  }
}

/** A list of 1 to 65535 integers from 0 to 255 goes as STRING_EXT, be it text or not. Returns whether it is one. */
function encodeByteList(writer: Writer, list: Elements): boolean {
  const { length } = list
  if (length === 0 || length > 0xffff) return false
  for (let i = 0; i < length; i++) {
    if (!isByte(list[i])) return false
  }
  writer.u8(STRING_EXT).u16(length)
  for (let i = 0; i < length; i++) writer.u8(Number(list[i]))
  return true
}

function isByte(value: unknown): boolean {
  if (typeof value === 'number') return (value & 0xff) === value && !Object.is(value, -0)
  return typeof value === 'bigint' && value >= 0n && value < 256n
}

function withTermsAsKeys(map: ReadonlyMap<unknown, unknown>): ErlMap {
  return new ErlMap(Array.from(map, ([key, value]) => [copyKey(key), value]))
}

function copyKey(key: unknown): unknown {
  try {
    return copy(key)
  } catch (error) {
    throw error instanceof NoTerm ? error.within('key') : error
  }
}
