/**
 * The challenge digest: how two nodes prove that they share a cookie without sending it.
 *
 * Each side sends a random 32-bit challenge and expects MD5(cookie ++ challenge) back, where the
 * challenge is written as *decimal text* ("4294967280"), not as its four bytes.
 * OTP: `dist_util:gen_digest/2`; erl_dist_protocol, "Distribution Handshake".
 */
import { md5 } from '@noble/hashes/legacy.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** A challenge is an unsigned 32-bit integer; JavaScript's bit operators would make half of them negative. */
export type Challenge = number

// #region digest
/** The 16 bytes that answer `challenge`. The cookie is latin1-safe text, as `auth` has checked. */
export function genDigest(challenge: Challenge, cookie: string): Uint8Array {
  return md5(utf8ToBytes(cookie + String(challenge >>> 0)))
}
// #endregion

/** Compares without stopping at the first difference, so that timing tells a stranger nothing. */
export function sameDigest(a: Uint8Array, b: Uint8Array): boolean {
  let diff = a.length ^ b.length
  for (let i = 0; i < a.length; i++) diff |= (a[i] as number) ^ (b[i] ?? 0)
  return diff === 0
}
