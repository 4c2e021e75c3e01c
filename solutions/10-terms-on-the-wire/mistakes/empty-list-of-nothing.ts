// task 3: the empty list is written as a list of no elements
import { isList, type Others, TAG, type Writer } from '../given.ts'
import { write as right } from '../kata.ts'

export * from '../kata.ts'

export function write(out: Writer, term: unknown, others: Others): void {
  if (isList(term) && term.length === 0) out.u8(TAG.LIST).u32(0).u8(TAG.NIL)
  else right(out, term, others)
}
