/**
 * Kata 08, solved.
 */
import type { Answer, CookieFile, Cookies, Outcome, Reply } from './given.ts'
import { bytesOf, errors, md5, randomLetter } from './given.ts'

const GROUP_AND_OTHERS = 0o077
/**
 * Printable ASCII, spaces included, then nothing but line ends, and spaces among
 * them.
 */
const COOKIE = /^([ -~]*)[\r\n ]*$/

export function readCookie(path: string, file: CookieFile | undefined): Outcome {
  if (file === undefined) {
    return {
      create: {
        mode: 0o400,
        text: Array.from({ length: 20 }, randomLetter).join(''),
      },
    }
  }
  if ((file.mode & GROUP_AND_OTHERS) !== 0)
    return { error: errors.notOwnerOnly(path) }
  const cookie = COOKIE.exec(file.text)?.[1]
  if (cookie === undefined) return { error: errors.badCharacters }
  return cookie === '' ? { error: errors.tooShort } : { cookie }
}

export function digest(challenge: number, cookie: string): Uint8Array {
  return md5(bytesOf(cookie + String(challenge >>> 0)))
}

export function sameDigest(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

export function answerReply(
  ourChallenge: number,
  cookie: string,
  reply: Reply,
): Answer {
  if (!sameDigest(reply.digest, digest(ourChallenge, cookie))) return 'hang up'
  return { ack: digest(reply.challenge, cookie) }
}

export function setCookie(cookies: Cookies, node: string, cookie: string): void {
  if (node === cookies.node) cookies.own = cookie
  else cookies.peers.set(node, cookie)
}

export function cookieFor(cookies: Cookies, peer: string): string {
  return cookies.peers.get(peer) ?? cookies.own
}

export function dialled(
  cookies: Cookies,
  peer: string,
  challenge: number,
): Uint8Array {
  return digest(challenge, cookieFor(cookies, peer))
}

export function accepted(
  cookies: Cookies,
  peer: string,
  ourChallenge: number,
  reply: Reply,
): Answer {
  return answerReply(ourChallenge, cookieFor(cookies, peer), reply)
}
