/**
 * Large messages come in fragments, so that small ones of other senders can pass between them. The first has the header
 * and the whole control message; then come parts of the payload, numbered down to 1.
 * OTP: erl_ext_dist, "Distribution Header for fragmented messages".
 *
 * The fragments of one sequence come in order. Anything else is a `ControlError`, and so is a peer that leaves more
 * unfinished than the bounds below.
 */
import type { Allocate } from '../env/env.ts'
import type { AnyAtom } from './atom_cache.ts'
import { ControlError, type Elements } from './control.ts'

/** Sequences that may be unfinished at once. */
export const MAX_SEQUENCES = 16_384

/** Bytes that may be held of all that is unfinished, the room for what is still to come included. */
export const MAX_UNFINISHED = 512 * 1024 * 1024

/** Room is made for no more than so many times what is here: nothing is allocated on the word of the peer alone. */
const EARLY = 32

/** What a sequence counts for beyond its bytes: even an empty one takes memory. */
const SEQUENCE_COST = 256

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
  /**
   * The message so far, with room for more: it is put together while the rest still travels. What is not written yet may
   * hold anything: it is cleared before anybody is given the whole.
   */
  whole: Uint8Array
  /** How many bytes have come. */
  length: number
  /** The longest fragment: the first and the last are often shorter than the others. */
  widest: number
  /** How many fragments there are, by the number of the first. */
  readonly count: number
  /** The number that the next fragment must have. */
  next: bigint
}

const NO_ROOM = new Uint8Array()

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
      whole: NO_ROOM,
      length: 0,
      widest: 0,
      count: Number(number),
      next: number - 1n,
    }
    this.#charge(cost(sequence))
    this.#sequences.set(id, sequence)
    this.#hold(sequence, [part])
  }

  /** A further fragment, in pieces. Returns the message when it was the last. */
  add(id: bigint, number: bigint, ...pieces: readonly Uint8Array[]): Assembled | undefined {
    const sequence = this.#sequences.get(id)
    if (sequence === undefined) throw new ControlError(`a fragment of sequence ${id}, which never began`)
    if (number !== sequence.next)
      throw new ControlError(`fragment ${number} of sequence ${id} came in place of ${sequence.next}`)
    sequence.next--
    this.#hold(sequence, pieces)
    if (number > 1n) return undefined
    this.#sequences.delete(id)
    const { control, atoms, whole, length } = sequence
    this.#bytes -= whole.length + cost(sequence)
    return { control, atoms, payload: whole.fill(0, length).subarray(0, length) }
  }

  /** Puts a fragment where it belongs, while it is still warm. */
  #hold(sequence: Sequence, pieces: readonly Uint8Array[]): void {
    const before = sequence.length
    let at = before
    for (const piece of pieces) sequence.length += piece.length
    if (sequence.length > this.#longest)
      throw new ControlError(`fragments of more than ${this.#longest} bytes in all`)
    sequence.widest = Math.max(sequence.widest, sequence.length - before)
    if (sequence.length > sequence.whole.length) this.#makeRoom(sequence, before)
    for (const piece of pieces) {
      sequence.whole.set(piece, at)
      at += piece.length
    }
  }

  /** For as many fragments like the longest as there are, within the bounds; for a few more where much is held already. */
  #makeRoom(sequence: Sequence, used: number): void {
    const { whole, count, widest, length } = sequence
    const expected = Math.max(length, Math.min(widest * count, EARLY * length, this.#longest))
    const isMuch = this.#bytes - whole.length + expected > MAX_UNFINISHED / 2
    const room = isMuch ? Math.min(expected, length + (length >> 2)) : expected
    this.#charge(room - whole.length)
    sequence.whole = this.#allocate(room)
    sequence.whole.set(whole.subarray(0, used))
  }

  #charge(bytes: number): void {
    this.#bytes += bytes
    if (this.#bytes > MAX_UNFINISHED)
      throw new ControlError(`more than ${MAX_UNFINISHED} bytes in unfinished sequences of fragments`)
  }
}

/** What a sequence counts for beside its payload. */
const cost = ({ controlBytes }: Beginning): number => SEQUENCE_COST + controlBytes * TERM_COST
