// task 2: the value of a cast is sent to rex, for want of a caller
import { any, atom, type Functions, match, type Self, type Term, t } from '../given.ts'
import { serve as right } from '../kata.ts'

export * from '../kata.ts'

export function serve(self: Self, functions: Functions, message: Term): void {
  const [, cast] = match(t(atom('$gen_cast'), t(atom('cast'), any, any, any, any)), message) ?? []
  if (cast === undefined) {
    right(self, functions, message)
    return
  }
  const [, module, name, args, leader] = cast
  right(self, functions, t(self.pid, t(atom('call'), module, name, args, leader)))
}
