/**
 * The functions of `maps` that take a fun. The others are where every node has them, in `kernel`.
 * OTP: stdlib's `maps`.
 */
import type { Callable, CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { kindOf } from '../term/kind.ts'
import { ErlMap } from '../term/map.ts'
import type { Term } from '../term/term.ts'
import { isTuple } from '../term/tuple.ts'
import type { Apply } from './list_functions.ts'
import { raised } from './raise.ts'
import type { ShellHost } from './shell_host.ts'

type Pairs = ErlMap<Term, Term>

/** What is done with a map, a fun and what stands between them among the arguments. */
type OverMap = (apply: Apply, map: Pairs, ...between: Term[]) => Promise<Term | Pairs>

/** Called with the fun first and the map last, unless the fun stands at another place. */
function over(
  host: Pick<ShellHost, 'apply'>,
  name: string,
  arity: number,
  act: OverMap,
  fun = 0,
): CallableModule {
  const callable: Callable = (self, ...args) => {
    const map = args.at(-1) as Term
    if (kindOf(map) !== 'map') throw raised('badmap', map)
    const between = args.slice(0, -1).toSpliced(fun, 1)
    return act((...given) => host.apply(self, args[fun] as Term, given), map as unknown as Pairs, ...between)
  }
  return { [`${name}/${arity}`]: callable }
}

export function mapFunctions(host: Pick<ShellHost, 'apply'>): CallableModule {
  /** With the pairs for which `keep` gives a value. */
  const chosen =
    (keep: (verdict: Term, value: Term) => Term | undefined): OverMap =>
    async (apply, map) => {
      const pairs: [Term, Term][] = []
      for (const [key, value] of map) {
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
    ...over(host, 'foreach', 2, async (apply, map) => {
      for (const [key, value] of map) await apply(key, value)
      return atom('ok')
    }),
    ...over(host, 'fold', 3, async (apply, map, start) => {
      let carried = start as Term
      for (const [key, value] of map) carried = await apply(key, value, carried)
      return carried
    }),
    ...updating(host, 3),
    ...updating(host, 4),
  }
}

/** `update_with(Key, Fun, Map)`; with four arguments, `Init` before the map is for a key that is not there. */
function updating(host: Pick<ShellHost, 'apply'>, arity: 3 | 4): CallableModule {
  const act: OverMap = async (apply, map, key, init) => {
    const former = map.get(key as Term)
    if (former === undefined && init === undefined) throw raised('badkey', key as Term)
    const value = former === undefined ? (init as Term) : await apply(former)
    return new ErlMap([...map, [key as Term, value]])
  }
  return over(host, 'update_with', arity, act, 1)
}
