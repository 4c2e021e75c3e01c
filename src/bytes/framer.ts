/**
 * Cuts a stream into frames: a big-endian length, then that many bytes. Pure and incremental: bytes go in as they
 * arrive, whole frames come out, the rest waits. It knows no socket and no promise.
 *
 * Over TCP the handshake's lengths have 2 bytes and the channel's 4, so `lengthBytes` can change between two frames.
 * A length is only a claim: nothing is allocated for it before its bytes are there.
 */

/** Each chunk costs some hundred bytes beside its own. From this size on that is nothing. */
const SMALL = 16 * 1024

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
  /** What has arrived and is not handed out yet: the chunks in order, the first from `#start` on. */
  #chunks: Uint8Array[] = []
  #start = 0
  #size = 0

  /** `limit` is the longest frame taken, in bytes without its length. */
  constructor(lengthBytes: 2 | 4, limit: number) {
    this.lengthBytes = lengthBytes
    this.limit = limit
  }

  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return
    this.#chunks.push(bytes)
    this.#size += bytes.length
    while (this.#chunks.length > 1 && this.#joinLast());
  }

  /** Joins the last two chunks while they are small and of a size, as a peer sends that dribbles; so there are few. */
  #joinLast(): boolean {
    const at = this.#chunks.length - 2
    const [former, last] = this.#chunks.slice(-2)
    if (former === undefined || last === undefined || (at === 0 && this.#start > 0)) return false
    if (former.length > 2 * last.length || former.length + last.length > SMALL) return false
    const joined = new Uint8Array(former.length + last.length)
    joined.set(former)
    joined.set(last, former.length)
    this.#chunks.splice(at, 2, joined)
    return true
  }

  /** The next whole frame without its length, or `undefined` until more arrives. A view where it came in one piece. */
  next(): Uint8Array | undefined {
    const pieces = this.nextPieces()
    return pieces === undefined ? undefined : joined(pieces)
  }

  /** As `next`, in the pieces in which it came, at least one: for who need not put a long frame together. */
  nextPieces(): readonly Uint8Array[] | undefined {
    const header = this.lengthBytes
    if (this.#size < header) return undefined
    let length = 0
    for (let i = 0; i < header; i++) length = length * 256 + this.#peek(i)
    if (length > this.limit) throw new FrameTooLong(length, this.limit)
    if (this.#size < header + length) return undefined
    this.#skip(header)
    return this.#take(length)
  }

  /** Everything that is left over, for whoever reads on after the last frame. */
  rest(): Uint8Array {
    return joined(this.#take(this.#size))
  }

  #peek(index: number): number {
    let at = this.#start + index
    for (const chunk of this.#chunks) {
      if (at < chunk.length) return chunk[at] as number
      at -= chunk.length
    }
    throw new RangeError('peek past the end')
  }

  #skip(count: number): void {
    this.#size -= count
    this.#start += count
    for (
      let first = this.#chunks[0];
      first !== undefined && this.#start >= first.length;
      first = this.#chunks[0]
    ) {
      this.#start -= first.length
      this.#chunks.shift()
    }
  }

  #take(count: number): readonly Uint8Array[] {
    const first = this.#chunks[0]
    if (first === undefined || count === 0) return NOTHING
    const pieces = [this.#takeFrom(first, count)]
    for (let left = count - (pieces[0] as Uint8Array).length; left > 0; ) {
      const piece = this.#takeFrom(this.#chunks[0] as Uint8Array, left)
      left -= piece.length
      pieces.push(piece)
    }
    return pieces
  }

  /** At most `count` bytes of the first chunk. */
  #takeFrom(first: Uint8Array, count: number): Uint8Array {
    const piece = first.subarray(this.#start, this.#start + count)
    this.#skip(piece.length)
    return piece
  }
}

const NOTHING: readonly Uint8Array[] = [new Uint8Array()]

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
