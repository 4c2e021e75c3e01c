/**
 * The basics of `lists` and `maps`, so that the calls people try first from another node get their answer. Functions
 * that take a fun are not here: a fun's code runs on a BEAM only.
 * OTP: `lists.erl`, `maps.erl`.
 */

import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { compare } from '../term/compare.ts'
import { equals } from '../term/equal.ts'
import { ErlMap } from '../term/map.ts'
import { any, type Matched, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { isTuple, t } from '../term/tuple.ts'
import { arg } from './arguments.ts'
import { add } from './arithmetic.ts'

/** A list that a caller asks to be made has at most this many elements. */
const MAX_SEQ = 10_000_000

/** Raises `error:function_clause`, as Erlang code does when no clause fits. */
function clause<P>(pattern: P, value: Term | undefined): Matched<P> {
  try {
    return arg(pattern, value)
  } catch {
    return noClause()
  }
}

function noClause(): never {
  throw new ErlangError('error', atom('function_clause'))
}

const list = (value: Term | undefined): readonly Term[] => clause(any.list, value)

export const lists: CallableModule = {
  'reverse/1': (_self, xs) => list(xs).toReversed(),
  'reverse/2': (_self, xs, tail) => [...list(xs).toReversed(), ...list(tail)],
  'append/1': (_self, xss) => list(xss).flatMap((xs) => list(xs)),
  'append/2': (_self, xs, ys) => [...list(xs), ...list(ys)],
  'sort/1': (_self, xs) => list(xs).toSorted(compare),
  'usort/1': (_self, xs) =>
    list(xs)
      .toSorted(compare)
      .filter((x, i, sorted) => i === 0 || compare(sorted[i - 1], x) !== 0),
  'sum/1': (_self, xs) => list(xs).reduce(add, 0),
  'max/1': (_self, xs) => extreme(list(xs), 1),
  'min/1': (_self, xs) => extreme(list(xs), -1),
  'last/1': (_self, xs) => list(xs).at(-1) ?? noClause(),
  'nth/2': (_self, n, xs) => list(xs)[clause(any.small, n) - 1] ?? noClause(),
  'member/2': (_self, x, xs) => list(xs).some((each) => equals(each, x)),
  'delete/2': (_self, x, xs) => without(list(xs), x),
  'duplicate/2': (_self, n, x) => Array.from({ length: count(arg(any.small, n)) }, () => x as Term),
  'seq/2': (_self, from, to) => seq(arg(any.small, from), arg(any.small, to)),
  'zip/2': (_self, xs, ys) => zip(list(xs), list(ys)),
  'keyfind/3': (_self, key, n, xs) => keyFind(list(xs), key, arg(any.small, n)),
}

function extreme(xs: readonly Term[], sign: 1 | -1): Term {
  const [first, ...rest] = xs
  if (first === undefined) noClause()
  return rest.reduce((best, x) => (compare(x, best) * sign > 0 ? x : best), first)
}

function without(xs: readonly Term[], x: Term | undefined): Term[] {
  const at = xs.findIndex((each) => equals(each, x))
  return xs.filter((_, i) => i !== at)
}

function count(n: number): number {
  if (n > MAX_SEQ) throw new ErlangError('error', atom('system_limit'))
  return n >= 0 ? n : noClause()
}

/** `seq(5, 4)` is the empty list; `seq(5, 3)` is no list at all. */
function seq(from: number, to: number): number[] {
  return Array.from({ length: count(to - from + 1) }, (_, i) => from + i)
}

function zip(xs: readonly Term[], ys: readonly Term[]): Term[] {
  if (xs.length !== ys.length) noClause()
  return xs.map((x, i) => t(x, ys[i] as Term))
}

function keyFind(xs: readonly Term[], key: Term | undefined, n: number): Term {
  return xs.find((x) => isTuple(x) && compare(x[n - 1], key) === 0 && x.length >= n) ?? false
}

/** `error:{badmap, Term}`, as `maps` raises it. */
function map(value: Term | undefined): ErlMap<Term, Term> {
  const found = match(any.map, value)
  if (found !== undefined) return found
  throw new ErlangError('error', t(atom('badmap'), value as Term))
}

export const maps: CallableModule = {
  'new/0': () => new ErlMap(),
  'get/2': (_self, key, m) => map(m).get(key as Term) ?? badKey(key as Term),
  'get/3': (_self, key, m, otherwise) => map(m).get(key as Term) ?? otherwise,
  'find/2': (_self, key, m) => {
    const found = map(m).get(key as Term)
    return found === undefined ? atom('error') : t(atom('ok'), found)
  },
  'is_key/2': (_self, key, m) => map(m).has(key as Term),
  'put/3': (_self, key, value, m) => new ErlMap([...map(m), [key as Term, value as Term]]),
  'remove/2': (_self, key, m) => new ErlMap([...map(m)].filter(([each]) => !equals(each, key))),
  'merge/2': (_self, m, n) => new ErlMap([...map(m), ...map(n)]),
  'keys/1': (_self, m) => map(m).keys().toSorted(compare),
  'values/1': (_self, m) => map(m).values(),
  'size/1': (_self, m) => map(m).size,
  'to_list/1': (_self, m) => [...map(m)].map(([key, value]) => t(key, value)),
  'from_list/1': (_self, xs) => new ErlMap(list(xs).map((pair) => arg(t(any, any), pair))),
}

function badKey(key: Term): never {
  throw new ErlangError('error', t(atom('badkey'), key))
}
