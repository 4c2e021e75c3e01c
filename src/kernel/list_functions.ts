/**
 * The functions of `lists` that take a fun. Which funs there are is for their host to say: a peer can give `fun M:F/A`, and
 * a shell has its own besides.
 * OTP: stdlib's `lists`.
 */
import type { Eventually } from '../process/eventually.ts'
import type { Callable, CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import type { Export } from '../term/fun.ts'
import { isList } from '../term/list.ts'
import { any, matches } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { badCall, raised } from './raise.ts'

/** Applies a fun in the process `self`. */
export interface FunHost {
  apply(self: Self, fun: Term, args: Term[]): Eventually<Term>
}

/** Calls the fun with these arguments. */
export type Apply = (...args: Term[]) => Eventually<Term>

type OverList = (apply: Apply, list: readonly Term[], start: Term) => Promise<Term | readonly Term[]>

/** What is looked at before the fun is called. */
interface Checks {
  /** So many arguments the fun must take; as many as the function does but one, unless said otherwise. */
  readonly takes?: number | 'any'
  /** What is raised, with the value, for what is no list; without it, `function_clause`. */
  readonly notList?: 'case_clause' | 'bad_generator'
}

/** Called with the fun first and the list last; `arity` 3 has a start value between. */
export function over(
  host: FunHost,
  name: string,
  arity: 2 | 3,
  act: OverList,
  { takes = arity - 1, notList }: Checks = {},
): CallableModule {
  const callable: Callable = (self: Self, ...args) => {
    const [fun, list] = [args[0] as Term, args[arity - 1] as Term]
    const isCallable = takes === 'any' || isFun(fun, takes)
    if (isCallable && isList(list))
      return act((...given) => host.apply(self, fun, given), list as readonly Term[], args[1] as Term)
    if (isCallable && notList !== undefined) throw raised(notList, list)
    throw badCall('function_clause', ['lists', name], args)
  }
  return { [`${name}/${arity}`]: callable }
}

const OF_CASES: Checks = { notList: 'case_clause' }

/** `is_function(Fun, Arity)` */
export const isFun = (fun: Term, arity: number): boolean =>
  matches(any.fun, fun) && (fun as Export).arity === arity

export function listFunctions(host: FunHost): CallableModule {
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
  const map: OverList = async (apply, list) => {
    const values: Term[] = []
    for (const element of list) values.push(await apply(element))
    return values
  }
  const filter: OverList = async (apply, list) => {
    const kept: Term[] = []
    for (const element of list) if (await truth(apply, element, 'bad_filter')) kept.push(element)
    return kept
  }
  return {
    ...over(host, 'map', 2, map, OF_CASES),
    ...over(host, 'filter', 2, filter, { notList: 'bad_generator' }),
    ...over(
      host,
      'foreach',
      2,
      async (apply, list) => {
        for (const element of list) await apply(element)
        return atom('ok')
      },
      OF_CASES,
    ),
    ...over(host, 'foldl', 3, fold, OF_CASES),
    ...over(host, 'foldr', 3, (apply, list, start) => fold(apply, list.toReversed(), start)),
    ...over(host, 'any', 2, find(true), OF_CASES),
    ...over(host, 'all', 2, find(false), OF_CASES),
  }
}

/** What the fun holds of the element; `otherwise` is raised for what is neither true nor false. */
export async function truth(apply: Apply, element: Term, otherwise = 'case_clause'): Promise<boolean> {
  const value = await apply(element)
  if (typeof value !== 'boolean') throw raised(otherwise, value)
  return value
}
