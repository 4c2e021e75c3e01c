// task 4: handle_cast gets the whole message, '$gen_cast' included
import { any, atom, type Callbacks, match, type Self, type Term, t } from '../given.ts'
import { serve as right } from '../kata.ts'

export * from '../kata.ts'

export function serve<S>(self: Self, callbacks: Callbacks<S>, message: Term, state: S): S {
  if (match(t(atom('$gen_cast'), any), message) === undefined) return right(self, callbacks, message, state)
  return callbacks.handleCast(message, state)[1]
}
