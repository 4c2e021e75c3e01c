// task 1: the mode must be 0400 exactly, so that the owner's own 0600 is refused
import { type CookieFile, errors, type Outcome } from '../given.ts'
import { readCookie as right } from '../kata.ts'

export * from '../kata.ts'

export function readCookie(path: string, file: CookieFile | undefined): Outcome {
  return file !== undefined && file.mode !== 0o400 ? { error: errors.notOwnerOnly(path) } : right(path, file)
}
