/**
 * Kata 01, solved.
 */
import {
  binary,
  ErlMap,
  ImproperList,
  isBinary,
  isImproperList,
  isList,
  isMap,
  isTuple,
  type Leaf,
  later,
  type Process,
  type Term,
  tupleOf,
} from './given.ts'

export function copyLeaf(leaf: Leaf): Leaf {
  return isBinary(leaf) ? binary(leaf) : leaf
}

export function copy(term: Term): Term {
  if (isTuple(term)) return tupleOf(term.map(copy))
  if (isList(term)) return term.map(copy)
  if (isImproperList(term))
    return new ImproperList(term.elements.map(copy), copy(term.tail))
  if (isMap(term))
    return new ErlMap(
      Array.from(term, ([key, value]) => [copy(key), copy(value)] as const),
    )
  return copyLeaf(term as Leaf)
}

export function send(to: Process, message: Term): void {
  to.mailbox.push(copy(message))
  later(() => to.run())
}

export function receive(
  mailbox: Term[],
  fits: (message: Term) => boolean,
): Term | undefined {
  const at = mailbox.findIndex(fits)
  return at === -1 ? undefined : mailbox.splice(at, 1)[0]
}
