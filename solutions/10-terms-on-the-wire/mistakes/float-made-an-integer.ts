// task 3: 1.0 is made a number, and then it is taken for an integer
import type { Others, Writer } from '../given.ts'
import { write as right } from '../kata.ts'

export * from '../kata.ts'

export function write(out: Writer, term: unknown, others: Others): void {
  const number = typeof term === 'object' ? Number(term) : Number.NaN
  right(out, Number.isInteger(number) && !Array.isArray(term) ? number : term, others)
}
