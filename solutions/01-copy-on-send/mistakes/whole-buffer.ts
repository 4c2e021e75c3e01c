// task 1: all the memory is copied in which the bytes lie, though they may be a part of it
import { binary, isBinary, type Leaf } from '../given.ts'

export * from '../kata.ts'

export function copyLeaf(leaf: Leaf): Leaf {
  return isBinary(leaf) ? binary(new Uint8Array(leaf.buffer)) : leaf
}
