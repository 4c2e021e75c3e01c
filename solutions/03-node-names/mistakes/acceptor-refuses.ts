// task 3: the node that is dialled checks the dialler's name, too
import type { Started } from '../given.ts'
import { mayDial } from '../kata.ts'

export * from '../kata.ts'

export function whoCanBegin(a: Started, b: Started): readonly string[] {
  const both = mayDial(a.form, b.full) === 'ok' && mayDial(b.form, a.full) === 'ok'
  return both ? [a.full, b.full] : []
}
