// task 2: a machine without a domain gives names that end in ".undefined"
import type { Machine, Refusal, Started } from '../given.ts'
import { fullName as right } from '../kata.ts'

export * from '../kata.ts'

export function fullName(
  flag: '-sname' | '-name' | undefined,
  given: string,
  machine: Machine,
): Started | Refusal {
  return right(flag, given, { ...machine, domain: `${machine.domain}` })
}
