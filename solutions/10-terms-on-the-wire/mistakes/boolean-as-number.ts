// task 2: true and false go as 1 and 0
import { type Atom, TAG, type Writer } from '../given.ts'
import { writeAtom as right } from '../kata.ts'

export * from '../kata.ts'

export function writeAtom(out: Writer, value: Atom | boolean): void {
  if (typeof value === 'boolean') out.u8(TAG.SMALL_INTEGER).u8(Number(value))
  else right(out, value)
}
