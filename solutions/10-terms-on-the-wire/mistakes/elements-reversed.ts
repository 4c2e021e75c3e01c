// task 5: the elements of a list come out in the order of Erlang's cons cells, last first
import { listOf, type Others, type Reader, TAG } from '../given.ts'
import { read as right } from '../kata.ts'

export * from '../kata.ts'

export function read(input: Reader, others: Others): unknown {
  if (input.u8() === TAG.LIST) {
    const elements = Array.from({ length: input.u32() }, () => right(input, others))
    return listOf(elements.reverse(), right(input, others))
  }
  input.offset--
  return right(input, others)
}
