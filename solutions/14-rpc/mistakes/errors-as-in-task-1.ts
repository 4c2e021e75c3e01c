// task 5: the value of rpc:call is put behind return, so that the caller cannot tell a failure from a result
import { atom, type Functions, type Mfa, type Self, type Term, t } from '../given.ts'
import { resultOf } from '../kata.ts'

export * from '../kata.ts'

export async function executeCall(self: Self, functions: Functions, ref: Term, mfa: Mfa): Promise<never> {
  return self.exit(t(ref, atom('return'), await resultOf(self, functions, mfa)))
}
