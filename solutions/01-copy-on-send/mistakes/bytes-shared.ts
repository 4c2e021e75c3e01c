// task 1: a binary is taken for immutable, and returned as it is
import type { Leaf } from '../given.ts'

export * from '../kata.ts'

export function copyLeaf(leaf: Leaf): Leaf {
  return leaf
}
