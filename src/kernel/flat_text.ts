/** Text as BIFs take it, which is stricter than chardata: a list of nothing but code points, a binary that is UTF-8. */
import { fromLatin1, fromUtf8 } from '../bytes/text.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { arg, badarg } from './arguments.ts'

/** The text of a list of code points; `error:badarg` for any other term. */
export function flatText(chars: Term | undefined): string {
  let text = ''
  for (const code of arg(any.list, chars)) text += isCodePoint(code) ? String.fromCodePoint(code) : badarg()
  return text
}

/** A character of Unicode: no half of a pair of UTF-16. */
export const isCodePoint = (code: Term | undefined): code is number =>
  typeof code === 'number' &&
  Number.isInteger(code) &&
  ((code >= 0 && code < 0xd800) || (code > 0xdfff && code <= 0x10ffff))

/** The text of a binary; `error:badarg` where it is none. */
export function binaryText(bytes: Term | undefined, isLatin1 = false): string {
  const given = arg(any.binary, bytes)
  if (isLatin1) return fromLatin1(given)
  try {
    return fromUtf8(given)
  } catch {
    return badarg()
  }
}
