// task 5: the elements of a list come out in the order of Erlang’s cons cells, last first
import { listOf, type Others, Reader, TAG, tupleFrom, VERSION } from '../given.ts'
import { readLeaf } from '../kata.ts'

export * from '../kata.ts'

export function read(input: Reader, others: Others): unknown {
  const first = input.u8()
  switch (first) {
    case TAG.SMALL_INTEGER:
    case TAG.INTEGER:
    case TAG.SMALL_ATOM_UTF8:
    case TAG.BINARY:
      return readLeaf(first, input)
    case TAG.SMALL_TUPLE:
      return tupleFrom(readMany(input.u8(), input, others))
    case TAG.NIL:
      return []
    case TAG.LIST:
      return listOf(readMany(input.u32(), input, others), read(input, others))
    case TAG.STRING:
      return Array.from(input.take(input.u16()))
    default:
      return others.read(first, input)
  }
}

function readMany(count: number, input: Reader, others: Others): unknown[] {
  const terms: unknown[] = []
  while (terms.length < count) terms.unshift(read(input, others))
  return terms
}

export function decode(bytes: Uint8Array, others: Others): unknown {
  const input = new Reader(bytes)
  if (input.u8() !== VERSION) throw new Error('an encoded term begins with 131')
  return read(input, others)
}
