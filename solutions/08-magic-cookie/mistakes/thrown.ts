// task 1: a refusal is thrown, and not returned
import type { CookieFile, Outcome } from '../given.ts'
import { readCookie as right } from '../kata.ts'

export * from '../kata.ts'

export function readCookie(path: string, file: CookieFile | undefined): Outcome {
  const outcome = right(path, file)
  if ('error' in outcome) throw new Error(outcome.error)
  return outcome
}
