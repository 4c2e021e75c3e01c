// task 1: the line end that an editor put there becomes part of the cookie
import { type CookieFile, errors, type Outcome } from '../given.ts'
import { readCookie as right } from '../kata.ts'

export * from '../kata.ts'

export function readCookie(path: string, file: CookieFile | undefined): Outcome {
  if (file === undefined || (file.mode & 0o077) !== 0) return right(path, file)
  return file.text === '' ? { error: errors.tooShort } : { cookie: file.text }
}
