// task 2: -sname takes an address, since it is no domain name
import type { Machine, Refusal, Started } from '../given.ts'
import { fullName as right } from '../kata.ts'

export * from '../kata.ts'

export function fullName(
  flag: '-sname' | '-name' | undefined,
  given: string,
  machine: Machine,
): Started | Refusal {
  if (flag === '-sname' && /@[\d.]+$/.test(given)) return { full: given, form: 'short' }
  return right(flag, given, machine)
}
