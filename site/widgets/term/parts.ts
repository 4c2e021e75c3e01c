/**
 * An encoded term, part by part: which bytes are whose, and what the specification calls them. Where a term ends, the
 * runtime's own decoder says; the fields between are those of erl_ext_dist.
 */
import { Reader } from '../../../src/bytes/reader.ts'
import { decodeFrom } from '../../../src/etf/decode.ts'
import * as tags from '../../../src/etf/tags.ts'
import { decode, format, type Term } from '../../../src/mod.ts'

export interface Field {
  readonly name: string
  readonly from: number
  readonly to: number
}

export type Role = 'element' | 'key' | 'value' | 'tail'

/** A term within the bytes. */
export interface Part {
  /** `SMALL_TUPLE_EXT` */
  readonly name: string
  readonly tag: number
  /** What the part is in the one that holds it. */
  readonly role: Role | undefined
  readonly depth: number
  readonly from: number
  readonly to: number
  /** The tag and what follows it, up to the first of the parts. */
  readonly fields: readonly Field[]
  readonly parts: readonly Part[]
  /** In Erlang notation. */
  readonly text: string
}

/** Behind the tag: a number of bytes, or `rest` for all that the fields around it leave. */
type Shape = readonly (readonly [name: string, size: number | 'rest'])[]

const ATOM_REST = ['AtomName', 'rest'] as const
const shapes: Readonly<Record<number, Shape>> = {
  [tags.SMALL_INTEGER_EXT]: [['Int', 1]],
  [tags.INTEGER_EXT]: [['Int', 4]],
  [tags.NEW_FLOAT_EXT]: [['IEEE float', 8]],
  [tags.FLOAT_EXT]: [['Float string', 31]],
  [tags.SMALL_ATOM_UTF8_EXT]: [['Length', 1], ATOM_REST],
  [tags.SMALL_ATOM_EXT]: [['Length', 1], ATOM_REST],
  [tags.ATOM_UTF8_EXT]: [['Length', 2], ATOM_REST],
  [tags.ATOM_EXT]: [['Length', 2], ATOM_REST],
  [tags.STRING_EXT]: [
    ['Length', 2],
    ['Characters', 'rest'],
  ],
  [tags.BINARY_EXT]: [
    ['Len', 4],
    ['Data', 'rest'],
  ],
  [tags.BIT_BINARY_EXT]: [
    ['Len', 4],
    ['Bits', 1],
    ['Data', 'rest'],
  ],
  [tags.SMALL_BIG_EXT]: [
    ['n', 1],
    ['Sign', 1],
    ['d(0) … d(n-1)', 'rest'],
  ],
  [tags.LARGE_BIG_EXT]: [
    ['n', 4],
    ['Sign', 1],
    ['d(0) … d(n-1)', 'rest'],
  ],
  [tags.SMALL_TUPLE_EXT]: [['Arity', 1]],
  [tags.LARGE_TUPLE_EXT]: [['Arity', 4]],
  [tags.LIST_EXT]: [['Length', 4]],
  [tags.MAP_EXT]: [['Arity', 4]],
  [tags.NEW_PID_EXT]: [
    ['Node', 'rest'],
    ['ID', 4],
    ['Serial', 4],
    ['Creation', 4],
  ],
  [tags.PID_EXT]: [
    ['Node', 'rest'],
    ['ID', 4],
    ['Serial', 4],
    ['Creation', 1],
  ],
  [tags.NEW_PORT_EXT]: [
    ['Node', 'rest'],
    ['ID', 4],
    ['Creation', 4],
  ],
  [tags.V4_PORT_EXT]: [
    ['Node', 'rest'],
    ['ID', 8],
    ['Creation', 4],
  ],
  [tags.NEWER_REFERENCE_EXT]: [
    ['Len', 2],
    ['Node, Creation, ID', 'rest'],
  ],
  [tags.NEW_FUN_EXT]: [
    ['Size', 4],
    ['Arity … Free Vars', 'rest'],
  ],
  [tags.EXPORT_EXT]: [['Module, Function, Arity', 'rest']],
  [tags.COMPRESSED]: [
    ['UncompressedSize', 4],
    ['Zlib-compressed data', 'rest'],
  ],
}

const names = new Map<number, string>(Object.entries(tags).map(([name, tag]) => [tag, name]))

/** Of bytes that `decode` takes: the version stands before the part, from 0 to 1. */
export function partsOf(bytes: Uint8Array): Part {
  if (bytes[1] === tags.COMPRESSED) return leaf({ bytes, from: 1, to: bytes.length, depth: 0 }, decode(bytes))
  return partAt(bytes, 1, 0, undefined)
}

function partAt(bytes: Uint8Array, from: number, depth: number, role: Role | undefined): Part {
  const reader = new Reader(bytes, from)
  const term = decodeFrom(reader)
  const place = { bytes, from, to: reader.offset, depth, role }
  const roles = rolesOf(bytes, from)
  if (roles === undefined) return leaf(place, term)
  const fields = fieldsOf({ ...place, to: from + 1 + headSize(bytes[from]) })
  const parts: Part[] = []
  let at = fields.at(-1)?.to ?? from
  for (const role of roles) {
    const part = partAt(bytes, at, depth + 1, role)
    parts.push(part)
    at = part.to
  }
  return { ...whatItIs(place, term), fields, parts }
}

interface Place {
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
  readonly depth: number
  readonly role?: Role | undefined
}

function whatItIs({ bytes, from, to, depth, role }: Place, term: Term): Omit<Part, 'fields' | 'parts'> {
  const tag = bytes[from] as number
  return { name: names.get(tag) ?? String(tag), tag, role, depth, from, to, text: format(term) }
}

function leaf(place: Place, term: Term): Part {
  return { ...whatItIs(place, term), fields: fieldsOf(place), parts: [] }
}

/** What the parts of a term are to it, one for each; nothing for a term without parts. */
function rolesOf(bytes: Uint8Array, from: number): Role[] | undefined {
  const reader = new Reader(bytes, from)
  switch (reader.u8()) {
    case tags.SMALL_TUPLE_EXT:
      return new Array(reader.u8()).fill('element')
    case tags.LARGE_TUPLE_EXT:
      return new Array(reader.u32()).fill('element')
    case tags.LIST_EXT:
      return [...new Array(reader.u32()).fill('element'), 'tail']
    case tags.MAP_EXT:
      return new Array(reader.u32()).fill(['key', 'value']).flat()
  }
  return undefined
}

function headSize(tag: number | undefined): number {
  return tag === tags.SMALL_TUPLE_EXT ? 1 : 4
}

function fieldsOf({ bytes, from, to }: Place): Field[] {
  const tag = bytes[from] as number
  const shape = shapes[tag] ?? []
  const fixed = shape.reduce((sum, [, size]) => sum + (size === 'rest' ? 0 : size), 0)
  const fields: Field[] = [{ name: 'Tag', from, to: from + 1 }]
  let at = from + 1
  for (const [name, size] of shape) {
    const end = at + (size === 'rest' ? to - from - 1 - fixed : size)
    if (end > at) fields.push({ name, from: at, to: end })
    at = end
  }
  return fields
}
