// task 2: the length of an atom's name counts characters
import { type Atom, atomName, bytesOf, TAG, type Writer } from '../given.ts'

export * from '../kata.ts'

export function writeAtom(out: Writer, value: Atom | boolean): void {
  const name = atomName(value)
  out.u8(TAG.SMALL_ATOM_UTF8).u8(name.length).bytes(bytesOf(name))
}
