/**
 * Kata 08: the magic cookie. Two nodes prove to each other that they share a
 * cookie, and neither says it aloud.
 */
import type { Answer, CookieFile, Cookies, Outcome, Reply } from './given.ts'
import { todo } from './given.ts'

/**
 * Task 1. What a starting node makes of the cookie file at `path`; `file` is
 * `undefined` if there is none.
 *
 * - Nobody but the owner may have any right to the file.
 * - A cookie is made of printable ASCII characters, from the space to `~`. Line
 *   ends after it do not count.
 * - Where there is no file, one is created: 20 random letters from A to Z that only
 *   the owner may read.
 */
export function readCookie(path: string, file: CookieFile | undefined): Outcome {
  return todo(1)
}

/**
 * Task 2. The answer to `challenge`, a number from 0 to 4294967295, for a node
 * whose cookie is `cookie`: 16 bytes. A real node must accept it.
 */
export function digest(challenge: number, cookie: string): Uint8Array {
  return todo(2)
}

/** Task 3, first half. Whether two digests are the same 16 bytes. */
export function sameDigest(a: Uint8Array, b: Uint8Array): boolean {
  return todo(3)
}

/**
 * Task 3, second half. You were dialled, and sent `ourChallenge`. The dialler's
 * `reply` has come: what do you do?
 */
export function answerReply(
  ourChallenge: number,
  cookie: string,
  reply: Reply,
): Answer {
  return todo(3)
}

/**
 * Task 4. `erlang:set_cookie(Node, Cookie)`: from now on `cookie` is for talking
 * with `node`. It may be our own name.
 */
export function setCookie(cookies: Cookies, node: string, cookie: string): void {
  todo(4)
}

/**
 * Task 4. The cookie for talking with `peer`: what `erlang:get_cookie(Node)` gives.
 */
export function cookieFor(cookies: Cookies, peer: string): string {
  return todo(4)
}

/** Task 4. We dialled `peer`, and it sent `challenge`: the digest for our reply. */
export function dialled(
  cookies: Cookies,
  peer: string,
  challenge: number,
): Uint8Array {
  return todo(4)
}

/**
 * Task 4. `peer` dialled us, we sent `ourChallenge`, and `reply` came: what we do.
 */
export function accepted(
  cookies: Cookies,
  peer: string,
  ourChallenge: number,
  reply: Reply,
): Answer {
  return todo(4)
}
