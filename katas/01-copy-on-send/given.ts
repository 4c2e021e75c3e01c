/**
 * What this kata gives you. Nothing else is needed.
 *
 * - `later(job)`: calls `job` once the code that runs now has come to its end
 * - `binary(bytes)`: a `Binary` of the same bytes in memory of its own
 * - `isBinary`, `isList`, `isTuple`, `isImproperList`, `isMap`: what a term is
 * - `tupleOf(elements)`: the tuple of the elements of an array
 * - `new ImproperList(elements, tail)`: `[1, 2 | tail]`; it has `.elements` and
 *   `.tail`
 * - `new ErlMap(entries)`: the map of `[key, value]` pairs; iterate over one to get
 *   them
 */
import { type Branded, KIND } from '../../src/term/kind.ts'
import { ImproperList } from '../../src/term/list.ts'
import { ErlMap } from '../../src/term/map.ts'
import type { Term, TermTuple } from '../../src/term/term.ts'
import { tupleFrom } from '../../src/term/tuple.ts'

export { Binary, binary } from '../../src/term/binary.ts'
export type { Term, TermTuple } from '../../src/term/term.ts'
export { todo } from '../kit/todo.ts'
export {
  ErlMap,
  ImproperList,
  isBinary,
  isImproperList,
  isList,
  isMap,
  isTuple,
  later,
  tupleOf,
}

/** A term without parts: a number, an atom, a pid, a reference, a binary. */
export type Leaf = Exclude<
  Term,
  readonly Term[] | TermTuple | ImproperList<Term, Term> | ErlMap<Term, Term>
>

/** A process, as far as a sender sees it. */
export interface Process {
  /**
   * The messages that have come and that nobody has taken yet, the oldest first.
   */
  readonly mailbox: Term[]
  /** Runs the process's own code, which has a look at the mailbox. */
  run(): void
}

/** Calls `job` once the code that runs now has come to its end. */
const later = (job: () => void): void => queueMicrotask(job)

const kindOf = (term: Term): string | undefined =>
  typeof term === 'object' ? (term as Partial<Branded>)[KIND] : undefined

const isBinary = (term: Term): term is import('../../src/term/binary.ts').Binary =>
  kindOf(term) === 'binary'
const isTuple = (term: Term): term is TermTuple => kindOf(term) === 'tuple'
const isList = (term: Term): term is readonly Term[] =>
  Array.isArray(term) && kindOf(term) === undefined
const isImproperList = (term: Term): term is ImproperList<Term, Term> =>
  kindOf(term) === 'improper'
const isMap = (term: Term): term is ErlMap<Term, Term> => kindOf(term) === 'map'
const tupleOf = (elements: readonly Term[]): TermTuple =>
  tupleFrom(elements) as unknown as TermTuple
