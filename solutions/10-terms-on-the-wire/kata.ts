/**
 * Kata 10, solved.
 */
import {
  type Atom,
  atom,
  atomName,
  binary,
  bytesOf,
  isAtom,
  isList,
  isTuple,
  listOf,
  type Others,
  Reader,
  TAG,
  textOf,
  tupleFrom,
  VERSION,
  Writer,
} from './given.ts'

export function writeInteger(out: Writer, value: number): void {
  if (value >= 0 && value <= 255) out.u8(TAG.SMALL_INTEGER).u8(value)
  else out.u8(TAG.INTEGER).i32(value)
}

export function writeAtom(out: Writer, value: Atom | boolean): void {
  const name = bytesOf(atomName(value))
  out.u8(TAG.SMALL_ATOM_UTF8).u8(name.length).bytes(name)
}

export function writeBinary(out: Writer, bytes: Uint8Array): void {
  out.u8(TAG.BINARY).u32(bytes.length).bytes(bytes)
}

export function write(out: Writer, term: unknown, others: Others): void {
  if (isSmallInteger(term)) writeInteger(out, term)
  else if (isAtom(term)) writeAtom(out, term)
  else if (term instanceof Uint8Array) writeBinary(out, term)
  else if (isTuple(term) && term.length < 256) {
    out.u8(TAG.SMALL_TUPLE).u8(term.length)
    for (const element of term) write(out, element, others)
  } else if (isList(term)) {
    if (term.length > 0) out.u8(TAG.LIST).u32(term.length)
    for (const element of term) write(out, element, others)
    out.u8(TAG.NIL)
  } else others.write(out, term)
}

const isSmallInteger = (term: unknown): term is number =>
  typeof term === 'number' &&
  Number.isInteger(term) &&
  term >= -(2 ** 31) &&
  term < 2 ** 31

export function encode(term: unknown, others: Others): Uint8Array {
  const out = new Writer().u8(VERSION)
  write(out, term, others)
  return out.toBytes()
}

export function readLeaf(tag: number, input: Reader): unknown {
  switch (tag) {
    case TAG.SMALL_INTEGER:
      return input.u8()
    case TAG.INTEGER:
      return input.i32()
    case TAG.SMALL_ATOM_UTF8:
      return atom(textOf(input.take(input.u8())))
    case TAG.BINARY:
      return binary(input.take(input.u32()))
  }
  throw new Error(`no simple term has the tag ${tag}`)
}

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
  while (terms.length < count) terms.push(read(input, others))
  return terms
}

export function decode(bytes: Uint8Array, others: Others): unknown {
  const input = new Reader(bytes)
  if (input.u8() !== VERSION) throw new Error('an encoded term begins with 131')
  return read(input, others)
}
