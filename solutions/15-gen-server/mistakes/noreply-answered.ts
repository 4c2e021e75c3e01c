// task 4: a call is answered at once, even when the callback says noreply
import { any, atom, type Callbacks, match, type Self, type Term, t } from '../given.ts'
import { reply, serve as right } from '../kata.ts'

export * from '../kata.ts'

export function serve<S>(self: Self, callbacks: Callbacks<S>, message: Term, state: S): S {
  const [, from, request] = match(t(atom('$gen_call'), t(any.pid, any), any), message) ?? []
  if (from === undefined || request === undefined) return right(self, callbacks, message, state)
  const answered = callbacks.handleCall(request, from, state)
  reply(self, from, answered[0] === 'reply' ? (answered[1] as Term) : atom('ok'))
  return answered[0] === 'reply' ? answered[2] : answered[1]
}
