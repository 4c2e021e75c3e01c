/**
 * The functions of `maps` that take a fun; see `list_functions.ts` for which funs there are.
 * OTP: stdlib's `maps`.
 */
import type { Callable, CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { keyOf } from '../term/kind.ts'
import { ErlMap } from '../term/map.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { isTuple } from '../term/tuple.ts'
import { arg, badarg } from './arguments.ts'
import { type Apply, type FunHost, isFun } from './list_functions.ts'
import { entriesOf, mapIn } from './map_iterators.ts'
import { raised } from './raise.ts'

type Pairs = ErlMap<Term, Term>
type Entry = readonly [key: Term, value: Term]

/** What is done with the entries of a map, a fun and what stands between them among the arguments. */
type OverEntries = (apply: Apply, entries: readonly Entry[], between: Term) => Promise<Term | Pairs>

/** Called with the fun first and the map last, or an iterator of one. */
function over(host: FunHost, name: string, arity: 2 | 3, act: OverEntries): CallableModule {
  const callable: Callable = (self, ...args) => {
    const [fun, between] = args as [Term, Term]
    if (!isFun(fun, arity)) badarg()
    const entries = entriesOf(args.at(-1))
    if (entries === undefined) throw raised('badmap', args.at(-1) as Term)
    return act((...given) => host.apply(self, fun, given), entries, between)
  }
  return { [`${name}/${arity}`]: callable }
}

export function mapFunctions(host: FunHost): CallableModule {
  /** With the pairs for which `keep` gives a value. */
  const chosen =
    (keep: (verdict: Term, value: Term) => Term | undefined): OverEntries =>
    async (apply, entries) => {
      const pairs: [Term, Term][] = []
      for (const [key, value] of entries) {
        const kept = keep(await apply(key, value), value)
        if (kept !== undefined) pairs.push([key, kept])
      }
      return new ErlMap(pairs)
    }
  const yes = (verdict: Term): boolean => {
    if (typeof verdict !== 'boolean') throw raised('case_clause', verdict)
    return verdict
  }
  return {
    ...over(
      host,
      'map',
      2,
      chosen((made) => made),
    ),
    ...over(
      host,
      'filter',
      2,
      chosen((verdict, value) => (yes(verdict) ? value : undefined)),
    ),
    ...over(
      host,
      'filtermap',
      2,
      chosen((verdict, value) => {
        if (isTuple(verdict) && verdict.length === 2 && verdict[0] === true) return verdict[1] as Term
        return yes(verdict) ? value : undefined
      }),
    ),
    ...over(host, 'foreach', 2, async (apply, entries) => {
      for (const [key, value] of entries) await apply(key, value)
      return atom('ok')
    }),
    ...over(host, 'fold', 3, async (apply, entries, start) => {
      let carried = start
      for (const [key, value] of entries) carried = await apply(key, value, carried)
      return carried
    }),
    'update_with/3': updating(host),
    'update_with/4': updating(host),
    'merge_with/3': combining(host, true),
    'intersect_with/3': combining(host, false),
    'groups_from_list/2': grouping(host),
    'groups_from_list/3': grouping(host),
  }
}

/** The fun at place `at` of the arguments, ready to be called; `error:badarg` for what does not take so many. */
function funAt(host: FunHost, self: Self, args: Term[], at: number, takes: number): Apply {
  if (!isFun(args[at] as Term, takes)) badarg()
  return (...given) => host.apply(self, args[at] as Term, given)
}

/** `update_with(Key, Fun, Map)`; with four arguments, `Init` before the map is for a key that is not there. */
const updating =
  (host: FunHost): Callable =>
  async (self, ...args) => {
    const [key, init] = [args[0] as Term, args.length === 4 ? args[2] : undefined]
    const map = mapIn(args.at(-1))
    const apply = funAt(host, self, args, 1, 1)
    const former = map.get(key)
    if (former === undefined && init === undefined) throw raised('badkey', key)
    const value = former === undefined ? (init as Term) : await apply(former)
    return new ErlMap([...map, [key, value]])
  }

/** Of two maps, the fun says what becomes of a key that both have; `all` keeps the others as well. */
const combining =
  (host: FunHost, all: boolean): Callable =>
  async (self, ...args) => {
    const apply = funAt(host, self, args, 0, 3)
    const [first, second] = [mapIn(args[1]), mapIn(args[2])]
    const both: [Term, Term][] = []
    for (const [key, value] of first) {
      const other = second.get(key)
      if (other !== undefined) both.push([key, await apply(key, value, other)])
    }
    return new ErlMap(all ? [...first, ...second, ...both] : both)
  }

/** `groups_from_list(KeyOf, List)`; with three arguments, `ValueOf` before the list says what stands in the groups. */
const grouping =
  (host: FunHost): Callable =>
  async (self, ...args) => {
    const groupOf = funAt(host, self, args, 0, 1)
    const wanted: Apply = args.length === 3 ? funAt(host, self, args, 1, 1) : (element) => element
    const groups = new Map<string, readonly [key: Term, values: Term[]]>()
    for (const element of arg(any.list, args.at(-1)).toReversed()) {
      const [key, value] = [await groupOf(element), await wanted(element)]
      const group = groups.get(keyOf(key)) ?? [key, []]
      groups.set(keyOf(key), group)
      group[1].push(value)
    }
    return new ErlMap([...groups.values()].map(([key, values]) => [key, values.reverse()]))
  }
