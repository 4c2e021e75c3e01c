/**
 * More functions of `lists` that take a fun: those that divide a list, sort it, or carry something along.
 * OTP: stdlib's `lists`.
 */
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { isList } from '../term/list.ts'
import type { Term } from '../term/term.ts'
import { isTuple, t, tupleFrom } from '../term/tuple.ts'
import { type Apply, over, truth } from './list_functions.ts'
import { raised } from './raise.ts'
import type { ShellHost } from './shell_host.ts'

const pair = (a: Term, b: Term): Term => t(a, b) as unknown as Term

/** How many of the first elements the fun holds for. */
async function prefix(apply: Apply, list: readonly Term[]): Promise<number> {
  let length = 0
  while (length < list.length && (await truth(apply, list[length] as Term))) length++
  return length
}

/** Merge sort: of two that the fun puts in either order, the first stays first. */
async function sorted(apply: Apply, list: readonly Term[]): Promise<readonly Term[]> {
  if (list.length < 2) return list
  const half = list.length >> 1
  const [left, right] = [await sorted(apply, list.slice(0, half)), await sorted(apply, list.slice(half))]
  const merged: Term[] = []
  let [l, r] = [0, 0]
  while (l < left.length && r < right.length) {
    const first = await apply(left[l] as Term, right[r] as Term)
    merged.push((first === true ? left[l++] : right[r++]) as Term)
  }
  return [...merged, ...left.slice(l), ...right.slice(r)]
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

export function listWalks(host: Pick<ShellHost, 'apply'>): CallableModule {
  return {
    ...over(host, 'flatmap', 2, async (apply, list) => {
      const values: Term[] = []
      for (const element of list) {
        const several = await apply(element)
        if (!isList(several)) throw raised('badarg')
        values.push(...(several as readonly Term[]))
      }
      return values
    }),
    ...over(host, 'filtermap', 2, async (apply, list) => {
      const kept: Term[] = []
      for (const element of list) {
        const verdict = await apply(element)
        if (isTuple(verdict) && verdict.length === 2 && verdict[0] === true) kept.push(verdict[1] as Term)
        else if (typeof verdict !== 'boolean') throw raised('case_clause', verdict)
        else if (verdict) kept.push(element)
      }
      return kept
    }),
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
    ...over(host, 'sort', 2, sorted),
    ...over(host, 'mapfoldl', 3, async (apply, list, start) => pair(...(await carrying(apply, list, start)))),
    ...over(host, 'mapfoldr', 3, async (apply, list, start) => {
      const [values, carried] = await carrying(apply, list.toReversed(), start)
      return pair(values.toReversed(), carried)
    }),
    ...over(host, 'zipwith', 3, async (apply, list, others) => {
      if (!isList(others) || others.length !== list.length) throw raised('function_clause')
      const values: Term[] = []
      for (const [i, element] of list.entries()) values.push(await apply(others[i] as Term, element))
      return values
    }),
    ...over(host, 'keymap', 3, async (apply, list, position) => {
      const at = (position as number) - 1
      const values: Term[] = []
      for (const tuple of list) {
        if (!isTuple(tuple) || at < 0 || at >= tuple.length) throw raised('badarg')
        values.push(tupleFrom([...tuple].with(at, await apply(tuple[at] as Term))) as unknown as Term)
      }
      return values
    }),
  }
}
