// task 3: a value that tells of a failure is wrapped into badrpc once more
import { type Atom, any, atom, equals, type Mfa, match, type Self, type Term, t } from '../given.ts'
import { call as right } from '../kata.ts'

export * from '../kata.ts'

export async function call(self: Self, node: Atom, mfa: Mfa, timeout: number): Promise<Term> {
  const value = await right(self, node, mfa, timeout)
  const [, reason] = match(t(atom('badrpc'), any), value) ?? []
  const isOurs = equals(reason, atom('timeout')) || equals(reason, atom('nodedown'))
  return reason === undefined || isOurs ? value : t(atom('badrpc'), value)
}
