/** Binaries, which are bytes, and bitstrings, whose last byte may be cut short. */
import { fromLatin1, fromUtf8, toUtf8 } from '../bytes/text.ts'
import { type Branded, KEY, type Keyed, KIND } from './kind.ts'

/**
 * A binary: a `Uint8Array` that can be read as text. Treat it as immutable; what is sent is copied anyway. One that came
 * from another node may be a part of a larger `buffer`, so do not transfer that to another thread.
 */
export class Binary extends Uint8Array implements Branded<'binary'>, Keyed {
  declare readonly [KIND]: 'binary'

  /** The bytes as UTF-8 text. Throws a `TypeError` when they are none. */
  get text(): string {
    return fromUtf8(this)
  }

  /** The text where the bytes are UTF-8, else Erlang's notation `<<…>>`. */
  override toString(): string {
    try {
      return this.text
    } catch {
      return `<<${this.join(',')}>>`
    }
  }

  get [KEY](): string {
    return `b${this.length}:${fromLatin1(this)}`
  }
}
Object.defineProperty(Binary.prototype, KIND, { value: 'binary' })

/** A binary of its own memory, from text (as UTF-8) or from bytes (copied). */
export function binary(source: string | Uint8Array): Binary {
  return new Binary(typeof source === 'string' ? toUtf8(source) : source)
}

/** A bitstring that is not a whole number of bytes: the last byte counts only its `bits` highest bits (1 to 7). */
export class BitString implements Branded<'bitstring'>, Keyed {
  declare readonly [KIND]: 'bitstring'
  readonly bytes: Uint8Array
  readonly bits: number

  /** Takes a copy of `bytes`, with the unused bits of the last one cleared. Throws a `RangeError` for other `bits`. */
  constructor(bytes: Uint8Array, bits: number) {
    if (!Number.isInteger(bits) || bits < 1 || bits > 7 || bytes.length === 0) {
      throw new RangeError(
        `a bitstring ends in a byte of 1 to 7 bits; whole bytes are a Binary (got ${bits})`,
      )
    }
    this.bytes = new Uint8Array(bytes) // not `slice`, which for Node's Buffer shares the memory
    this.bits = bits
    const last = bytes.length - 1
    this.bytes[last] = (bytes[last] as number) & (0xff << (8 - bits))
  }

  get [KEY](): string {
    return `s${this.bytes.length}.${this.bits}:${fromLatin1(this.bytes)}`
  }
}
Object.defineProperty(BitString.prototype, KIND, { value: 'bitstring' })
