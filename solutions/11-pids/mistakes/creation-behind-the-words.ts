// task 5: the creation is written and read behind the words, as in a pid
import { type Atoms, NEWER_REFERENCE_EXT, type Reader, type Reference, type Writer } from '../given.ts'

export * from '../kata.ts'

export function writeReference(out: Writer, { node, creation, words }: Reference, atoms: Atoms): void {
  atoms.write(out.u8(NEWER_REFERENCE_EXT).u16(words.length), node)
  for (const word of words) out.u32(word)
  out.u32(creation)
}

export function readReference(input: Reader, atoms: Atoms): Reference {
  const count = input.u16()
  const node = atoms.read(input)
  const words = Array.from({ length: count }, () => input.u32())
  return { node, words, creation: input.u32() }
}
