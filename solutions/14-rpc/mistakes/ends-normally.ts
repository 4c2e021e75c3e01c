// task 5: the outcome is returned, as from any function, and the process ends normally
import { atom, type Functions, type Mfa, type Self, type Term, t } from '../given.ts'

export * from '../kata.ts'

export async function executeCall(self: Self, functions: Functions, ref: Term, mfa: Mfa): Promise<never> {
  return t(ref, atom('return'), await functions.apply(self, mfa)) as never
}
