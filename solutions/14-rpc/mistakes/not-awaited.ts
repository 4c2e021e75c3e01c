// task 1: the call is returned from the try without being awaited, so that its rejection passes the catch by
import { atom, ErlangError, type Functions, type Mfa, type Self, type Term, t } from '../given.ts'

export * from '../kata.ts'

export async function resultOf(self: Self, functions: Functions, mfa: Mfa): Promise<Term> {
  try {
    return functions.apply(self, mfa)
  } catch (error) {
    return error instanceof ErlangError ? error.reason : t(atom('badrpc'), atom('unknown'))
  }
}
