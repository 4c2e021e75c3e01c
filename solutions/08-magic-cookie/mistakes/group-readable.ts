// task 1: only the rights of others are looked at, and a file that the group may read is taken
import { type CookieFile, errors, type Outcome } from '../given.ts'
import { readCookie as right } from '../kata.ts'

export * from '../kata.ts'

export function readCookie(path: string, file: CookieFile | undefined): Outcome {
  if (file === undefined) return right(path, file)
  if ((file.mode & 0o007) !== 0) return { error: errors.notOwnerOnly(path) }
  return right(path, { ...file, mode: 0o400 })
}
