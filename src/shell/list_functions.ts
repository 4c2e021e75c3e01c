/**
 * The functions of `lists` that take a fun. The others need no shell, and are where every node has them, in `kernel`.
 * OTP: stdlib's `lists`.
 */
import type { Callable, CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { isList } from '../term/list.ts'
import type { Term } from '../term/term.ts'
import { badCall, raised } from './raise.ts'
import type { ShellHost } from './shell_host.ts'

/** Calls the fun with these arguments. */
export type Apply = (...args: Term[]) => Promise<Term>

type OverList = (apply: Apply, list: readonly Term[], start: Term) => Promise<Term | readonly Term[]>

/** Called with the fun first and the list last; `arity` 3 has a start value between. */
export function over(
  host: Pick<ShellHost, 'apply'>,
  name: string,
  arity: 2 | 3,
  act: OverList,
): CallableModule {
  const callable: Callable = (self: Self, ...args) => {
    const list = args[arity - 1] as Term
    if (!isList(list)) throw badCall('function_clause', ['lists', name], args)
    return act(
      (...given) => host.apply(self, args[0] as Term, given),
      list as readonly Term[],
      args[1] as Term,
    )
  }
  return { [`${name}/${arity}`]: callable }
}

export function listFunctions(host: Pick<ShellHost, 'apply'>): CallableModule {
  const fold: OverList = async (apply, list, start) => {
    let value = start
    for (const element of list) value = await apply(element, value)
    return value
  }
  const find = (wanted: boolean): OverList => {
    return async (apply, list) => {
      for (const element of list) if ((await truth(apply, element)) === wanted) return wanted
      return !wanted
    }
  }
  return {
    ...over(host, 'map', 2, async (apply, list) => {
      const values: Term[] = []
      for (const element of list) values.push(await apply(element))
      return values
    }),
    ...over(host, 'filter', 2, async (apply, list) => {
      const kept: Term[] = []
      for (const element of list) if (await truth(apply, element, 'bad_filter')) kept.push(element)
      return kept
    }),
    ...over(host, 'foreach', 2, async (apply, list) => {
      for (const element of list) await apply(element)
      return atom('ok')
    }),
    ...over(host, 'foldl', 3, fold),
    ...over(host, 'foldr', 3, (apply, list, start) => fold(apply, list.toReversed(), start)),
    ...over(host, 'any', 2, find(true)),
    ...over(host, 'all', 2, find(false)),
  }
}

/** What the fun holds of the element; `otherwise` is raised for what is neither true nor false. */
export async function truth(apply: Apply, element: Term, otherwise = 'case_clause'): Promise<boolean> {
  const value = await apply(element)
  if (typeof value !== 'boolean') throw raised(otherwise, value)
  return value
}
