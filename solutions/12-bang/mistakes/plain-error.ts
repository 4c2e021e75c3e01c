// task 1: an Error is thrown that is no badarg
import { type Atom, BadArg, type Destination, type Pid, type Registered } from '../given.ts'
import { resolve as right } from '../kata.ts'

export * from '../kata.ts'

export function resolve(to: Destination, here: Atom): Pid | Registered {
  try {
    return right(to, here)
  } catch (error) {
    throw error instanceof BadArg ? new Error('badarg') : error
  }
}
