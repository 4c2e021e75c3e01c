// task 5: the number of a STRING is read from one byte
import { type Others, type Reader, TAG } from '../given.ts'
import { read as right } from '../kata.ts'

export * from '../kata.ts'

export function read(input: Reader, others: Others): unknown {
  if (input.u8() === TAG.STRING) return Array.from(input.take(input.u8()))
  input.offset--
  return right(input, others)
}
