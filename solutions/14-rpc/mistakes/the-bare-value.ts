// task 2: the value is sent without {rex, …} around it
import { any, atom, type Functions, match, type Self, type Term, t } from '../given.ts'
import { resultOf, serve as right } from '../kata.ts'

export * from '../kata.ts'

export function serve(self: Self, functions: Functions, message: Term): void {
  const [caller, request] = match(t(any.pid, t(atom('call'), any, any, any, any)), message) ?? []
  if (caller === undefined || request === undefined) {
    right(self, functions, message)
    return
  }
  const [, module, name, args] = request
  self.spawn(async (own) => own.send(caller, await resultOf(own, functions, [module, name, args])))
}
