/** The two encodings of the protocol: latin1 (one byte a character; names in the handshake) and UTF-8 (everything newer). */

const utf8Encoder = new TextEncoder()
const utf8Decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function fromUtf8(bytes: Uint8Array): string {
  return utf8Decoder.decode(bytes)
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
