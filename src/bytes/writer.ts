/** Writes big-endian numbers and runs of bytes into a buffer that grows by doubling. */
import { toUtf8, writeUtf8 } from './text.ts'

/** From here on the platform's encoder is faster. */
const LONG_TEXT = 128

/** From here on the platform's copying is faster. */
const LONG_RUN = 32

export class Writer {
  #bytes: Uint8Array
  #view: DataView
  #length = 0
  readonly #capacity: number

  constructor(capacity = 256) {
    this.#capacity = capacity
    this.#bytes = new Uint8Array(capacity)
    this.#view = new DataView(this.#bytes.buffer)
  }

  get length(): number {
    return this.#length
  }

  /** Makes room for `count` more bytes and returns where they begin. */
  #room(count: number): number {
    const at = this.#length
    const needed = at + count
    if (needed > this.#bytes.length) this.#grow(needed)
    this.#length = needed
    return at
  }

  #grow(needed: number): void {
    const bigger = new Uint8Array(Math.max(needed, this.#bytes.length * 2))
    bigger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = bigger
    this.#view = new DataView(bigger.buffer)
  }

  u8(value: number): this {
    const at = this.#room(1)
    this.#bytes[at] = value
    return this
  }

  u16(value: number): this {
    const at = this.#room(2)
    this.#view.setUint16(at, value)
    return this
  }

  u32(value: number): this {
    const at = this.#room(4)
    this.#view.setUint32(at, value)
    return this
  }

  i32(value: number): this {
    const at = this.#room(4)
    this.#view.setInt32(at, value)
    return this
  }

  u64(value: bigint): this {
    const at = this.#room(8)
    this.#view.setBigUint64(at, value)
    return this
  }

  f64(value: number): this {
    const at = this.#room(8)
    this.#view.setFloat64(at, value)
    return this
  }

  bytes(value: Uint8Array): this {
    const { length } = value
    const at = this.#room(length)
    const out = this.#bytes
    if (length > LONG_RUN) out.set(value, at)
    else for (let i = 0; i < length; i++) out[at + i] = value[i] as number
    return this
  }

  /**
   * Text as UTF-8, and returns how many bytes it takes. Short text goes in letter by letter, which is much faster than
   * the platform's encoder.
   */
  utf8(text: string): number {
    if (text.length > LONG_TEXT) {
      const bytes = toUtf8(text)
      this.bytes(bytes)
      return bytes.length
    }
    const at = this.#room(3 * text.length) // no unit of UTF-16 takes more
    this.#length = writeUtf8(text, this.#bytes, at)
    return this.#length - at
  }

  /** Overwrites four bytes written before: for a length that is known only afterwards. */
  patchU32(at: number, value: number): void {
    this.#view.setUint32(at, value)
  }

  /** A copy of what was written; the writer can go on. */
  toBytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }

  /** What was written from `start` on, in place: it holds until the next write. */
  written(start = 0): Uint8Array {
    return this.#bytes.subarray(start, this.#length)
  }

  /**
   * Hands over what was written and starts afresh. What fills most of the buffer goes as it is, and the writer gets
   * another, as small as its first; little is copied out instead.
   */
  takeBytes(): Uint8Array {
    const few = 2 * this.#length <= this.#bytes.length
    const out = few ? this.toBytes() : this.written()
    if (!few) {
      this.#bytes = new Uint8Array(this.#capacity)
      this.#view = new DataView(this.#bytes.buffer)
    }
    this.#length = 0
    return out
  }

  /** Forgets what was written, or all after `length`. */
  reset(length = 0): void {
    this.#length = length
  }
}
