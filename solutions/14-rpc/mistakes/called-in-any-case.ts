// task 2: a function is called for every message, whether the message names one or not
import { any, atom, type Functions, match, type Self, type Term, t } from '../given.ts'
import { resultOf } from '../kata.ts'

export * from '../kata.ts'

export function serve(self: Self, functions: Functions, message: Term): void {
  const [caller, call] = match(t(any.pid, t(atom('call'), any, any, any, any)), message) ?? []
  const [, cast] = match(t(atom('$gen_cast'), t(atom('cast'), any, any, any, any)), message) ?? []
  const [, module = [], name = [], args = []] = call ?? cast ?? []
  self.spawn(async (own) => {
    const value = await resultOf(own, functions, [module, name, args])
    if (caller !== undefined) own.send(caller, t(atom('rex'), value))
  })
}
