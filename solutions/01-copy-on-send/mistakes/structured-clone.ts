// task 2: structuredClone loses what makes an atom an atom and a tuple a tuple
import type { Term } from '../given.ts'

export * from '../kata.ts'

export function copy(term: Term): Term {
  return structuredClone(term)
}
