// task 3: every term in a term has a version of its own
import { isList, isTuple, type Others, TAG, VERSION, Writer } from '../given.ts'
import { write as right } from '../kata.ts'

export * from '../kata.ts'

export function encode(term: unknown, others: Others): Uint8Array {
  const out = new Writer().u8(VERSION)
  if (isTuple(term)) out.u8(TAG.SMALL_TUPLE).u8(term.length)
  else if (isList(term) && term.length > 0) out.u8(TAG.LIST).u32(term.length)
  else {
    right(out, term, others)
    return out.toBytes()
  }
  for (const element of term) out.bytes(encode(element, others))
  if (isList(term)) out.u8(TAG.NIL)
  return out.toBytes()
}
