/**
 * Magic cookies: where a node finds its own, and which one it shows to whom.
 *
 * The rules of the cookie file are pure functions over a `Files` port, so that a kata can play them without a disk.
 * OTP: `auth.erl` (kernel); the file is `$HOME/.erlang.cookie`, then `$XDG_CONFIG_HOME/erlang/.erlang.cookie`.
 */
import type { Random } from '../env/env.ts'

/**
 * What is needed of a disk to read the cookie file or make it, and to read `.hosts.erlang`. `undefined` where there is
 * nothing of that name.
 */
export interface Files {
  /** Whether it is a plain file, and its permissions: the lower nine bits of its mode. */
  stat(path: string): Promise<{ readonly regular: boolean; readonly mode: number } | undefined>
  /** All that is in it. */
  read(path: string): Promise<Uint8Array>
  /** Makes a file that must not exist yet, with these permissions. */
  create(path: string, content: Uint8Array, mode: number): Promise<void>
}

/**
 * There is a cookie file, but no cookie can be had from it, or it cannot be made. The message ends with a command that
 * mends it, where one does.
 */
export class CookieFileError extends Error {
  override readonly name = 'CookieFileError'
  /** The cookie file. */
  readonly path: string

  /**
   * @param path - The cookie file.
   * @param why - What is wrong with it.
   * @param mend - A command that mends it.
   * @param options - `cause`: the error behind it.
   */
  constructor(path: string, why: string, mend?: string, options?: ErrorOptions) {
    super(mend === undefined ? why : `${why}. To mend it: ${mend}`, options)
    this.path = path
  }
}

/** What was set as a cookie can be none: a cookie is 1 to 255 characters of printable ASCII. */
export class BadCookie extends Error {
  override readonly name = 'BadCookie'
}

export const COOKIE_MODE = 0o400
const NEW_COOKIE_LENGTH = 20

/** The cookie in the first of `paths` that exists; where none does, a new one, written to `paths[0]`. */
export async function readCookie(
  files: Files,
  paths: readonly [string, ...string[]],
  random: Random,
): Promise<string> {
  for (const path of paths) {
    const found = await files.stat(path)
    if (found === undefined) continue
    checkAttributes(path, found)
    const content = await files.read(path).catch((cause: Error) => {
      throw new CookieFileError(
        path,
        `Error when reading ${path}: ${cause.message}`,
        `ls -l ${quoted(path)}`,
        { cause },
      )
    })
    return checkCookie(path, content)
  }
  const [path] = paths
  const cookie = newCookie(random)
  await files.create(path, new TextEncoder().encode(cookie), COOKIE_MODE).catch((cause: Error) => {
    throw new CookieFileError(path, `Failed to create cookie file '${path}': ${cause.message}`, undefined, {
      cause,
    })
  })
  return cookie
}

// #region cookie-file
/** Only a regular file will do, and nobody but its owner may have any right to it. */
export function checkAttributes(
  path: string,
  file: { readonly regular: boolean; readonly mode: number },
): void {
  if (!file.regular) {
    throw new CookieFileError(
      path,
      `Cookie file ${path} is no regular file`,
      `mv ${quoted(path)} ${quoted(`${path}.old`)}`,
    )
  }
  if ((file.mode & 0o077) !== 0) {
    throw new CookieFileError(
      path,
      `Cookie file ${path} must be accessible by owner only`,
      `chmod 400 ${quoted(path)}`,
    )
  }
}

/** The cookie is the first line, of printable ASCII; after it only line ends and spaces may follow. */
export function checkCookie(path: string, content: Uint8Array): string {
  let end = content.findIndex((byte) => byte < 0x20 || byte > 0x7e)
  if (end === -1) end = content.length
  if (content.subarray(end).some((byte) => byte !== 0x0a && byte !== 0x0d && byte !== 0x20)) {
    throw new CookieFileError(
      path,
      `Bad characters in cookie (${path})`,
      `rm ${quoted(path)}, and a new one is made`,
    )
  }
  if (end === 0) {
    throw new CookieFileError(
      path,
      `Too short cookie string (${path})`,
      `rm -f ${quoted(path)}, and a new one is made`,
    )
  }
  return String.fromCharCode(...content.subarray(0, end))
}
// #endregion

/** Twenty letters from A to Z. */
export function newCookie(random: Random): string {
  return Array.from({ length: NEW_COOKIE_LENGTH }, () =>
    String.fromCharCode(0x41 + Math.floor((random.uint32() / 2 ** 32) * 26)),
  ).join('')
}

/** A cookie given by a user rather than a file. Throws `BadCookie`. */
export function checkGivenCookie(cookie: string): string {
  if (!/^[ -~]{1,255}$/.test(cookie)) {
    throw new BadCookie('a cookie is 1 to 255 characters of printable ASCII')
  }
  return cookie
}

/** Which cookie for whom. */
export class CookieTable {
  #own: string
  readonly #others = new Map<string, string>()

  constructor(own: string) {
    this.#own = checkGivenCookie(own)
  }

  /** `erlang:get_cookie()`, or `erlang:get_cookie(Node)`. */
  get(node?: string): string {
    return (node === undefined ? undefined : this.#others.get(node)) ?? this.#own
  }

  /** `erlang:set_cookie(Cookie)`. */
  set(cookie: string): void {
    this.#own = checkGivenCookie(cookie)
  }

  /** `erlang:set_cookie(Node, Cookie)`: for that node it holds in both directions, for dialling and being dialled. */
  setFor(node: string, cookie: string): void {
    this.#others.set(node, checkGivenCookie(cookie))
  }
}

/** For a POSIX shell. */
function quoted(path: string): string {
  return /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
}
