// task 4: a server drops what looks like a late answer, and its handle_info never hears of it
import { any, type Callbacks, isImproper, isReference, match, type Self, type Term, t } from '../given.ts'
import { serve as right } from '../kata.ts'

export * from '../kata.ts'

export function serve<S>(self: Self, callbacks: Callbacks<S>, message: Term, state: S): S {
  const [tag] = match(t(any, any), message) ?? []
  if (tag !== undefined && (isReference(tag) || isImproper(tag))) return state
  return right(self, callbacks, message, state)
}
