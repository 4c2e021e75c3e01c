// task 4: INTEGER is read as unsigned
import { type Reader, TAG } from '../given.ts'
import { readLeaf as right } from '../kata.ts'

export * from '../kata.ts'

export function readLeaf(leaf: number, input: Reader): unknown {
  return leaf === TAG.INTEGER ? input.u32() : right(leaf, input)
}
