// task 1: the list of arguments is taken for the one argument, and wrapped
import type { Functions, Mfa, Self, Term } from '../given.ts'
import { resultOf as right } from '../kata.ts'

export * from '../kata.ts'

export function resultOf(self: Self, functions: Functions, [module, name, args]: Mfa): Promise<Term> {
  const wrapped = Array.isArray(args) && Array.isArray(args[0]) ? [args] : args
  return right(self, functions, [module, name, wrapped])
}
