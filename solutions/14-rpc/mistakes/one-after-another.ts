// task 2: rex itself waits for the function, and everybody else behind it
import { any, atom, type Functions, match, type Self, type Term, t } from '../given.ts'
import { resultOf, serve as right } from '../kata.ts'

export * from '../kata.ts'

export async function serve(self: Self, functions: Functions, message: Term): Promise<void> {
  const [caller, request] = match(t(any.pid, t(atom('call'), any, any, any, any)), message) ?? []
  if (caller === undefined || request === undefined) return right(self, functions, message)
  const [, module, name, args] = request
  self.send(caller, t(atom('rex'), await resultOf(self, functions, [module, name, args])))
}
