// task 2: whatever comes is taken for a request, so that rex dies of the first message that is none
import { any, atom, type Functions, match, type Pid, type Self, type Term, t } from '../given.ts'
import { resultOf, serve as right } from '../kata.ts'

export * from '../kata.ts'

export function serve(self: Self, functions: Functions, message: Term): void {
  if (match(t(atom('$gen_cast'), any), message) !== undefined) {
    right(self, functions, message)
    return
  }
  const [caller, [, module, name, args]] = message as unknown as [Pid, [Term, Term, Term, Term]]
  self.spawn(async (own) =>
    own.send(caller, t(atom('rex'), await resultOf(own, functions, [module, name, args]))),
  )
}
