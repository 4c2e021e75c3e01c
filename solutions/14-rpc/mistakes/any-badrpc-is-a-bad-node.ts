// task 4: a node whose function failed is listed as bad, and its result is lost
import { type Atom, any, atom, type Mfa, match, type Self, type Term, t } from '../given.ts'
import { call } from '../kata.ts'

export * from '../kata.ts'

export async function multicall(
  self: Self,
  nodes: readonly Atom[],
  mfa: Mfa,
  timeout: number,
): Promise<Term> {
  const values = await Promise.all(nodes.map((node) => call(self, node, mfa, timeout)))
  const isBad = (value: Term | undefined): boolean => match(t(atom('badrpc'), any), value) !== undefined
  return t(
    values.filter((value) => !isBad(value)),
    nodes.filter((_, i) => isBad(values[i])),
  )
}
