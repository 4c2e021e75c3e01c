/**
 * Large messages come in fragments, so that small ones of other senders can pass between them. The first has the header
 * and the whole control message; then come parts of the payload, numbered down to 1.
 * OTP: erl_ext_dist, "Distribution Header for fragmented messages".
 *
 * The fragments of one sequence come in order. Anything else is a `ControlError`, and so is a peer that leaves more
 * unfinished than the bounds below.
 */
import { joined } from '../bytes/framer.ts'
import type { Allocate } from '../env/env.ts'
import type { AnyAtom } from './atom_cache.ts'
import { ControlError, type Elements } from './control.ts'

/** Sequences that may be unfinished at once. */
export const MAX_SEQUENCES = 16_384

/** Bytes that may be held of all that is unfinished, the room for what is still to come included. */
export const MAX_UNFINISHED = 512 * 1024 * 1024

/** Room for a whole message is made when one fragment in so many is here, and is no more than so many times that. */
const EARLY = 16

/** What a part counts for beyond its own bytes: even an empty one takes memory. */
const PART_COST = 256

/** What a byte of the control message counts for: that is held as terms, each of which takes more than its bytes. */
const TERM_COST = 200

/** What the first fragment of a sequence said. */
export interface Beginning {
  readonly control: Elements
  /** How many bytes `control` was. */
  readonly controlBytes: number
  /** Those of its header, which holds for the whole sequence. */
  readonly atoms: readonly AnyAtom[]
}

/** A message of which every fragment has come. */
export interface Assembled extends Pick<Beginning, 'control' | 'atoms'> {
  readonly payload: Uint8Array
}

interface Sequence extends Beginning {
  /** What has come while little of the message is here: nothing is allocated on the word of the peer alone. */
  parts: Uint8Array[]
  /**
   * From then on the message so far, with room for the rest: it is put together while the rest still travels. What is
   * not written yet may hold anything: it is cleared before anybody is given the whole.
   */
  whole: Uint8Array | undefined
  /** How many bytes have come, and what they count for. */
  length: number
  cost: number
  /** The longest fragment: the first and the last are often shorter than the others. */
  widest: number
  /** How many fragments there are by the number of the first, and how many have come. */
  readonly count: number
  come: number
  /** The number that the next fragment must have. */
  next: bigint
}

export class Fragments {
  readonly #longest: number
  readonly #allocate: Allocate
  readonly #sequences = new Map<bigint, Sequence>()
  #bytes = 0

  /** `longest` is the longest payload taken, in bytes. */
  constructor(longest: number, allocate: Allocate = (bytes) => new Uint8Array(bytes)) {
    this.#longest = longest
    this.#allocate = allocate
  }

  /** The first fragment of sequence `id`, whose number, at least 2, is that of all its fragments. */
  begin(id: bigint, number: bigint, beginning: Beginning, part: Uint8Array): void {
    if (this.#sequences.has(id)) throw new ControlError(`sequence ${id} begins again before its end`)
    if (this.#sequences.size >= MAX_SEQUENCES)
      throw new ControlError(`more than ${MAX_SEQUENCES} sequences of fragments are unfinished`)
    const sequence: Sequence = {
      ...beginning,
      parts: [],
      whole: undefined,
      length: 0,
      cost: 0,
      widest: part.length,
      count: Number(number),
      come: 1,
      next: number - 1n,
    }
    this.#sequences.set(id, sequence)
    this.#charge(sequence, beginning.controlBytes * TERM_COST)
    this.#hold(sequence, part)
  }

  /** A further fragment, in pieces. Returns the message when it was the last. */
  add(id: bigint, number: bigint, ...pieces: readonly Uint8Array[]): Assembled | undefined {
    const sequence = this.#sequences.get(id)
    if (sequence === undefined) throw new ControlError(`a fragment of sequence ${id}, which never began`)
    if (number !== sequence.next)
      throw new ControlError(`fragment ${number} of sequence ${id} came in place of ${sequence.next}`)
    const before = sequence.length
    for (const piece of pieces) this.#hold(sequence, piece)
    sequence.widest = Math.max(sequence.widest, sequence.length - before)
    sequence.next--
    sequence.come++
    if (number > 1n) {
      this.#makeRoom(sequence)
      return undefined
    }
    this.#sequences.delete(id)
    this.#bytes -= sequence.cost
    const { control, atoms, parts, whole, length } = sequence
    return { control, atoms, payload: whole?.fill(0, length).subarray(0, length) ?? joined(parts) }
  }

  #hold(sequence: Sequence, part: Uint8Array): void {
    const from = sequence.length
    sequence.length += part.length
    if (sequence.length > this.#longest)
      throw new ControlError(`fragments of more than ${this.#longest} bytes in all`)
    if (sequence.whole === undefined) {
      this.#charge(sequence, part.length + PART_COST)
      sequence.parts.push(ownMemory(part))
    } else {
      this.#roomFor(sequence, sequence.whole).set(part, from)
    }
  }

  /**
   * From here on what comes is put where it belongs while it is still warm: into room for so many fragments like the
   * longest, but for no more than `EARLY` times what is here. Not while too few fragments have come, nor when that much
   * room is not left: then the parts wait to be joined.
   */
  #makeRoom(sequence: Sequence): void {
    const { whole, come, count, cost, controlBytes, parts, widest, length } = sequence
    if (whole !== undefined || come * EARLY < count) return
    const room = Math.min(widest * count, EARLY * length, this.#longest)
    if (this.#bytes + room > MAX_UNFINISHED) return
    this.#charge(sequence, room - cost + controlBytes * TERM_COST)
    sequence.whole = this.#allocate(room)
    sequence.parts = []
    let at = 0
    for (const part of parts) {
      sequence.whole.set(part, at)
      at += part.length
    }
  }

  /** Later fragments may be longer than the first ones let expect. */
  #roomFor(sequence: Sequence, whole: Uint8Array): Uint8Array {
    if (sequence.length <= whole.length) return whole
    this.#charge(sequence, 2 * sequence.length - whole.length)
    const larger = this.#allocate(2 * sequence.length)
    larger.set(whole)
    sequence.whole = larger
    return larger
  }

  /** A sequence takes so much more memory. */
  #charge(sequence: Sequence, bytes: number): void {
    sequence.cost += bytes
    this.#bytes += bytes
    if (this.#bytes > MAX_UNFINISHED)
      throw new ControlError(`more than ${MAX_UNFINISHED} bytes in unfinished sequences of fragments`)
  }
}

/** A small view would keep all of the buffer that it looks into. */
function ownMemory(part: Uint8Array): Uint8Array {
  return 2 * part.length < part.buffer.byteLength ? new Uint8Array(part) : part
}
