/**
 * The way through a term of any kind and depth, from bytes. The terms that are begun form a stack in memory, so that
 * depth costs memory, bounded by `MAX_DEPTH`, and never the JavaScript stack.
 * OTP: erl_ext_dist.
 */
import { type Reader, Truncated } from '../bytes/reader.ts'
import { kindOf } from '../term/kind.ts'
import { ImproperList, isList } from '../term/list.ts'
import { ErlMap } from '../term/map.ts'
import { MAX_DEPTH } from '../term/no_term.ts'
import type { Term, TermTuple } from '../term/term.ts'
import { asTuple } from '../term/tuple.ts'
import type { DecodeContext } from './atom_refs.ts'
import { decodeAtomHere } from './decode_atom.ts'
import { closeFun, type FunHead } from './decode_fun.ts'
import { decodeLeaf } from './decode_leaf.ts'
import { EtfError } from './etf_error.ts'
import { LARGE_TUPLE_EXT, LIST_EXT, MAP_EXT, NEW_FUN_EXT, SMALL_TUPLE_EXT } from './tags.ts'

/** How many maps deep the keys of maps may stand in keys. Each level is gone through once more to tell keys apart. */
const MAX_KEYS_IN_KEYS = 32

/** Where in a term another one stands: so many levels deep, and in so many keys of maps. */
export interface Place {
  readonly depth: number
  readonly inKeys: number
}

/** What stands at a place in a term; it consists of at most so many terms, itself and its leaves included. */
export function decodeByWalk(
  reader: Reader,
  given: DecodeContext,
  { depth, inKeys }: Place,
  maxTerms = Number.POSITIVE_INFINITY,
): Term {
  let context: DecodeContext = given
  /** What stands around it is open, and waits for this one part. */
  let open: Open = { ...AROUND, parts: [], depth, inKeys }
  let terms = 0
  let tag: number | undefined
  let offset = reader.offset
  try {
    for (;;) {
      tag = undefined
      offset = reader.offset
      tag = reader.u8()
      if (++terms > maxTerms) throw new EtfError(`it consists of more than ${maxTerms} terms`, tag, offset)
      // Of a fun behind a header it is noted what of its bytes that header explains.
      if (tag === NEW_FUN_EXT && context.atoms !== undefined) context = { notes: [], ...context }
      const begun = begin(reader, tag, offset, open, context)
      if (begun !== undefined) open = begun
      else add(open, decodeLeaf(reader, tag, offset, context))
      while (open.left === 0) {
        if (open.outer === undefined) return open.parts[0] as Term
        const term = close(open, reader, context)
        if (open.fun !== undefined && !open.inFun) context = given
        open = open.outer
        add(open, term)
      }
    }
  } catch (error) {
    throw error instanceof Truncated ? new EtfError(error.message, tag, offset, { cause: error }) : error
  }
}

/** Arrays for so many parts are made at full length at once; longer ones grow as the parts come. */
const FEW_PARTS = 64

function roomFor(count: number): Term[] {
  return count <= FEW_PARTS ? new Array<Term>(count) : []
}

export function hasParts(tag: number | undefined): boolean {
  switch (tag) {
    case SMALL_TUPLE_EXT:
    case LARGE_TUPLE_EXT:
    case LIST_EXT:
    case MAP_EXT:
    case NEW_FUN_EXT:
      return true
  }
  return false
}

/** A term whose head is read and whose parts are still to come. */
interface Open {
  readonly tag: number
  readonly offset: number
  readonly parts: Term[]
  /** How many parts have come. */
  at: number
  /** How many parts are still to come, the tail of a list included. */
  left: number
  readonly outer: Open | undefined
  readonly depth: number
  readonly fun: FunHead | undefined
  /** Whether it is a part of a fun, and so only read over. */
  readonly inFun: boolean
  /** In how many keys of maps it stands. */
  readonly inKeys: number
}

const AROUND = { tag: 0, offset: 0, at: 0, left: 1, outer: undefined, fun: undefined, inFun: false }

function add(open: Open, part: Term): void {
  open.parts[open.at++] = part
  open.left--
}

/** Reads the head of a term that has parts; `undefined` for a leaf, of which nothing is read. */
function begin(
  reader: Reader,
  tag: number,
  offset: number,
  outer: Open,
  context: DecodeContext,
): Open | undefined {
  switch (tag) {
    case SMALL_TUPLE_EXT:
      return opened(reader, tag, offset, reader.u8(), outer)
    case LARGE_TUPLE_EXT:
      return opened(reader, tag, offset, reader.u32(), outer)
    case MAP_EXT:
      return opened(reader, tag, offset, 2 * reader.u32(), outer)
    case LIST_EXT: {
      const count = reader.u32()
      if (outer.tag !== LIST_EXT || outer.left > 1) return opened(reader, tag, offset, count + 1, outer)
      // It stands where the outer list has its tail: the two are one list, whatever its length.
      expectParts(reader, count + 1)
      outer.left = count + 1
      return outer
    }
    case NEW_FUN_EXT:
      return beginFun(reader, tag, offset, outer, context)
  }
  return undefined
}

function opened(
  reader: Reader,
  tag: number,
  offset: number,
  count: number,
  outer: Open,
  fun?: FunHead,
): Open {
  const depth = outer.depth + 1
  if (depth > MAX_DEPTH) throw new EtfError(`terms nest more than ${MAX_DEPTH} levels deep`, tag, offset)
  expectParts(reader, count)
  const inKeys = outer.inKeys + (isKeyNext(outer) ? 1 : 0)
  if (inKeys > MAX_KEYS_IN_KEYS)
    throw new EtfError(`keys of maps nest more than ${MAX_KEYS_IN_KEYS} deep`, tag, offset)
  const parts = roomFor(count)
  return { tag, offset, parts, at: 0, left: count, outer, depth, fun, inFun: isInFun(outer), inKeys }
}

const isInFun = (outer: Open): boolean => outer.inFun || outer.fun !== undefined

const isKeyNext = ({ tag, at }: Open): boolean => tag === MAP_EXT && at % 2 === 0

/** A part has at least one byte, so a claim of more parts than bytes is refused before it costs anything. */
export function expectParts(reader: Reader, count: number): void {
  if (count > reader.left) throw new Truncated(reader.offset, count, reader.left)
}

/** Its bytes are kept as they are; its parts are read only to know that they are terms. */
function beginFun(reader: Reader, tag: number, offset: number, outer: Open, context: DecodeContext): Open {
  const size = reader.u32() - 4 // the size counts itself
  const from = reader.offset
  const arity = reader.u8()
  reader.advance(16 + 4) // the MD5 of its module, and its index there
  const free = reader.u32()
  if (isInFun(outer)) context.notes?.push({ at: from - 4, end: from + size })
  const module = decodeAtomHere(reader, context)
  return opened(reader, tag, offset, 3 + free, outer, { module, arity, from, end: from + size })
}

/** The term of all its parts. */
function close(open: Open, reader: Reader, context: DecodeContext): Term {
  if (open.fun !== undefined) return closeFun(open, open.fun, reader, context)
  if (open.tag === LIST_EXT) return closeList(open.parts, open.parts.pop() as Term)
  if (open.tag === MAP_EXT) return closeMap(open.parts, open.tag, open.offset)
  return asTuple(open.parts) as unknown as TermTuple
}

/** A list as the tail, be it an improper one, joins what stands before it. */
export function closeList(elements: Term[], tail: Term): Term {
  if (isList(tail)) return joinedTo(elements, tail as readonly Term[])
  if (elements.length === 0) return tail
  if (kindOf(tail) !== 'improper') return new ImproperList(elements, tail)
  const rest = tail as ImproperList<Term, Term>
  return new ImproperList(joinedTo(elements, rest.elements), rest.tail)
}

function joinedTo(elements: Term[], more: readonly Term[]): Term[] {
  for (const element of more) elements.push(element)
  return elements
}

export function closeMap(parts: Term[], tag: number, offset: number): Term {
  const count = parts.length / 2
  const map = mapOf(parts, tag, offset)
  if (map.size < count) throw new EtfError('a key stands in it twice', tag, offset)
  return map
}

function mapOf(parts: Term[], tag: number, offset: number): ErlMap<Term, Term> {
  try {
    return ErlMap.fromParts(parts)
  } catch (cause) {
    throw new EtfError('a key is too large to be compared', tag, offset, { cause })
  }
}
