/**
 * More functions of `lists` that take a fun: those that divide a list, take several, or carry something along.
 * OTP: stdlib's `lists`.
 */
import type { Callable, CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { keyOf } from '../term/kind.ts'
import { isList } from '../term/list.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { isTuple, t, tupleFrom } from '../term/tuple.ts'
import { clause } from './arguments.ts'
import { type Apply, type FunHost, over, truth } from './list_functions.ts'
import { raised } from './raise.ts'
import { rows } from './zipping.ts'

const pair = (a: Term, b: Term): Term => t(a, b) as unknown as Term

/** How many of the first elements the fun holds for. */
async function prefix(apply: Apply, list: readonly Term[]): Promise<number> {
  let length = 0
  while (length < list.length && (await truth(apply, list[length] as Term))) length++
  return length
}

/** The values, and what was carried to the end. */
async function carrying(apply: Apply, list: readonly Term[], start: Term): Promise<[Term[], Term]> {
  const values: Term[] = []
  let carried = start
  for (const element of list) {
    const step = await apply(element, carried)
    if (!isTuple(step) || step.length !== 2) throw raised('badmatch', step)
    values.push(step[0] as Term)
    carried = step[1] as Term
  }
  return [values, carried]
}

/** The elements that the fun holds for, or what it has in place of each. */
async function filterMap(apply: Apply, list: readonly Term[]): Promise<Term[]> {
  const kept: Term[] = []
  for (const element of list) {
    const verdict = await apply(element)
    if (isTuple(verdict) && verdict.length === 2 && verdict[0] === true) kept.push(verdict[1] as Term)
    else if (typeof verdict !== 'boolean') throw raised('case_clause', verdict)
    else if (verdict) kept.push(element)
  }
  return kept
}

/** Each tuple with what the fun has in place of the element at `position`. */
async function keyMap(apply: Apply, list: readonly Term[], position: Term): Promise<Term[]> {
  const at = clause(any.small, position) - 1
  const values: Term[] = []
  for (const tuple of list) {
    if (!isTuple(tuple) || at < 0 || at >= tuple.length) throw raised('badarg')
    values.push(tupleFrom([...tuple].with(at, await apply(tuple[at] as Term))) as unknown as Term)
  }
  return values
}

/** The fun of each row of `count` lists; behind them stands how they end, or nothing. */
const zipWith =
  (host: FunHost, count: number): Callable =>
  async (self, fun, ...given) => {
    const values: Term[] = []
    for (const row of rows(given.slice(0, count), given[count]))
      values.push(await host.apply(self, fun as Term, row))
    return values
  }

export function listWalks(host: FunHost): CallableModule {
  return {
    ...over(host, 'flatmap', 2, async (apply, list) => {
      const values: Term[] = []
      for (const element of list) {
        const several = await apply(element)
        if (!isList(several)) throw raised('badarg')
        for (const one of several as readonly Term[]) values.push(one)
      }
      return values
    }),
    ...over(host, 'filtermap', 2, filterMap),
    ...over(host, 'zf', 2, filterMap),
    ...over(host, 'partition', 2, async (apply, list) => {
      const [held, others]: [Term[], Term[]] = [[], []]
      for (const element of list) ((await truth(apply, element)) ? held : others).push(element)
      return pair(held, others)
    }),
    ...over(host, 'takewhile', 2, async (apply, list) => list.slice(0, await prefix(apply, list))),
    ...over(host, 'dropwhile', 2, async (apply, list) => list.slice(await prefix(apply, list))),
    ...over(host, 'splitwith', 2, async (apply, list) => {
      const length = await prefix(apply, list)
      return pair(list.slice(0, length), list.slice(length))
    }),
    ...over(host, 'search', 2, async (apply, list) => {
      for (const element of list) if (await truth(apply, element)) return pair(atom('value'), element)
      return false
    }),
    ...over(host, 'mapfoldl', 3, async (apply, list, start) => pair(...(await carrying(apply, list, start)))),
    ...over(host, 'mapfoldr', 3, async (apply, list, start) => {
      const [values, carried] = await carrying(apply, list.toReversed(), start)
      return pair(values.toReversed(), carried)
    }),
    ...over(host, 'uniq', 2, async (apply, list) => {
      const first = new Map<string, Term>()
      for (const element of list) {
        const key = keyOf(await apply(element))
        if (!first.has(key)) first.set(key, element)
      }
      return [...first.values()]
    }),
    'zipwith/3': zipWith(host, 2),
    'zipwith/4': zipWith(host, 2),
    'zipwith3/4': zipWith(host, 3),
    'zipwith3/5': zipWith(host, 3),
    ...over(host, 'keymap', 3, keyMap, { takes: 'any' }),
  }
}
