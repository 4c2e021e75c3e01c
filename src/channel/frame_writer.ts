/**
 * Control messages and payloads to frames, each begun by its length of four bytes.
 *
 * Behind a distribution header the terms come first, into a buffer of their own: which atoms they name, and so the
 * header, is known only then. A `Parcel` is such a message whose header is still to be written.
 * OTP: erl_dist_protocol, "Protocol between Connected Nodes"; erl_ext_dist, "Distribution Header".
 */
import { Writer } from '../bytes/writer.ts'
import { encodeElements, encodeInto } from '../etf/encode.ts'
import { VERSION_MAGIC } from '../etf/tags.ts'
import { DFLAG } from '../handshake/flags.ts'
import { type AnyAtom, MessageAtoms, OutgoingAtoms } from './atom_cache.ts'
import type { Control } from './control.ts'
import type { FrameText } from './events.ts'
import { DIST_HEADER, FIRST_FRAGMENT, NEXT_FRAGMENT, PASS_THROUGH } from './frame_reader.ts'

/** Payload bytes in a fragment, as in OTP. A longer payload is cut, where the peer takes fragments. */
export const FRAGMENT_BYTES = 64 * 1024

/** An encoded message that waits for its header. */
export interface Parcel {
  readonly atoms: readonly AnyAtom[]
  /** The control message, then the payload. */
  readonly body: Uint8Array
  readonly controlLength: number
  /** Whether it goes in fragments. */
  readonly isLarge: boolean
  /** For the trace, when somebody listens. */
  readonly text: FrameText | undefined
}

export class FrameWriter {
  /** Whether there are headers at all: without them frames pass through, and nothing can wait. */
  readonly hasHeaders: boolean
  readonly #fragmented: boolean
  /** Frames that leave next; of the last one the head may be all, whose part then must follow. */
  readonly out = new Writer(4096)
  readonly #body = new Writer(4096)
  readonly #message = new MessageAtoms()
  readonly #cache = new OutgoingAtoms()
  #controlLength = 0

  /** `flags` is what both sides can do. */
  constructor(flags: bigint) {
    this.hasHeaders = (flags & DFLAG.DIST_HDR_ATOM_CACHE) !== 0n
    this.#fragmented = this.hasHeaders && (flags & DFLAG.FRAGMENTS) !== 0n
  }

  /** Writes a frame without a header. Throws a `TypeError` for what is no term; then nothing is written. */
  passThrough({ control, payload }: Control): void {
    const { out } = this
    const start = out.length
    out.u32(0).u8(PASS_THROUGH).u8(VERSION_MAGIC)
    try {
      encodeElements(out, control)
      if (payload !== undefined) encodeInto(out.u8(VERSION_MAGIC), payload)
    } catch (error) {
      out.reset(start)
      throw error
    }
    out.patchU32(start, out.length - start - 4)
  }

  /** Encodes what `send` writes next, or `take` gives away. Throws a `TypeError` for what is no term. */
  encode({ control, payload }: Control): void {
    this.#body.reset()
    this.#message.clear()
    encodeElements(this.#body, control, this.#message)
    this.#controlLength = this.#body.length
    if (payload !== undefined) encodeInto(this.#body, payload, this.#message)
  }

  /** Whether what was encoded must go in fragments. */
  get isLarge(): boolean {
    return this.#fragmented && this.#body.length - this.#controlLength > FRAGMENT_BYTES
  }

  get atoms(): readonly AnyAtom[] {
    return this.#message.atoms
  }

  /** Writes what was encoded as one frame. */
  send(): void {
    this.head(this.atoms, this.#body.length)
    this.out.append(this.#body)
  }

  /** What was encoded, to be written later. */
  take(text: FrameText | undefined): Parcel {
    const { isLarge, atoms } = this
    return { isLarge, atoms, text, controlLength: this.#controlLength, body: this.#body.takeBytes() }
  }

  /** The memory of a parcel that has left, and at which nobody looks any more. */
  takeBack({ body }: Parcel): void {
    this.#body.takeBack(body)
  }

  /** Writes the head of a frame with a whole message of `length` bytes. */
  head(atoms: readonly AnyAtom[], length: number): void {
    const { out } = this
    const start = out.length
    out.u32(0).u8(VERSION_MAGIC).u8(DIST_HEADER)
    this.#cache.writeHeader(out, atoms)
    out.patchU32(start, out.length - start - 4 + length)
  }

  /** Writes the head of a frame with `length` bytes of a message. `atoms` are there for the first fragment alone. */
  fragmentHead(
    atoms: readonly AnyAtom[] | undefined,
    length: number,
    sequence: bigint,
    number: number,
  ): void {
    const { out } = this
    const start = out.length
    const kind = atoms === undefined ? NEXT_FRAGMENT : FIRST_FRAGMENT
    out.u32(0).u8(VERSION_MAGIC).u8(kind).u64(sequence).u64(BigInt(number))
    if (atoms !== undefined) this.#cache.writeHeader(out, atoms)
    out.patchU32(start, out.length - start - 4 + length)
  }
}
