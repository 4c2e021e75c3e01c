// task 2: the form is read off the name, so that -name a@h1 gives a short node
import type { Machine, Refusal, Started } from '../given.ts'
import { fullName as right } from '../kata.ts'

export * from '../kata.ts'

export function fullName(
  flag: '-sname' | '-name' | undefined,
  given: string,
  machine: Machine,
): Started | Refusal {
  const own = right(flag, given, machine)
  if ('error' in own || own.form === 'none') return own
  return { full: own.full, form: own.full.includes('.') ? 'long' : 'short' }
}
