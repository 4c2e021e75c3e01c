/**
 * Lists sorted and merged by a fun that says whether one element may stand before another. Two that may stand either way
 * are equal, and keep their order; the names with `u` keep the first of them.
 * OTP: stdlib's `lists`, `sort/2`, `merge/3` and their like.
 */
import type { Callable, CallableModule } from '../process/modules.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { clause, noClause } from './arguments.ts'
import { type Apply, type FunHost, isFun, over } from './list_functions.ts'

type List = readonly Term[]

async function sorted(apply: Apply, list: List): Promise<List> {
  if (list.length < 2) return list
  const half = list.length >> 1
  return merged(apply, await sorted(apply, list.slice(0, half)), await sorted(apply, list.slice(half)))
}

async function merged(apply: Apply, left: List, right: List): Promise<Term[]> {
  const all: Term[] = []
  let [l, r] = [0, 0]
  while (l < left.length && r < right.length) {
    const first = await apply(left[l] as Term, right[r] as Term)
    all.push((first === true ? left[l++] : right[r++]) as Term)
  }
  return [...all, ...left.slice(l), ...right.slice(r)]
}

/** Without what is equal to the element before it: of neighbours, the second may stand before the first as well. */
async function unique(apply: Apply, list: List): Promise<Term[]> {
  const kept: Term[] = []
  for (const element of list) {
    const isAgain = kept.length > 0 && (await apply(element, kept.at(-1) as Term)) === true
    if (!isAgain) kept.push(element)
  }
  return kept
}

export function sortingLists(host: FunHost): CallableModule {
  const merging =
    (finish: (apply: Apply, list: List) => Promise<List>): Callable =>
    async (self, fun, xs, ys) => {
      if (!isFun(fun as Term, 2)) noClause()
      const apply: Apply = (...args) => host.apply(self, fun as Term, args)
      return finish(apply, await merged(apply, clause(any.list, xs), clause(any.list, ys)))
    }
  return {
    ...over(host, 'sort', 2, sorted, { takes: 'any' }),
    ...over(host, 'usort', 2, async (apply, list) => unique(apply, await sorted(apply, list)), {
      takes: 'any',
    }),
    'merge/3': merging(async (_apply, list) => list),
    'umerge/3': merging(unique),
  }
}
