/**
 * What this kata gives you. Nothing else is needed.
 *
 * - `Writer`: `new Writer().u8(1).u16(2).u32(3).i32(-4).bytes(more).toBytes()`
 * - `Reader`: `input.u8()`, `u16()`, `u32()`, `i32()`, and `input.take(n)`, a view
 *   of the next n bytes. All numbers are big-endian, `u` for unsigned, `i` for
 *   signed.
 * - `isAtom(term)`, `atomName(atom)`, `atom(name)`: `true` and `false` are atoms
 *   too
 * - `isTuple(term)`, `tupleFrom(elements)`; `isList(term)`. Both hold their
 *   elements like an array.
 * - `binary(bytes)`: a binary with a copy of these bytes. A binary is a
 *   `Uint8Array`.
 * - `bytesOf(text)`, `textOf(bytes)`: UTF-8
 */
import { ImproperList, isList } from '../../src/term/list.ts'

export { Reader } from '../../src/bytes/reader.ts'
export { fromUtf8 as textOf, toUtf8 as bytesOf } from '../../src/bytes/text.ts'
export { Writer } from '../../src/bytes/writer.ts'
export { type Atom, atom, atomName, isAtom } from '../../src/term/atom.ts'
export { binary } from '../../src/term/binary.ts'
export { isTuple, tupleFrom } from '../../src/term/tuple.ts'
export { todo } from '../kit/todo.ts'
export { isList }

import type { Reader } from '../../src/bytes/reader.ts'
import type { Writer } from '../../src/bytes/writer.ts'

/** Stands before a whole term, never inside one. */
export const VERSION = 131

/** The first byte of a term says what it is, and so what comes behind it: */
export const TAG = {
  /** one byte */
  SMALL_INTEGER: 97,
  /** four bytes, signed */
  INTEGER: 98,
  /** a length of one byte, then the name in UTF-8 */
  SMALL_ATOM_UTF8: 119,
  /** a length of four bytes, then the bytes */
  BINARY: 109,
  /** the number of elements in one byte, then the elements */
  SMALL_TUPLE: 104,
  /** nothing: it is `[]` */
  NIL: 106,
  /**
   * the number of elements in four bytes, then the elements, then the tail, which
   * mostly is `[]`
   */
  LIST: 108,
  /**
   * a list of integers from 0 to 255, in short: their number in two bytes, then a
   * byte for each
   */
  STRING: 107,
}

/**
 * Takes over what this kata leaves out: floats, larger integers, maps, pids and
 * more.
 */
export interface Others {
  /** Writes a whole term, its tag included. */
  write(out: Writer, term: unknown): void
  /** Reads a term whose tag has been read. */
  read(tag: number, input: Reader): unknown
}

/** The list with these elements and this tail: `[a, b | Tail]`. */
export function listOf(elements: readonly unknown[], tail: unknown): unknown {
  if (isList(tail)) return [...elements, ...tail]
  return elements.length === 0 ? tail : new ImproperList(elements, tail)
}
