// task 1: one random letter is taken twenty times
import { type CookieFile, type Outcome, randomLetter } from '../given.ts'
import { readCookie as right } from '../kata.ts'

export * from '../kata.ts'

export function readCookie(path: string, file: CookieFile | undefined): Outcome {
  if (file !== undefined) return right(path, file)
  return { create: { mode: 0o400, text: Array(20).fill(randomLetter()).join('') } }
}
