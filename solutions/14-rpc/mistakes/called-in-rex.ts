// task 2: nobody waits, but the function runs in rex itself
import { any, atom, type Functions, match, type Self, type Term, t } from '../given.ts'
import { resultOf, serve as right } from '../kata.ts'

export * from '../kata.ts'

const CALL = t(any.pid, t(atom('call'), any, any, any, any))

export function serve(self: Self, functions: Functions, message: Term): Promise<void> | void {
  const [caller, call] = match(CALL, message) ?? []
  if (caller === undefined || call === undefined) return right(self, functions, message)
  const [, module, name, args] = call
  void resultOf(self, functions, [module, name, args]).then((value) => {
    self.send(caller, t(atom('rex'), value))
  })
}
