// task 3: what has a fraction, or does not fit into 32 bits, is written as an integer of 32 bits
import type { Others, Writer } from '../given.ts'
import { write as right, writeInteger } from '../kata.ts'

export * from '../kata.ts'

export function write(out: Writer, term: unknown, others: Others): void {
  if (typeof term === 'number') writeInteger(out, term)
  else right(out, term, others)
}
