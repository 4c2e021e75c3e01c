/**
 * Bytes to term. Every tag that a node ever sent is taken, also what only old nodes and old files hold.
 * OTP: erl_ext_dist.
 *
 * The bytes come from a peer, so nothing in them is believed: a claimed count or length allocates nothing before its
 * bytes are there, and whatever is wrong is an `EtfError`. What nests deep is left to `decode_walk.ts`.
 */
import { Reader, Truncated } from '../bytes/reader.ts'
import { SHALLOW } from '../term/equal.ts'
import type { Term, TermTuple } from '../term/term.ts'
import { asTuple } from '../term/tuple.ts'
import type { DecodeContext } from './atom_refs.ts'
import { decodeLeaf } from './decode_leaf.ts'
import { closeList, closeMap, decodeByWalk, expectParts, hasParts, type Place } from './decode_walk.ts'
import { EtfError } from './etf_error.ts'
import { inflate, MAX_INFLATED } from './inflate.ts'
import { COMPRESSED, LIST_EXT, MAP_EXT, NIL_EXT, SMALL_TUPLE_EXT, VERSION_MAGIC } from './tags.ts'

/** Whose identifiers are its own, and how much a decoder lets a stranger's bytes claim. */
export interface DecodeOptions extends Pick<DecodeContext, 'home' | 'onlyKnownAtoms'> {
  /** The largest term that is inflated, in bytes; 64 MiB unless said otherwise. */
  readonly maxInflated?: number
  /** The most terms that one term may consist of, itself and its leaves included; 4,194,304 unless said otherwise. */
  readonly maxTerms?: number
}

/** A byte can claim a term that takes two hundred bytes of memory, so 128 MiB could claim more than a process has. */
export const MAX_TERMS = 4_194_304

/** The one term that `bytes` are: the version, 131, and the term, which may be compressed. Throws an `EtfError`. */
export function decode(bytes: Uint8Array, options: DecodeOptions = {}): Term {
  if (bytes[0] !== VERSION_MAGIC)
    throw new EtfError('an encoded term begins with the version, 131', bytes[0], 0)
  const reader = new Reader(bytes, 1)
  return bytes[1] === COMPRESSED ? decodeCompressed(reader, options) : decodeWhole(reader, options)
}

/**
 * As `decode`, of bytes that may go on behind the term: how many of them it took. Of a compressed term that is not found
 * out, and they are all its own.
 */
export function decodeFirst(
  bytes: Uint8Array,
  options: DecodeOptions = {},
): { readonly term: Term; readonly length: number } {
  if (bytes[0] !== VERSION_MAGIC || bytes[1] === COMPRESSED)
    return { term: decode(bytes, options), length: bytes.length }
  const reader = new Reader(bytes, 1)
  const term = decodeFrom(reader, options, options.maxTerms)
  return { term, length: reader.offset }
}

/** The next term of `reader`, without a version, as behind a distribution header; `reader` then stands after it. */
export function decodeFrom(reader: Reader, context: DecodeContext = {}, maxTerms = MAX_TERMS): Term {
  const start = reader.offset
  // A term takes a byte at least, so where there are fewer bytes than that nobody need count.
  if (reader.left > maxTerms) return decodeByWalk(reader, context, TOP, maxTerms)
  try {
    return decodeAt(reader, context, 0)
  } catch (error) {
    if (!(error instanceof Truncated)) throw error
    reader.offset = start
    return decodeByWalk(reader, context, TOP, maxTerms) // which tells at what term the input ended
  }
}

const TOP: Place = { depth: 0, inKeys: 0 }

/** Tuples, lists and maps of a few levels are read where they stand, which is fastest; the rest by a walk. */
function decodeAt(reader: Reader, context: DecodeContext, depth: number): Term {
  const { offset } = reader
  const tag = reader.u8()
  if (!hasParts(tag)) return decodeLeaf(reader, tag, offset, context)
  if (depth < SHALLOW) {
    switch (tag) {
      case SMALL_TUPLE_EXT:
        return asTuple(decodeParts(reader, context, reader.u8(), depth)) as unknown as TermTuple
      case LIST_EXT:
        return decodeList(reader, context, reader.u32(), depth)
      case MAP_EXT:
        return closeMap(decodeEntries(reader, context, reader.u32(), depth), tag, offset)
    }
  }
  reader.offset = offset
  return decodeByWalk(reader, context, { depth, inKeys: 0 })
}

function decodeParts(reader: Reader, context: DecodeContext, count: number, depth: number): Term[] {
  expectParts(reader, count)
  const parts: Term[] = []
  for (let i = 0; i < count; i++) parts.push(decodeAt(reader, context, depth + 1))
  return parts
}

function decodeList(reader: Reader, context: DecodeContext, count: number, depth: number): Term {
  expectParts(reader, count + 1)
  const parts = decodeParts(reader, context, count, depth)
  if (reader.bytes[reader.offset] !== NIL_EXT) return closeList(parts, decodeAt(reader, context, depth + 1))
  reader.offset++ // as nearly every list ends
  return parts
}

/** Keys and values in turn. */
function decodeEntries(reader: Reader, context: DecodeContext, count: number, depth: number): Term[] {
  expectParts(reader, 2 * count)
  const parts: Term[] = []
  for (let i = 0; i < count; i++) {
    parts.push(decodeKey(reader, context, depth + 1))
    parts.push(decodeAt(reader, context, depth + 1))
  }
  return parts
}

/** Keys with parts are left to the walk, which counts how deep keys stand in keys. */
function decodeKey(reader: Reader, context: DecodeContext, depth: number): Term {
  return hasParts(reader.bytes[reader.offset])
    ? decodeByWalk(reader, context, { depth, inKeys: 1 })
    : decodeAt(reader, context, depth)
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
