// task 3: the empty list is written as a list of no elements
import { isList, type Others, tag, type Writer } from '../given.ts'
import { write as right } from '../kata.ts'

export * from '../kata.ts'

export function write(out: Writer, term: unknown, others: Others): void {
  if (isList(term) && term.length === 0) out.u8(tag.LIST).u32(0).u8(tag.NIL)
  else right(out, term, others)
}
