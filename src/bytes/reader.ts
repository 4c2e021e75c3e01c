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

/** Where the bytes of a float lie while they become one. A view of each input would cost more than reading it. */
const float = new DataView(new ArrayBuffer(8))

export class Reader {
  readonly bytes: Uint8Array
  offset: number
  readonly end: number

  constructor(bytes: Uint8Array, offset = 0, end = bytes.length) {
    this.bytes = bytes
    this.offset = offset
    this.end = end
  }

  get left(): number {
    return this.end - this.offset
  }

  /** Throws `Truncated` when the next `count` bytes are not there. */
  expect(count: number): void {
    if (count > this.end - this.offset) throw new Truncated(this.offset, count, this.end - this.offset)
  }

  /** Moves past `count` bytes and returns where they begin; throws `Truncated` when they are not there. */
  advance(count: number): number {
    this.expect(count)
    const at = this.offset
    this.offset = at + count
    return at
  }

  u8(): number {
    return this.bytes[this.advance(1)] as number
  }

  u16(): number {
    const at = this.advance(2)
    return ((this.bytes[at] as number) << 8) | (this.bytes[at + 1] as number)
  }

  u32(): number {
    return this.i32() >>> 0
  }

  i32(): number {
    const { bytes } = this
    const at = this.advance(4)
    return (
      ((bytes[at] as number) << 24) |
      ((bytes[at + 1] as number) << 16) |
      ((bytes[at + 2] as number) << 8) |
      (bytes[at + 3] as number)
    )
  }

  u64(): bigint {
    this.expect(8)
    return (BigInt(this.u32()) << 32n) | BigInt(this.u32())
  }

  f64(): number {
    this.expect(8)
    float.setInt32(0, this.i32())
    float.setInt32(4, this.i32())
    return float.getFloat64(0)
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
