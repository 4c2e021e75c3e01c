// task 1: an error is told by its reason alone, without the stack trace
import { atom, ErlangError, type Functions, type Mfa, type Self, type Term, t } from '../given.ts'

export * from '../kata.ts'

export async function resultOf(self: Self, functions: Functions, mfa: Mfa): Promise<Term> {
  try {
    return await functions.apply(self, mfa)
  } catch (error) {
    if (!(error instanceof ErlangError)) throw error
    return error.class === 'throw' ? error.reason : t(atom('badrpc'), t(atom('EXIT'), error.reason))
  }
}
