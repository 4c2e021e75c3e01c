/**
 * The module `lists`, so that the calls people try first from another node get their answer: here the functions of lists
 * alone. Those for lists of tuples are in `key_lists.ts`, for sorted lists in `merging.ts`, for several at once in
 * `zipping.ts`; those that take a fun, in `list_functions.ts` and `list_walks.ts`.
 * OTP: `lists.erl`.
 */
import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import { atom, atomName, isAtom } from '../term/atom.ts'
import { compare } from '../term/compare.ts'
import { equals } from '../term/equal.ts'
import { integer, isFloat, isInteger } from '../term/float.ts'
import { charlist, isList } from '../term/list.ts'
import { ErlMap } from '../term/map.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg, badarg, clause, noClause } from './arguments.ts'
import { add } from './arithmetic.ts'
import { floatText } from './float_text.ts'
import { keyLists } from './key_lists.ts'
import { mergingLists } from './merging.ts'
import { operators } from './operators.ts'
import { zippingLists } from './zipping.ts'

/** A list that a caller asks to be made has at most this many elements. */
const MAX_SEQ = 10_000_000

const list = (value: Term | undefined): readonly Term[] => clause(any.list, value)

export const lists: CallableModule = {
  ...keyLists,
  ...mergingLists,
  ...zippingLists,
  'reverse/1': (_self, xs) => list(xs).toReversed(),
  'reverse/2': (_self, xs, tail) => [...list(xs).toReversed(), ...list(tail)],
  'append/1': (_self, xss) => list(xss).flatMap((xs) => list(xs)),
  'append/2': (_self, xs, ys) => [...list(xs), ...list(ys)],
  'sort/1': (_self, xs) => list(xs).toSorted(compare),
  'usort/1': (_self, xs) => unique(list(xs).toSorted(compare)),
  'sum/1': (_self, xs) => list(xs).reduce(add, 0),
  'max/1': (_self, xs) => extreme(list(xs), 1),
  'min/1': (_self, xs) => extreme(list(xs), -1),
  'last/1': (_self, xs) => list(xs).at(-1) ?? noClause(),
  'nth/2': (_self, n, xs) => list(xs)[clause(any.small, n) - 1] ?? noClause(),
  'member/2': (_self, x, xs) => arg(any.list, xs).some((each) => equals(each, x)),
  'delete/2': (_self, x, xs) => without(list(xs), x),
  'duplicate/2': (_self, n, x) => Array.from({ length: count(arg(any.small, n)) }, () => x as Term),
  'seq/2': (_self, from, to) => seq(clause(any.integer, from), clause(any.integer, to), 1) ?? noClause(),
  'seq/3': (_self, from, to, step) => {
    const isMade = [from, to, step].every(isInteger)
    return (isMade ? seq(from as number, to as number, step as number) : undefined) ?? badarg()
  },
  'subtract/2': (self, xs, ys) => operators['--/2']?.(self, list(xs), list(ys)),
  'flatten/1': (_self, xs) => flatten(list(xs)),
  'droplast/1': (_self, xs) => (list(xs).length === 0 ? noClause() : list(xs).slice(0, -1)),
  'nthtail/2': (_self, n, xs) => tail(list(xs), clause(any.small, n)),
  'sublist/2': (_self, xs, n) => list(xs).slice(0, natural(n)),
  'prefix/2': (_self, xs, ys) => list(xs).every((x, i) => i < list(ys).length && equals(x, list(ys)[i])),
  'sublist/3': (_self, xs, from, n) =>
    clause(any.small, from) < 1
      ? noClause()
      : list(xs).slice((from as number) - 1, (from as number) - 1 + natural(n)),
  'split/2': (_self, n, xs) => {
    const at = arg(any.small, n)
    if (at < 0 || at > arg(any.list, xs).length) badarg()
    return t(list(xs).slice(0, at), list(xs).slice(at))
  },
  'suffix/2': (_self, xs, ys) => {
    const from = list(ys).length - list(xs).length
    return from >= 0 && list(xs).every((x, i) => equals(x, list(ys)[from + i]))
  },
  'flatten/2': (_self, xs, tail) => [...flatten(list(xs)), ...list(tail)],
  'flatlength/1': (_self, xs) => flatten(list(xs)).length,
  'concat/1': (_self, xs) => list(xs).flatMap(plain),
  'enumerate/1': (_self, xs) => enumerate(1, 1, xs),
  'enumerate/2': (_self, first, xs) => enumerate(clause(any.small, first), 1, xs),
  'enumerate/3': (_self, first, step, xs) => enumerate(clause(any.small, first), clause(any.small, step), xs),
  'uniq/1': (_self, xs) => [...new ErlMap(list(xs).map((x) => [x, true])).keys()],
  'join/2': (_self, x, xs) => list(xs).flatMap((each, i) => (i === 0 ? [each] : [x as Term, each])),
}

/** Of equal neighbours the first. */
const unique = (sorted: readonly Term[]): Term[] =>
  sorted.filter((x, i) => i === 0 || compare(sorted[i - 1], x) !== 0)

const enumerate = (first: number, step: number, xs: Term | undefined): Term[] =>
  list(xs).map((x, i) => t(first + i * step, x) as unknown as Term)

/** What `concat` makes a string of: an atom, a number, a string. A list is taken for one. */
function plain(x: Term): readonly Term[] {
  if (isList(x)) return x as readonly Term[]
  if (isAtom(x)) return charlist(atomName(x))
  return charlist(isInteger(x) ? x.toString() : isFloat(x) ? floatText(x) : noClause())
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

/** `seq(5, 4)` is the empty list; `seq(5, 3)` is no list at all. With a step, that may be any step past the end. */
function seq(
  ...given: [from: number | bigint, to: number | bigint, step: number | bigint]
): Term[] | undefined {
  const [from, to, step] = given.map(BigInt) as [bigint, bigint, bigint]
  if (step === 0n) return from === to ? [given[0]] : undefined
  const distance = (to - from) * (step < 0n ? -1n : 1n)
  const size = step < 0n ? -step : step
  if (distance < -size) return undefined
  const length = count(Number((distance + size) / size))
  return Array.from({ length }, (_, i) => integer(from + BigInt(i) * step))
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
