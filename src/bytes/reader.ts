/** Reads big-endian numbers and runs of bytes from a buffer in place. Nothing is copied: `take` returns a view. */

/** The input ended before what was asked for. */
export class Truncated extends Error {
  override readonly name = 'Truncated'
  /** Where the missing bytes should have begun, and how many there should have been. */
  readonly offset: number
  readonly wanted: number

  constructor(offset: number, wanted: number, available: number) {
    super(`the input ends too early: ${wanted} bytes wanted at offset ${offset}, ${available} there`)
    this.offset = offset
    this.wanted = wanted
  }
}

export class Reader {
  readonly bytes: Uint8Array
  readonly #view: DataView
  offset: number
  readonly end: number

  constructor(bytes: Uint8Array, offset = 0, end = bytes.length) {
    this.bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.offset = offset
    this.end = end
  }

  get left(): number {
    return this.end - this.offset
  }

  /** Moves past `count` bytes and returns where they begin; throws `Truncated` when they are not there. */
  advance(count: number): number {
    const at = this.offset
    if (count > this.end - at) throw new Truncated(at, count, this.end - at)
    this.offset = at + count
    return at
  }

  u8(): number {
    return this.bytes[this.advance(1)] as number
  }

  u16(): number {
    return this.#view.getUint16(this.advance(2))
  }

  u32(): number {
    return this.#view.getUint32(this.advance(4))
  }

  i32(): number {
    return this.#view.getInt32(this.advance(4))
  }

  u64(): bigint {
    return this.#view.getBigUint64(this.advance(8))
  }

  f64(): number {
    return this.#view.getFloat64(this.advance(8))
  }

  /** A view of the next `count` bytes. */
  take(count: number): Uint8Array {
    const at = this.advance(count)
    return this.bytes.subarray(at, at + count)
  }

  /** A view of everything that is left. */
  rest(): Uint8Array {
    return this.take(this.left)
  }
}
