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
  /** Memory to grow into: free, and the collector's if it comes first. */
  #spare: WeakRef<ArrayBufferLike> | undefined

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
    const bigger = this.#takeSpare(needed) ?? new Uint8Array(Math.max(needed, this.#bytes.length * 2))
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

  /** What another writer holds. A few bytes go one by one: a view of them would cost more. */
  append(other: Writer): this {
    const { length } = other
    const at = this.#room(length)
    if (length > LONG_RUN) this.#bytes.set(other.written(), at)
    else for (let i = 0; i < length; i++) this.#bytes[at + i] = other.#bytes[i] as number
    return this
  }

  /**
   * `tag`, the length of `text` in UTF-8, which takes four bytes, and the text. Short text goes in letter by letter, which
   * is much faster than the platform's encoder.
   */
  text(tag: number, text: string): this {
    if (text.length > LONG_TEXT) {
      const bytes = toUtf8(text)
      return this.u8(tag).u32(bytes.length).bytes(bytes)
    }
    const start = this.#room(5 + 3 * text.length) // no unit of UTF-16 takes more
    const out = this.#bytes
    const end = writeUtf8(text, out, start + 5)
    out[start] = tag
    this.#view.setUint32(start + 1, end - start - 5)
    this.#length = end
    return this
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
    if (2 * this.#length > this.#bytes.length) return this.giveAway()
    const out = this.toBytes()
    this.#length = 0
    return out
  }

  /** Hands over what was written with all the memory that it lies in, and starts afresh. */
  giveAway(): Uint8Array {
    const out = this.written()
    this.#bytes = new Uint8Array(this.#capacity)
    this.#view = new DataView(this.#bytes.buffer)
    this.#length = 0
    return out
  }

  /**
   * Takes back memory that was handed over, once nobody looks at it any more, to grow into it another time: the
   * first touch of new memory costs ten times what copying into old does.
   */
  takeBack({ buffer }: Uint8Array): void {
    this.#spare = new WeakRef(buffer)
  }

  /** The spare memory, if `needed` bytes fill most of it. */
  #takeSpare(needed: number): Uint8Array | undefined {
    const memory = this.#spare?.deref()
    if (memory === undefined || memory.byteLength < needed || memory.byteLength >= 2 * needed)
      return undefined
    this.#spare = undefined
    return new Uint8Array(memory)
  }

  /** Forgets what was written, or all after `length`. */
  reset(length = 0): void {
    this.#length = length
  }
}
