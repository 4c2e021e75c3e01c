/**
 * Several lists at once: the first elements of all of them, then the second ones. Where one is longer, `How` says whether
 * that is an error (`fail`), is left out (`trim`), or goes on with what stands in for the others (`{pad, Defaults}`).
 * OTP: `lists.erl`, `zip` and `unzip` with their like; `How` came with OTP 26.
 */
import type { Callable, CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { isTuple, t, tupleFrom } from '../term/tuple.ts'
import { clause, noClause } from './arguments.ts'

const FAIL: Term = atom('fail')

/** One row an element: what the lists have at its place. */
export function rows(given: readonly (Term | undefined)[], how: Term = FAIL): Term[][] {
  const lists = given.map((each) => clause(any.list, each))
  const lengths = lists.map(({ length }) => length)
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)]
  const pads = padsOf(how, lists.length)
  if (how === FAIL && least !== most) noClause()
  const length = pads === undefined ? least : most
  return Array.from({ length }, (_, i) => lists.map((list, at) => list[i] ?? (pads?.[at] as Term)))
}

function padsOf(how: Term, count: number): readonly Term[] | undefined {
  if (how === FAIL || how === atom('trim')) return undefined
  const [, pads] = clause(t(atom('pad'), any.tuple), how)
  return isTuple(pads) && pads.length === count ? pads : noClause()
}

/** Of `count` lists, and as one argument more how they end. */
const zip =
  (count: number): Callable =>
  (_self, ...args) =>
    rows(args.slice(0, count), args[count]).map((row) => tupleFrom(row))

const unzip =
  (count: number): Callable =>
  (_self, tuples) => {
    const all = clause(any.list, tuples).map((each) => clause(any.tuple, each))
    if (all.some(({ length }) => length !== count)) noClause()
    return tupleFrom(Array.from({ length: count }, (_, at) => all.map((tuple) => tuple[at] as Term)))
  }

export const zippingLists: CallableModule = {
  'zip/2': zip(2),
  'zip/3': zip(2),
  'zip3/3': zip(3),
  'zip3/4': zip(3),
  'unzip/1': unzip(2),
  'unzip3/1': unzip(3),
}
