// task 2: a dot anywhere in the name makes it a long one
import { errors, type Machine, type Refusal, type Started } from '../given.ts'
import { fullName as right } from '../kata.ts'

export * from '../kata.ts'

export function fullName(
  flag: '-sname' | '-name' | undefined,
  given: string,
  machine: Machine,
): Started | Refusal {
  if (flag === '-sname' && given.includes('.')) return { error: errors.short }
  return right(flag, given, machine)
}
