/**
 * Cuts a stream into frames: a big-endian length, then that many bytes. Pure and incremental: bytes go in as they
 * arrive, whole frames come out, the rest waits. It knows no socket and no promise.
 *
 * Over TCP the handshake's lengths have 2 bytes and the channel's 4, so `lengthBytes` can change between two frames.
 * A length is only a claim: nothing is allocated for it before its bytes are there.
 *
 * What goes in is lent, and what comes out is a view: of the bytes that were lent last, and of what was kept of those
 * before. Most frames are read where the carrier put them, and only what is cut at an end of a read is copied.
 */

/** Memory for what is kept is used again, unless it is longer than this: a long frame is rare. */
const REUSED = 256 * 1024

/** The peer claims a frame longer than this side takes. */
export class FrameTooLong extends Error {
  override readonly name = 'FrameTooLong'
  readonly claimed: number

  constructor(claimed: number, limit: number) {
    super(`a frame of ${claimed} bytes is announced; at most ${limit} are taken`)
    this.claimed = claimed
  }
}

export class Framer {
  lengthBytes: 2 | 4
  readonly limit: number
  /** The first `#size` bytes came before, and are no whole frame yet. */
  #kept = NOTHING
  #size = 0
  /** What was lent last, from `#start` on. It follows what is kept. */
  #lent: Uint8Array = NOTHING
  #start = 0

  /** `limit` is the longest frame taken, in bytes without its length. */
  constructor(lengthBytes: 2 | 4, limit: number) {
    this.lengthBytes = lengthBytes
    this.limit = limit
  }

  /** Lends `bytes`, until `next` has said that no frame is whole any more, or `keep` was called. */
  push(bytes: Uint8Array): void {
    this.keep()
    this.#lent = bytes
    this.#start = 0
  }

  /** Copies what is left of the bytes that were lent. */
  keep(): void {
    const left = this.#lent.length - this.#start
    if (left === 0) return
    this.#keep(left, 2 * (this.#size + left))
    this.#lent = NOTHING
    this.#start = 0
  }

  /** The next whole frame without its length, or `undefined` until more arrives. It stands until the next call. */
  next(): Uint8Array | undefined {
    const pieces = this.nextPieces()
    return pieces === undefined ? undefined : joined(pieces)
  }

  /** As `next`, in the one or two pieces in which it stands: for who need not put a long frame together. */
  nextPieces(): readonly Uint8Array[] | undefined {
    const header = this.lengthBytes
    const here = this.#size + this.#lent.length - this.#start
    if (here < header) return this.#wait(header)
    if (this.#size > 0 && this.#size < header) this.#keep(header - this.#size, header)
    const length =
      this.#size > 0 ? lengthAt(this.#kept, 0, header) : lengthAt(this.#lent, this.#start, header)
    if (length > this.limit) throw new FrameTooLong(length, this.limit)
    return here < header + length ? this.#wait(header + length) : this.#take(header, length)
  }

  /** Everything that is left over, for whoever reads on after the last frame. */
  rest(): Uint8Array {
    this.keep()
    const rest = this.#kept.slice(0, this.#size)
    this.#size = 0
    return rest
  }

  /** A frame of `wanted` bytes, its length included, is not all here. */
  #wait(wanted: number): undefined {
    const left = this.#lent.length - this.#start
    // Room for twice of what is here, at most: so a frame is seldom moved, and a claim costs no memory.
    if (left > 0) this.#keep(left, Math.min(wanted, 2 * (this.#size + left)))
    this.#lent = NOTHING
    this.#start = 0
    return undefined
  }

  /** Copies the next `count` bytes behind those that are kept, where there is to be `room`. */
  #keep(count: number, room: number): void {
    const size = this.#size + count
    if (size > this.#kept.length) {
      const larger = new Uint8Array(Math.max(size, room))
      larger.set(this.#kept.subarray(0, this.#size))
      this.#kept = larger
    }
    this.#kept.set(this.#lent.subarray(this.#start, this.#start + count), this.#size)
    this.#start += count
    this.#size = size
  }

  #take(header: number, length: number): readonly Uint8Array[] {
    if (this.#size === 0) {
      const from = this.#start + header
      this.#start = from + length
      return [this.#lent.subarray(from, this.#start)]
    }
    // Several frames are kept only where nobody asked for them as they came.
    if (this.#size > header + length) return [this.#takeFirst(header, length)]
    const first = this.#kept.subarray(header, this.#size)
    const from = this.#start
    this.#start += length - first.length
    this.#size = 0
    if (this.#kept.length > REUSED) this.#kept = NOTHING
    if (first.length === length) return [first]
    const last = this.#lent.subarray(from, this.#start)
    return first.length === 0 ? [last] : [first, last]
  }

  #takeFirst(header: number, length: number): Uint8Array {
    const frame = this.#kept.slice(header, header + length)
    this.#kept.copyWithin(0, header + length, this.#size)
    this.#size -= header + length
    return frame
  }
}

const NOTHING = new Uint8Array()

function lengthAt(bytes: Uint8Array, start: number, count: 2 | 4): number {
  let length = 0
  for (let i = start; i < start + count; i++) length = length * 256 + (bytes[i] as number)
  return length
}

/** One run of bytes of several: a view where there is one. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0] as Uint8Array
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
