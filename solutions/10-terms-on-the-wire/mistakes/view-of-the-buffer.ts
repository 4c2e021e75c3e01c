// task 4: a binary shares the memory of the buffer it was read from
import { type Reader, TAG } from '../given.ts'
import { readLeaf as right } from '../kata.ts'

export * from '../kata.ts'

export function readLeaf(leaf: number, input: Reader): unknown {
  return leaf === TAG.BINARY ? input.take(input.u32()) : right(leaf, input)
}
