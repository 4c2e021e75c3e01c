// task 5: STRING is taken for text
import { type Others, type Reader, TAG, textOf } from '../given.ts'
import { read as right } from '../kata.ts'

export * from '../kata.ts'

export function read(input: Reader, others: Others): unknown {
  if (input.u8() === TAG.STRING) return textOf(input.take(input.u16()))
  input.offset--
  return right(input, others)
}
