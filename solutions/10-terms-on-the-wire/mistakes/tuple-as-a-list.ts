// task 5: a tuple comes out as a list
import { type Others, type Reader, TAG } from '../given.ts'
import { read as right } from '../kata.ts'

export * from '../kata.ts'

export function read(input: Reader, others: Others): unknown {
  if (input.u8() === TAG.SMALL_TUPLE) return Array.from({ length: input.u8() }, () => read(input, others))
  input.offset--
  return right(input, others)
}
