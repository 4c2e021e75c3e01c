// task 2: JSON knows no atoms, tuples, binaries or maps
import type { Term } from '../given.ts'

export * from '../kata.ts'

export function copy(term: Term): Term {
  return JSON.parse(JSON.stringify(term))
}
