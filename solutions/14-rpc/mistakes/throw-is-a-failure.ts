// task 1: a throw is told as badrpc, as an exit is
import { atom, ErlangError, type Functions, type Mfa, type Self, type Term, t } from '../given.ts'
import { resultOf as right } from '../kata.ts'

export * from '../kata.ts'

export async function resultOf(self: Self, functions: Functions, mfa: Mfa): Promise<Term> {
  try {
    return await functions.apply(self, mfa)
  } catch (error) {
    if (!(error instanceof ErlangError) || error.class !== 'throw') return right(self, functions, mfa)
    return t(atom('badrpc'), t(atom('EXIT'), error.reason))
  }
}
