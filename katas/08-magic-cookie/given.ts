/**
 * What this kata gives you. Nothing else is needed.
 *
 * - `md5(bytes)`: the MD5 of a `Uint8Array`, as a `Uint8Array` of 16 bytes
 * - `bytesOf(text)`: one byte for each character
 */
export { md5 } from '@noble/hashes/legacy.js'
export { toLatin1 as bytesOf } from '../../src/bytes/text.ts'
export { todo } from '../kit/todo.ts'

/** What the disk says of a cookie file. */
export interface CookieFile {
  /** The permission bits, as `chmod` takes them: 0o400 lets only the owner read. */
  readonly mode: number
  readonly text: string
}

/** What became of reading it. */
export type Outcome =
  | { readonly cookie: string }
  /**
   * There was no file. One with this mode and text is written, and its text is the
   * cookie.
   */
  | { readonly create: CookieFile }
  /** The node does not start, and prints this. */
  | { readonly error: string }

/** The error texts of a real `erl`. */
export const errors = {
  notOwnerOnly: (path: string): string =>
    `Cookie file ${path} must be accessible by owner only`,
  badCharacters: 'Bad characters in cookie',
  tooShort: 'Too short cookie string',
}

/** One random letter from A to Z. */
export function randomLetter(): string {
  return String.fromCharCode(65 + Math.floor(Math.random() * 26))
}

/**
 * The dialler's reply to our challenge: its digest, and a challenge of its own for
 * us.
 */
export interface Reply {
  readonly challenge: number
  readonly digest: Uint8Array
}

/**
 * What the acceptor does next: send these 16 bytes as its acknowledgement, or end
 * the connection.
 */
export type Answer = { readonly ack: Uint8Array } | 'hang up'

/** Which cookies a node knows. */
export interface Cookies {
  /** The node's full name. */
  readonly node: string
  /** Its own cookie: what `erlang:get_cookie()` gives. */
  own: string
  /** The cookies set for certain peers, by their full names. */
  readonly peers: Map<string, string>
}
