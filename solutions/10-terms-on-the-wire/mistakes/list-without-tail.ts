// task 3: a list ends after its last element
import { isAtom, isList, isTuple, type Others, TAG, VERSION, Writer } from '../given.ts'
import { writeAtom, writeBinary, writeInteger } from '../kata.ts'

export * from '../kata.ts'

export function write(out: Writer, term: unknown, others: Others): void {
  if (typeof term === 'number') writeInteger(out, term)
  else if (isAtom(term)) writeAtom(out, term)
  else if (term instanceof Uint8Array) writeBinary(out, term)
  else if (isTuple(term)) {
    out.u8(TAG.SMALL_TUPLE).u8(term.length)
    for (const element of term) write(out, element, others)
  } else if (isList(term)) {
    if (term.length === 0) out.u8(TAG.NIL)
    else out.u8(TAG.LIST).u32(term.length)
    for (const element of term) write(out, element, others)
  } else others.write(out, term)
}

export function encode(term: unknown, others: Others): Uint8Array {
  const out = new Writer().u8(VERSION)
  write(out, term, others)
  return out.toBytes()
}
