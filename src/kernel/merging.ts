/**
 * Two sorted lists made into one. What is equal by `==` stands in the order of the lists, or is taken from the first list
 * alone; the names with `r` are for lists in descending order.
 * OTP: `lists.erl`, `merge` and `keymerge` with their like.
 */
import type { CallableModule } from '../process/modules.ts'
import { compare } from '../term/compare.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { arg, clause, indexed, noClause } from './arguments.ts'

type List = readonly Term[]

/** What an element is sorted by. */
type KeyOf = (element: Term) => Term

type Merge = (xs: List, ys: List, key?: KeyOf) => Term[]

const itself: KeyOf = (element) => element

/** Which of the two goes next, by the order of their keys, until one of the lists has ended. */
function merged(xs: List, ys: List, key: KeyOf, takesFirst: (order: number) => boolean): Term[] {
  const all: Term[] = []
  let [i, j] = [0, 0]
  while (i < xs.length && j < ys.length) {
    const [x, y] = [xs[i] as Term, ys[j] as Term]
    if (takesFirst(compare(key(x), key(y)))) {
      all.push(x)
      i++
    } else {
      all.push(y)
      j++
    }
  }
  for (; i < xs.length; i++) all.push(xs[i] as Term)
  for (; j < ys.length; j++) all.push(ys[j] as Term)
  return all
}

const merge: Merge = (xs, ys, key = itself) => merged(xs, ys, key, (order) => order <= 0)

const rmerge: Merge = (xs, ys, key = itself) => merged(xs, ys, key, (order) => order > 0)

/** Without the elements of the second list that stand in the first. */
const umerge: Merge = (xs, ys, key = itself) => merge(xs, unlike(xs, ys, key, 1), key)

const rumerge: Merge = (xs, ys, key = itself) => rmerge(xs, unlike(xs, ys, key, -1), key)

/** Those of `ys` whose like is not in `xs`. Both are sorted, ascending (1) or descending (-1). */
function unlike(xs: List, ys: List, key: KeyOf, sign: 1 | -1): Term[] {
  let i = 0
  return ys.filter((y) => {
    while (i < xs.length && compare(key(xs[i] as Term), key(y)) * sign < 0) i++
    return i === xs.length || compare(key(xs[i] as Term), key(y)) !== 0
  })
}

const list = (value: Term | undefined): List => clause(any.list, value)

/** Neighbours first, so that each element is looked at once a round and not once a list. */
function mergeAll(lists: readonly List[], merge: Merge): List {
  if (lists.length < 2) return lists[0] ?? []
  const pairs: List[] = []
  for (let i = 0; i < lists.length; i += 2) pairs.push(merge(lists[i] as List, lists[i + 1] ?? []))
  return mergeAll(pairs, merge)
}

const ofTwo =
  (merge: Merge): CallableModule[string] =>
  (_self, xs, ys) =>
    merge(list(xs), list(ys))

const ofThree =
  (merge: Merge): CallableModule[string] =>
  (_self, ...lists) =>
    mergeAll(lists.map(list), merge)

const ofAll =
  (merge: Merge): CallableModule[string] =>
  (_self, lists) =>
    mergeAll(list(lists).map(list), merge)

/** Of tuples, by the element at `n`. */
const byKey =
  (merge: Merge): CallableModule[string] =>
  (_self, n, xs, ys) => {
    const at = clause(any.small, n) > 0 ? n : noClause()
    return merge(list(xs), list(ys), (element) => indexed(arg(any.tuple, element), at))
  }

export const mergingLists: CallableModule = {
  'merge/1': ofAll(merge),
  'merge/2': ofTwo(merge),
  'merge3/3': ofThree(merge),
  'rmerge/2': ofTwo(rmerge),
  'rmerge3/3': ofThree(rmerge),
  'umerge/1': ofAll(umerge),
  'umerge/2': ofTwo(umerge),
  'umerge3/3': ofThree(umerge),
  'rumerge/2': ofTwo(rumerge),
  'rumerge3/3': ofThree(rumerge),
  'keymerge/3': byKey(merge),
  'rkeymerge/3': byKey(rmerge),
  'ukeymerge/3': byKey(umerge),
  'rukeymerge/3': byKey(rumerge),
}
