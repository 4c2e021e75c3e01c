/**
 * Kata 10: terms on the wire. The external term format: what `term_to_binary` gives
 * and `binary_to_term` takes, and what nodes say to each other. `given.ts` has a
 * table of its tags.
 */
import { type Atom, type Others, type Reader, todo, type Writer } from './given.ts'

/**
 * Task 1. An integer from -2147483648 to 2147483647, its tag first, as short as it
 * can be.
 */
export function writeInteger(out: Writer, value: number): void {
  todo(1)
}

/** Task 2. An atom, its tag first. Its name has at most 255 bytes. */
export function writeAtom(out: Writer, value: Atom | boolean): void {
  todo(2)
}

/** Task 2. A binary, its tag first. */
export function writeBinary(out: Writer, bytes: Uint8Array): void {
  todo(2)
}

/**
 * Task 3. Any term: integers, atoms and binaries as above, tuples of up to 255
 * elements, lists. All else is for `others`: what has a fraction, larger integers
 * and tuples, and whatever you do not know, such as `1.0`, which is an object of
 * its own. LIST_EXT will do for every list; what STRING_EXT is good for comes in
 * task 5.
 */
export function write(out: Writer, term: unknown, others: Others): void {
  todo(3)
}

/** Task 3. `term_to_binary(Term)`. */
export function encode(term: unknown, others: Others): Uint8Array {
  return todo(3)
}

/**
 * Task 4. A term whose tag has been read: SMALL_INTEGER, INTEGER, SMALL_ATOM_UTF8
 * or BINARY.
 */
export function readLeaf(tag: number, input: Reader): unknown {
  return todo(4)
}

/**
 * Task 5. The next term, from its tag on, and no byte more. Tags that the table
 * does not have are for `others`.
 */
export function read(input: Reader, others: Others): unknown {
  return todo(5)
}

/**
 * Task 5. `binary_to_term(Bytes)`. Throws an error, whatever its text, when the
 * version is another.
 */
export function decode(bytes: Uint8Array, others: Others): unknown {
  return todo(5)
}
