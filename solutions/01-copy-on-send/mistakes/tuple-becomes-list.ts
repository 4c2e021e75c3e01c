// task 2: map() on a tuple gives a plain array, that is a list
import { isTuple, type Term } from '../given.ts'
import { copy as right } from '../kata.ts'

export * from '../kata.ts'

export function copy(term: Term): Term {
  return isTuple(term) ? term.map(copy) : right(term)
}
