// task 2: only the outermost list, tuple or map is copied; its parts are shared
import {
  ErlMap,
  ImproperList,
  isImproperList,
  isList,
  isMap,
  isTuple,
  type Leaf,
  type Term,
  tupleOf,
} from '../given.ts'
import { copyLeaf } from '../kata.ts'

export * from '../kata.ts'

export function copy(term: Term): Term {
  if (isTuple(term)) return tupleOf(term)
  if (isList(term)) return term.slice()
  if (isImproperList(term)) return new ImproperList(term.elements.slice(), term.tail)
  if (isMap(term)) return new ErlMap(term as Iterable<readonly [Term, Term]>)
  return copyLeaf(term as Leaf)
}
