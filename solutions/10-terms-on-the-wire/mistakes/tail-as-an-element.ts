// task 5: the tail is taken for the last element
import { type Others, type Reader, TAG } from '../given.ts'
import { read as right } from '../kata.ts'

export * from '../kata.ts'

export function read(input: Reader, others: Others): unknown {
  if (input.u8() === TAG.LIST) return Array.from({ length: input.u32() + 1 }, () => right(input, others))
  input.offset--
  return right(input, others)
}
