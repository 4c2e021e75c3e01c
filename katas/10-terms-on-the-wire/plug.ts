/**
 * Stands in for `src/etf/encode.ts` and `decode.ts`: whatever the runtime says or hears goes through the learner's
 * functions, which hand what they do not know to the runtime's.
 */
import { type Reader, Truncated } from '../../src/bytes/reader.ts'
import type { Writer } from '../../src/bytes/writer.ts'
import type { AtomPlaces, DecodeContext } from '../../src/etf/atom_refs.ts'
import * as decoding from '../../src/etf/decode.ts'
import * as encoding from '../../src/etf/encode.ts'
import { EtfError } from '../../src/etf/etf_error.ts'
import { COMPRESSED } from '../../src/etf/tags.ts'
import type { Term } from '../../src/term/term.ts'
import { isTuple, tupleFrom } from '../../src/term/tuple.ts'
import type { Others } from './given.ts'
import * as kata from './kata.ts'

export * from '../../src/etf/decode.ts'
export * from '../../src/etf/encode.ts'

const others = (context: DecodeContext = {}, places?: AtomPlaces): Others => ({
  write: (out, term) => encoding.encodeInto(out, term, places),
  read(_tag, input) {
    input.offset-- // back to the tag
    return decoding.decodeFrom(input, context)
  },
})

export const encode = (term: unknown): Uint8Array => kata.encode(term, others())

export function encodeInto(writer: Writer, term: unknown, places?: AtomPlaces): void {
  const start = writer.length
  try {
    kata.write(writer, term, others({}, places))
  } catch (error) {
    writer.reset(start)
    throw error
  }
}

export function decode(bytes: Uint8Array, options: decoding.DecodeOptions = {}): Term {
  if (bytes[1] === COMPRESSED) return decoding.decode(bytes, options)
  return orEtfError(() => kata.decode(bytes, others(options)))
}

export function decodeFrom(reader: Reader, context: DecodeContext = {}): Term {
  return orEtfError(() => kata.read(reader, others(context)))
}

/** The runtime's control messages, which it does not make tuples of, are tuples to the learner like any other. */
export const encodeElements = (writer: Writer, elements: readonly unknown[], places?: AtomPlaces): void =>
  encodeInto(writer, tupleFrom(elements), places)

export function decodeElements(reader: Reader, context: DecodeContext = {}): readonly Term[] {
  const { offset } = reader
  const term = decodeFrom(reader, context)
  if (!isTuple(term)) throw new EtfError('a small tuple should stand here', reader.bytes[offset], offset)
  return term as unknown as readonly Term[]
}

/** By this error the runtime knows that the bytes were wrong, and not itself. */
function orEtfError(read: () => unknown): Term {
  try {
    return read() as Term
  } catch (error) {
    if (!(error instanceof Truncated)) throw error
    throw new EtfError(error.message, undefined, error.offset, { cause: error })
  }
}
