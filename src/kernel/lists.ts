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
import { isList } from '../term/list.ts'
import { ErlMap } from '../term/map.ts'
import { any, type Matched, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { isTuple, t } from '../term/tuple.ts'
import { arg, badarg, indexed } from './arguments.ts'
import { add } from './arithmetic.ts'
import { operators } from './operators.ts'

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
  'member/2': (_self, x, xs) => arg(any.list, xs).some((each) => equals(each, x)),
  'delete/2': (_self, x, xs) => without(list(xs), x),
  'duplicate/2': (_self, n, x) => Array.from({ length: count(arg(any.small, n)) }, () => x as Term),
  'seq/2': (_self, from, to) => seq(arg(any.small, from), arg(any.small, to)),
  'zip/2': (_self, xs, ys) => zip(list(xs), list(ys)),
  'keyfind/3': (_self, key, n, xs) => keyFind(arg(any.list, xs), key, position(n)) ?? false,
  'keymember/3': (_self, key, n, xs) => keyFind(arg(any.list, xs), key, position(n)) !== undefined,
  'keysort/2': (_self, n, xs) => {
    const at = position(n)
    return list(xs).toSorted((x, y) =>
      compare(indexed(arg(any.tuple, x), at), indexed(arg(any.tuple, y), at)),
    )
  },
  'keydelete/3': (_self, key, n, xs) => {
    const found = keyFind(list(xs), key, position(n))
    return list(xs).filter((x) => x !== found)
  },
  'unzip/1': (_self, xs) => {
    const pairs = list(xs).map((pair) => clause(t(any, any), pair))
    return t(
      pairs.map(([a]) => a),
      pairs.map(([, b]) => b),
    )
  },
  'subtract/2': (self, xs, ys) => operators['--/2']?.(self, list(xs), list(ys)),
  'flatten/1': (_self, xs) => flatten(list(xs)),
  'droplast/1': (_self, xs) => (list(xs).length === 0 ? noClause() : list(xs).slice(0, -1)),
  'nthtail/2': (_self, n, xs) => tail(list(xs), clause(any.small, n)),
  'sublist/2': (_self, xs, n) => list(xs).slice(0, natural(n)),
  'prefix/2': (_self, xs, ys) => list(xs).every((x, i) => i < list(ys).length && equals(x, list(ys)[i])),
  'join/2': (_self, x, xs) => list(xs).flatMap((each, i) => (i === 0 ? [each] : [x as Term, each])),
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

function keyFind(xs: readonly Term[], key: Term | undefined, n: number): Term | undefined {
  return xs.find((x) => isTuple(x) && x.length >= n && compare(x[n - 1], key) === 0)
}

/** A place in a tuple. */
function position(n: Term | undefined): number {
  return arg(any.small, n) > 0 ? (n as number) : badarg()
}

const natural = (n: Term | undefined): number => (clause(any.small, n) >= 0 ? (n as number) : noClause())

function tail(xs: readonly Term[], n: number): readonly Term[] {
  return n >= 0 && n <= xs.length ? xs.slice(n) : noClause()
}

/** All lists within lists, to any depth. */
function flatten(xs: readonly Term[]): Term[] {
  const flat: Term[] = []
  const open: Term[] = xs.toReversed()
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isList(next)) for (const each of next.toReversed()) open.push(each)
    else flat.push(next)
  }
  return flat
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
  'update/3': (_self, key, value, m) => {
    if (!map(m).has(key as Term)) badKey(key as Term)
    return new ErlMap([...map(m), [key as Term, value as Term]])
  },
  'take/2': (_self, key, m) => {
    const found = map(m).get(key as Term)
    return found === undefined
      ? atom('error')
      : t(found, new ErlMap([...map(m)].filter(([each]) => !equals(each, key))))
  },
  'with/2': (_self, keys, m) => new ErlMap([...map(m)].filter(([key]) => isAmong(keys, key))),
  'without/2': (_self, keys, m) => new ErlMap([...map(m)].filter(([key]) => !isAmong(keys, key))),
  'merge/2': (_self, m, n) => new ErlMap([...map(m), ...map(n)]),
  'keys/1': (_self, m) => map(m).keys().toSorted(compare),
  'values/1': (_self, m) => map(m).values(),
  'size/1': (_self, m) => map(m).size,
  'to_list/1': (_self, m) => [...map(m)].map(([key, value]) => t(key, value)),
  'from_list/1': (_self, xs) => new ErlMap(arg(any.list, xs).map((pair) => arg(t(any, any), pair))),
}

const isAmong = (keys: Term | undefined, key: Term): boolean =>
  arg(any.list, keys).some((each) => equals(each, key))

function badKey(key: Term): never {
  throw new ErlangError('error', t(atom('badkey'), key))
}
