/**
 * Bytes to term. Every tag that a node ever sent is taken, also what only old nodes and old files hold.
 * OTP: erl_ext_dist.
 *
 * The bytes come from a peer, so nothing in them is believed: a claimed count or length allocates nothing before its
 * bytes are there, and whatever is wrong is an `EtfError`. The walk keeps its own stack of the terms that are begun, so
 * that depth costs memory, bounded by `MAX_DEPTH`, and never the JavaScript stack.
 */
import { Reader, Truncated } from '../bytes/reader.ts'
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
import { inflate, MAX_INFLATED } from './inflate.ts'
import {
  COMPRESSED,
  LARGE_TUPLE_EXT,
  LIST_EXT,
  MAP_EXT,
  NEW_FUN_EXT,
  SMALL_TUPLE_EXT,
  VERSION_MAGIC,
} from './tags.ts'

export interface DecodeOptions extends Pick<DecodeContext, 'home'> {
  /** The largest term that is inflated, in bytes; 64 MiB unless said otherwise. */
  readonly maxInflated?: number
  /** The most terms that one term may consist of, itself and its leaves included; `MAX_TERMS` unless said otherwise. */
  readonly maxTerms?: number
}

/** A byte can claim a term that takes two hundred bytes of memory, so 128 MiB could claim more than a process has. */
export const MAX_TERMS = 4_194_304

/** How many maps deep the keys of maps may stand in keys. Each level is gone through once more to tell keys apart. */
const MAX_KEYS_IN_KEYS = 32

/** The one term that `bytes` are: the version, 131, and the term, which may be compressed. Throws an `EtfError`. */
export function decode(bytes: Uint8Array, options: DecodeOptions = {}): Term {
  if (bytes[0] !== VERSION_MAGIC)
    throw new EtfError('an encoded term begins with the version, 131', bytes[0], 0)
  const reader = new Reader(bytes, 1)
  return bytes[1] === COMPRESSED ? decodeCompressed(reader, options) : decodeWhole(reader, options)
}

/** The next term of `reader`, without a version, as behind a distribution header; `reader` then stands after it. */
export function decodeFrom(reader: Reader, given: DecodeContext = {}, maxTerms = MAX_TERMS): Term {
  let context: DecodeContext = given
  let open: Open | undefined
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
      if (begun !== undefined) {
        open = begun
      } else {
        const leaf = decodeLeaf(reader, tag, offset, context)
        if (open === undefined) return leaf
        add(open, leaf)
      }
      while (open !== undefined && open.left === 0) {
        const term = close(open, reader, context)
        if (open.fun !== undefined && !open.inFun) context = given
        open = open.outer
        if (open === undefined) return term
        add(open, term)
      }
    }
  } catch (error) {
    throw error instanceof Truncated ? new EtfError(error.message, tag, offset, { cause: error }) : error
  }
}

/**
 * As `decodeFrom` a tuple of at most 255 elements, but gives these without making the tuple. They share the number of
 * terms that one may consist of.
 */
export function decodeElements(reader: Reader, context: DecodeContext = {}): readonly Term[] {
  const { offset } = reader
  if (reader.left < 2 || reader.u8() !== SMALL_TUPLE_EXT)
    throw new EtfError('a small tuple should stand here', reader.bytes[offset], offset)
  const elements: Term[] = []
  const count = reader.u8()
  const maxTerms = Math.floor(MAX_TERMS / count)
  for (let i = 0; i < count; i++) elements.push(decodeFrom(reader, context, maxTerms))
  return elements
}

function decodeWhole(reader: Reader, options: DecodeOptions): Term {
  const term = decodeFrom(reader, options, options.maxTerms)
  if (reader.left > 0) {
    throw new EtfError(`the term is over, and ${reader.left} more bytes follow`, undefined, reader.offset)
  }
  return term
}

/** The tag, the size of what it inflates to, then zlib's bytes. */
function decodeCompressed(reader: Reader, options: DecodeOptions): Term {
  const offset = reader.offset
  const limit = options.maxInflated ?? MAX_INFLATED
  try {
    reader.advance(1)
    const size = reader.u32()
    if (size > limit) throw new RangeError(`${size} bytes when inflated; at most ${limit} are taken`)
    return decodeWhole(new Reader(inflate(reader.rest(), size)), options)
  } catch (cause) {
    const what = cause instanceof EtfError ? 'in what it inflates to, ' : ''
    throw new EtfError(what + (cause as Error).message, COMPRESSED, offset, { cause })
  }
}

/** Arrays for so many parts are made at full length at once; longer ones grow as the parts come. */
const FEW_PARTS = 64

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

function add(open: Open, part: Term): void {
  open.parts[open.at++] = part
  open.left--
}

/** Reads the head of a term that has parts; `undefined` for a leaf, of which nothing is read. */
function begin(
  reader: Reader,
  tag: number,
  offset: number,
  outer: Open | undefined,
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
      if (outer === undefined || outer.tag !== LIST_EXT || outer.left > 1)
        return opened(reader, tag, offset, count + 1, outer)
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
  outer: Open | undefined,
  fun?: FunHead,
): Open {
  const depth = outer === undefined ? 1 : outer.depth + 1
  if (depth > MAX_DEPTH) throw new EtfError(`terms nest more than ${MAX_DEPTH} levels deep`, tag, offset)
  expectParts(reader, count)
  const inKeys = outer === undefined ? 0 : outer.inKeys + (isKeyNext(outer) ? 1 : 0)
  if (inKeys > MAX_KEYS_IN_KEYS)
    throw new EtfError(`keys of maps nest more than ${MAX_KEYS_IN_KEYS} deep`, tag, offset)
  const parts = count <= FEW_PARTS ? new Array<Term>(count) : []
  return { tag, offset, parts, at: 0, left: count, outer, depth, fun, inFun: isInFun(outer), inKeys }
}

const isInFun = (outer: Open | undefined): boolean =>
  outer !== undefined && (outer.inFun || outer.fun !== undefined)

const isKeyNext = ({ tag, at }: Open): boolean => tag === MAP_EXT && at % 2 === 0

/** A part has at least one byte, so a claim of more parts than bytes is refused before it costs anything. */
function expectParts(reader: Reader, count: number): void {
  if (count > reader.left) throw new Truncated(reader.offset, count, reader.left)
}

/** Its bytes are kept as they are; its parts are read only to know that they are terms. */
function beginFun(
  reader: Reader,
  tag: number,
  offset: number,
  outer: Open | undefined,
  context: DecodeContext,
): Open {
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
  if (open.tag === LIST_EXT) return closeList(open.parts)
  if (open.tag === MAP_EXT) return closeMap(open)
  return asTuple(open.parts) as unknown as TermTuple
}

/** The last part is the tail: a list joins what stands before it. */
function closeList(parts: Term[]): Term {
  const tail = parts.pop() as Term
  if (isList(tail)) {
    for (const element of tail) parts.push(element)
    return parts
  }
  return parts.length === 0 ? tail : new ImproperList(parts, tail)
}

function closeMap({ parts, tag, offset }: Open): Term {
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
