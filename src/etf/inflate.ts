/**
 * The inside of COMPRESSED: a term deflated by zlib, with the size that it had before.
 * OTP: erl_ext_dist, "External Term Format"; RFC 1950.
 */
import { unzlibSync } from 'fflate'

/** The most that is inflated unless the caller says otherwise, in bytes. */
export const MAX_INFLATED = 64 * 1024 * 1024

/** Deflate writes a byte for at most 1032 others, so a larger promise is a lie and no memory is spent on it. */
const MAX_RATIO = 1032

/** The bytes of zlib's checksum at the end. */
const CHECKSUM = 4

/** Inflates to exactly `size` bytes, or throws an `Error` that says why not. */
export function inflate(deflated: Uint8Array, size: number): Uint8Array {
  const checksumAt = deflated.length - CHECKSUM
  if (checksumAt < 0 || size > checksumAt * MAX_RATIO)
    throw new Error(`${deflated.length} bytes never inflate to ${size}`)
  let inflated: Uint8Array
  try {
    inflated = unzlibSync(deflated, { out: new Uint8Array(size) })
  } catch (cause) {
    throw new Error('these bytes are no zlib data', { cause })
  }
  const expected = new DataView(deflated.buffer, deflated.byteOffset + checksumAt).getUint32(0)
  // Also what finds bytes left over: the last four are then no checksum.
  if (inflated.length !== size || adler32(inflated) !== expected) throw new Error('size or checksum is wrong')
  return inflated
}

/** RFC 1950, section 8. fflate does not check it. */
function adler32(bytes: Uint8Array): number {
  let a = 1
  let b = 0
  for (const byte of bytes) {
    a = (a + byte) % 65521
    b = (b + a) % 65521
  }
  return ((b << 16) | a) >>> 0
}
