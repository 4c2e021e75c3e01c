/** The two encodings of the protocol: latin1 (one byte a character; names in the handshake) and UTF-8 (everything newer). */

const utf8Encoder = new TextEncoder()
const utf8Decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function fromUtf8(bytes: Uint8Array): string {
  return utf8Decoder.decode(bytes)
}

/** Of bytes that `fromUtf8` does not take, how many at the beginning are whole characters. */
export function utf8Length(bytes: Uint8Array): number {
  for (let at = 0; ; ) {
    const size = sizeOfCharacter(bytes[at])
    if (size === 0 || at + size > bytes.length) return at
    try {
      utf8Decoder.decode(bytes.subarray(at, at + size))
    } catch {
      return at
    }
    at += size
  }
}

/** As the first byte of a character has it; 0 for what is none. */
export function sizeOfCharacter(first: number | undefined): number {
  if (first === undefined || first > 0xf4) return 0
  return first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
}

export function toUtf8(text: string): Uint8Array {
  return utf8Encoder.encode(text)
}

export function fromLatin1(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/** Throws a `RangeError` for a character that has no single byte. */
export function toLatin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 255) throw new RangeError(`"${text}" has a character outside latin1 at position ${i + 1}`)
    bytes[i] = code
  }
  return bytes
}

/** Writes `text` as UTF-8 into `out` from `at` on, as `toUtf8` does, and returns where it ends. */
export function writeUtf8(text: string, out: Uint8Array, at: number): number {
  let end = at
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i)
    if (code < 0x80) {
      out[end++] = code
      continue
    }
    if (code < 0x800) {
      out[end++] = 0xc0 | (code >> 6)
    } else {
      if (code >= 0xd800 && code < 0xe000) code = text.codePointAt(i) as number // the first half of two
      if (code > 0xffff) {
        i++
        out[end++] = 0xf0 | (code >> 18)
        out[end++] = 0x80 | ((code >> 12) & 0x3f)
      } else {
        if (code >= 0xd800 && code < 0xe000) code = REPLACEMENT // half a character alone
        out[end++] = 0xe0 | (code >> 12)
      }
      out[end++] = 0x80 | ((code >> 6) & 0x3f)
    }
    out[end++] = 0x80 | (code & 0x3f)
  }
  return end
}

/** What stands for a character that is none: U+FFFD. */
const REPLACEMENT = 0xfffd
