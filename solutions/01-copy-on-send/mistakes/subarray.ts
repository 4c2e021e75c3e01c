// task 1: subarray() makes a second view of the same memory
import { type Binary, isBinary, type Leaf } from '../given.ts'

export * from '../kata.ts'

export function copyLeaf(leaf: Leaf): Leaf {
  return isBinary(leaf) ? (leaf.subarray() as Binary) : leaf
}
