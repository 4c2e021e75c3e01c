// task 4: what is neither a call nor a cast is dropped, and handleInfo is never called
import { any, atom, type Callbacks, match, type Self, type Term, t } from '../given.ts'
import { serve as right } from '../kata.ts'

export * from '../kata.ts'

export function serve<S>(self: Self, callbacks: Callbacks<S>, message: Term, state: S): S {
  const patterns = [t(atom('$gen_call'), t(any.pid, any), any), t(atom('$gen_cast'), any)]
  const isRequest = patterns.some((pattern) => match(pattern, message) !== undefined)
  return isRequest ? right(self, callbacks, message, state) : state
}
