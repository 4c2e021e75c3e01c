/**
 * What this kata gives you. Nothing else is needed.
 *
 * - `Writer`: `out.u8(1).u16(2).u32(3)`; `Reader`: `input.u8()`, `u16()`, `u32()`.
 *   All numbers are big-endian, unsigned.
 */
import type { Reader } from '../../src/bytes/reader.ts'
import type { Writer } from '../../src/bytes/writer.ts'

export { todo } from '../kit/todo.ts'
export type { Reader, Writer }

/**
 * A process of some node. Y and Z of `<X.Y.Z>` are the first two numbers; all three
 * have 32 bits, without sign.
 */
export interface Pid {
  /** The name of its node: `a@h1`. */
  readonly node: string
  /** Y: counts the processes of that node. */
  readonly id: number
  /** Z: counts how often Y has begun again from the start. */
  readonly serial: number
  /** Which life of that node: EPMD gives it another one each time it starts. */
  readonly creation: number
}

/** What `make_ref()` gives: unique in the cluster, as a pid is. */
export interface Reference {
  readonly node: string
  readonly creation: number
  /** One to five numbers of 32 bits. */
  readonly words: readonly number[]
}

/** The first byte of a pid, and of a reference, on the wire. */
export const NEW_PID_EXT = 88
export const NEWER_REFERENCE_EXT = 90

/** Writes and reads an atom, its tag (119) included: you wrote that in kata 10. */
export interface Atoms {
  write(out: Writer, name: string): void
  read(input: Reader): string
}
