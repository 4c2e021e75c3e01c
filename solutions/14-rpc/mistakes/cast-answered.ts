// task 2: a cast is answered, to the only pid in it, which is the group leader
import { any, atom, type Functions, match, type Self, type Term, t } from '../given.ts'
import { serve as right } from '../kata.ts'

export * from '../kata.ts'

export function serve(self: Self, functions: Functions, message: Term): void {
  const [, cast] = match(t(atom('$gen_cast'), t(atom('cast'), any, any, any, any.pid)), message) ?? []
  if (cast === undefined) {
    right(self, functions, message)
    return
  }
  const [, module, name, args, leader] = cast
  right(self, functions, t(leader, t(atom('call'), module, name, args, atom('user'))))
}
