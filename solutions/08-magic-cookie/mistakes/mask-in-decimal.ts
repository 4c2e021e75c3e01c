// task 1: the mask is written in decimal
import { type CookieFile, errors, type Outcome } from '../given.ts'
import { readCookie as right } from '../kata.ts'

export * from '../kata.ts'

export function readCookie(path: string, file: CookieFile | undefined): Outcome {
  if (file === undefined) return right(path, file)
  return (file.mode & 77) !== 0 ? { error: errors.notOwnerOnly(path) } : right(path, { ...file, mode: 0o400 })
}
