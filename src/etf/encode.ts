/**
 * Term to bytes, in one walk: what may be sent is checked, brought into its one form and written at once, without a
 * copy in between. The tags are those that a node of OTP 25 chooses for the same term.
 * OTP: erl_ext_dist.
 */
import { Writer } from '../bytes/writer.ts'
import { copy } from '../term/copy.ts'
import { ErlMap } from '../term/map.ts'
import { NoTerm } from '../term/no_term.ts'
import { type Open, open, pathTo } from '../term/walk.ts'
import type { AtomPlaces } from './atom_refs.ts'
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
  let within: Open | undefined
  let next = term
  try {
    for (;;) {
      if (!encodePlainLeaf(writer, next, places)) {
        const opened = open(next instanceof Map ? withTermsAsKeys(next) : next, within)
        if (opened === undefined) encodeLeaf(writer, next, places)
        else if (!encodeByteList(writer, opened)) {
          encodeHead(writer, opened)
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
    writer.reset(start)
    throw error instanceof NoTerm ? error.within(...pathTo(within)) : error
  }
}

/** As `encodeInto` the tuple of these `elements`, at most 255, which need not be made for it. */
export function encodeElements(writer: Writer, elements: readonly unknown[], places?: AtomPlaces): void {
  writer.u8(SMALL_TUPLE_EXT).u8(elements.length)
  for (const element of elements) encodeInto(writer, element, places)
}

/** The tag and the number of parts. A list ends in its tail, which of a proper list is NIL_EXT; `[]` is that alone. */
function encodeHead(writer: Writer, { what, count }: Open): void {
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
function encodeByteList(writer: Writer, { what, parts, count }: Open): boolean {
  if (what !== 'list' || count === 0 || count > 0xffff) return false
  for (let i = 0; i < count; i++) {
    if (!isByte(parts[i])) return false
  }
  writer.u8(STRING_EXT).u16(count)
  for (let i = 0; i < count; i++) writer.u8(Number(parts[i]))
  return true
}

function isByte(value: unknown): boolean {
  if (typeof value === 'number') return (value & 0xff) === value && !Object.is(value, -0)
  return typeof value === 'bigint' && value >= 0n && value < 256n
}

/** Two keys of a `Map` may be one term, as `'a'` and `binary('a')` are, and a map with a key twice is refused. */
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
