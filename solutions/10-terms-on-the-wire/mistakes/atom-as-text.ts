// task 4: an atom comes out as text
import { type Reader, TAG, textOf } from '../given.ts'
import { readLeaf as right } from '../kata.ts'

export * from '../kata.ts'

export function readLeaf(leaf: number, input: Reader): unknown {
  return leaf === TAG.SMALL_ATOM_UTF8 ? textOf(input.take(input.u8())) : right(leaf, input)
}
