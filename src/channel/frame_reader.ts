/**
 * Frames to control messages and payloads. Whether frames pass through or have a distribution header was settled in the
 * handshake, and a frame of the other kind makes no sense.
 * OTP: erl_dist_protocol, "Protocol between Connected Nodes"; erl_ext_dist, "Distribution Header".
 */
import { joined } from '../bytes/framer.ts'
import { Reader } from '../bytes/reader.ts'
import type { Allocate } from '../env/env.ts'
import type { DecodeContext } from '../etf/atom_refs.ts'
import { decodeElements, decodeFrom } from '../etf/decode.ts'
import { VERSION_MAGIC } from '../etf/tags.ts'
import { DFLAG } from '../handshake/flags.ts'
import type { LocalIdentity } from '../term/identifier.ts'
import type { Term } from '../term/term.ts'
import { type AnyAtom, IncomingAtoms, NO_ATOMS } from './atom_cache.ts'
import { ControlError, type Elements, shown } from './control.ts'
import { Fragments } from './fragments.ts'
import { hasPayload } from './from_control.ts'

/** What a frame without a distribution header begins with. */
export const PASS_THROUGH = 112

// What a frame with one begins with, after the version.
export const DIST_HEADER = 68
export const FIRST_FRAGMENT = 69
export const NEXT_FRAGMENT = 70

/** The version, 70, the sequence and the number, in bytes. */
const NEXT_FRAGMENT_HEAD = 18

/** What a frame says. */
export interface Incoming {
  /** The control message that it begins with; a further fragment has none. */
  readonly control: Elements | undefined
  /** The message that it brings to its end: as it is delivered. */
  readonly whole: { readonly control: Elements; readonly payload: Term | undefined } | undefined
  /** Those of its distribution header. */
  readonly atoms: readonly AnyAtom[]
}

export class FrameReader {
  readonly #home: LocalIdentity
  readonly #header: boolean
  readonly #fragmented: boolean
  readonly #cache = new IncomingAtoms()
  readonly #fragments: Fragments

  /**
   * `flags` is what both sides can do; `longest` is the longest payload taken in fragments, in bytes, which are put
   * together in memory from `allocate`.
   */
  constructor(home: LocalIdentity, flags: bigint, longest: number, allocate?: Allocate) {
    this.#home = home
    this.#header = (flags & DFLAG.DIST_HDR_ATOM_CACHE) !== 0n
    this.#fragmented = this.#header && (flags & DFLAG.FRAGMENTS) !== 0n
    this.#fragments = new Fragments(longest, allocate)
  }

  /**
   * `pieces` are a frame that is not empty; they are not needed any more afterwards. What is wrong with it is thrown, and may have spoilt the cache: the link must
   * end.
   */
  read(...pieces: readonly Uint8Array[]): Incoming {
    if (pieces.length > 1 && this.#fragmented && isNextFragment(pieces[0] as Uint8Array)) {
      const [first, ...others] = pieces
      return this.#nextFragment(new Reader(first as Uint8Array, 2), others)
    }
    const frame = joined(pieces)
    const reader = new Reader(frame)
    const first = reader.u8()
    if (!this.#header) {
      if (first !== PASS_THROUGH) throw new ControlError(`a frame begins with 112, not ${first}`)
      return this.#passedThrough(reader)
    }
    const kind = first === VERSION_MAGIC ? reader.u8() : undefined
    if (kind === DIST_HEADER) return this.#withHeader(reader)
    if (this.#fragmented && kind === FIRST_FRAGMENT) return this.#firstFragment(reader)
    if (this.#fragmented && kind === NEXT_FRAGMENT) return this.#nextFragment(reader, [])
    throw new ControlError(`no distribution header begins with ${[...frame.subarray(0, 2)]}`)
  }

  #passedThrough(reader: Reader): Incoming {
    const context = { home: this.#home }
    expectVersion(reader)
    const control = decodeElements(reader, context)
    if (!hasPayload(control)) return whole(reader, control, undefined, NO_ATOMS)
    expectVersion(reader)
    const payload = decodeFrom(reader, context)
    return whole(reader, control, payload, NO_ATOMS)
  }

  #withHeader(reader: Reader): Incoming {
    const context = this.#readHeader(reader)
    const control = decodeElements(reader, context)
    const payload = hasPayload(control) ? decodeFrom(reader, context) : undefined
    return whole(reader, control, payload, context.atoms)
  }

  #firstFragment(reader: Reader): Incoming {
    const sequence = reader.u64()
    const number = reader.u64()
    if (number === 0n) throw new ControlError('fragments are numbered down to 1, and this is 0')
    if (number === 1n) return this.#withHeader(reader)
    const context = this.#readHeader(reader)
    const start = reader.offset
    const control = decodeElements(reader, context)
    if (!hasPayload(control)) throw new ControlError(`${shown(control)} has no payload that could be cut`)
    const { atoms } = context
    const controlBytes = reader.offset - start
    this.#fragments.begin(sequence, number, { control, controlBytes, atoms }, reader.rest())
    return { control, whole: undefined, atoms }
  }

  #nextFragment(reader: Reader, others: readonly Uint8Array[]): Incoming {
    const done = this.#fragments.add(reader.u64(), reader.u64(), reader.rest(), ...others)
    if (done === undefined) return { control: undefined, whole: undefined, atoms: NO_ATOMS }
    const { control, atoms } = done
    const payloadReader = new Reader(done.payload)
    const payload = decodeFrom(payloadReader, { home: this.#home, atoms, ownsBytes: true })
    return { ...whole(payloadReader, control, payload, NO_ATOMS), control: undefined }
  }

  #readHeader(reader: Reader): DecodeContext & Pick<Incoming, 'atoms'> {
    return { home: this.#home, atoms: this.#cache.readHeader(reader) }
  }
}

/** Whether a frame that begins with this piece is a further fragment, and what stands before its part is all there. */
const isNextFragment = (first: Uint8Array): boolean =>
  first.length >= NEXT_FRAGMENT_HEAD && first[0] === VERSION_MAGIC && first[1] === NEXT_FRAGMENT

function expectVersion(reader: Reader): void {
  const version = reader.u8()
  if (version !== VERSION_MAGIC) throw new ControlError(`a term begins with 131, not ${version}`)
}

function whole(
  reader: Reader,
  control: Elements,
  payload: Term | undefined,
  atoms: Incoming['atoms'],
): Incoming {
  if (reader.left > 0) throw new ControlError(`${reader.left} bytes too many after ${shown(control)}`)
  return { control, whole: { control, payload }, atoms }
}
