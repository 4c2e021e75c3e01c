// task 5: every reference is taken to have three words
import type { Atoms, Reader, Reference } from '../given.ts'

export * from '../kata.ts'

export function readReference(input: Reader, atoms: Atoms): Reference {
  input.u16()
  return { node: atoms.read(input), creation: input.u32(), words: [input.u32(), input.u32(), input.u32()] }
}
