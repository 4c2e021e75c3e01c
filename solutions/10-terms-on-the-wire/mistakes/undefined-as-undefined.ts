// task 4: the atom undefined becomes JavaScript's undefined
import { atomName, isAtom, type Reader } from '../given.ts'
import { readLeaf as right } from '../kata.ts'

export * from '../kata.ts'

export function readLeaf(tag: number, input: Reader): unknown {
  const term = right(tag, input)
  return isAtom(term) && atomName(term) === 'undefined' ? undefined : term
}
