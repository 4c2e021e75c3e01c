/**
 * The functions of `lists` for lists of tuples that are found by one of their elements. A key is found as by `==`.
 * OTP: `lists.erl`.
 */
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { compare } from '../term/compare.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { isTuple, t } from '../term/tuple.ts'
import { arg, badarg, clause, indexed, noClause } from './arguments.ts'

type Argument = Term | undefined

const list = (value: Argument): readonly Term[] => clause(any.list, value)

/** A place in a tuple, as a BIF takes it, and as a function written in Erlang does. */
const position = (n: Argument): number => (arg(any.small, n) > 0 ? (n as number) : badarg())
const place = (n: Argument): number => (clause(any.small, n) > 0 ? (n as number) : noClause())

/** Where in the list the key is first; -1 if nowhere. */
const indexOf = (xs: readonly Term[], key: Argument, n: number): number =>
  xs.findIndex((x) => isTuple(x) && x.length >= n && compare(x[n - 1], key) === 0)

function keysort(n: Argument, xs: Argument): Term[] {
  const at = position(n)
  return list(xs).toSorted((x, y) => compare(indexed(arg(any.tuple, x), at), indexed(arg(any.tuple, y), at)))
}

/** With `tuple` in the place of the one that is found, or of none. */
function replaced(key: Argument, n: Argument, xs: Argument, tuple: Argument): Term[] | undefined {
  const at = indexOf(list(xs), key, place(n))
  return at < 0 ? undefined : list(xs).with(at, clause(any.tuple, tuple) as unknown as Term)
}

export const keyLists: CallableModule = {
  'keyfind/3': (_self, key, n, xs) =>
    arg(any.list, xs)[indexOf(arg(any.list, xs), key, position(n))] ?? false,
  'keymember/3': (_self, key, n, xs) => indexOf(arg(any.list, xs), key, position(n)) >= 0,
  'keysearch/3': (_self, key, n, xs) => {
    const found = arg(any.list, xs)[indexOf(arg(any.list, xs), key, position(n))]
    return found === undefined ? false : t(atom('value'), found)
  },
  'keysort/2': (_self, n, xs) => keysort(n, xs),
  'ukeysort/2': (_self, n, xs) => {
    const at = position(n) - 1
    const key = (x: Term | undefined) => (x as unknown as readonly Term[])[at]
    return keysort(n, xs).filter((x, i, sorted) => i === 0 || compare(key(sorted[i - 1]), key(x)) !== 0)
  },
  'keydelete/3': (_self, key, n, xs) => {
    const at = indexOf(list(xs), key, place(n))
    return list(xs).filter((_, i) => i !== at)
  },
  'keytake/3': (_self, key, n, xs) => {
    const at = indexOf(list(xs), key, place(n))
    return at >= 0 && t(atom('value'), list(xs)[at] as Term, list(xs).toSpliced(at, 1))
  },
  'keyreplace/4': (_self, key, n, xs, tuple) =>
    replaced(key, n, xs, clause(any.tuple, tuple) as unknown as Term) ?? list(xs),
  'keystore/4': (_self, key, n, xs, tuple) =>
    replaced(key, n, xs, clause(any.tuple, tuple) as unknown as Term) ?? [...list(xs), tuple],
}
