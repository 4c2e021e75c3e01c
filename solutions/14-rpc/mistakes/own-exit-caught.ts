// task 5: self.exit stands inside the try, and its own catch takes it for the function's exit
import { atom, ErlangError, type Functions, type Mfa, type Self, type Term, t } from '../given.ts'

export * from '../kata.ts'

export async function executeCall(self: Self, functions: Functions, ref: Term, mfa: Mfa): Promise<never> {
  try {
    self.exit(t(ref, atom('return'), await functions.apply(self, mfa)))
  } catch (error) {
    const reason = error instanceof ErlangError ? error.reason : atom('unknown')
    self.exit(t(ref, atom('exit'), reason))
  }
}
