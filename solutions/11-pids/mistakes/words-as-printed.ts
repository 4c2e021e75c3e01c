// task 5: the words are written and read in the order in which they are printed
import type { Atoms, Reader, Reference, Writer } from '../given.ts'
import { readReference as rightRead, writeReference as rightWrite } from '../kata.ts'

export * from '../kata.ts'

const turned = (reference: Reference): Reference => ({ ...reference, words: [...reference.words].reverse() })

export function writeReference(out: Writer, reference: Reference, atoms: Atoms): void {
  rightWrite(out, turned(reference), atoms)
}

export function readReference(input: Reader, atoms: Atoms): Reference {
  return turned(rightRead(input, atoms))
}
