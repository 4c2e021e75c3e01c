// task 5: takes all that is left for the words
import type { Atoms, Reader, Reference } from '../given.ts'

export * from '../kata.ts'

export function readReference(input: Reader, atoms: Atoms): Reference {
  input.u16()
  const [node, creation] = [atoms.read(input), input.u32()]
  return { node, creation, words: Array.from({ length: Math.floor(input.left / 4) }, () => input.u32()) }
}
