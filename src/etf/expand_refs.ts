/**
 * A fun is kept byte by byte, and its bytes may refer to the atoms of the header that it came behind. Here they come to
 * stand on their own: each reference becomes the atom in full, and the sizes of funs within grow by that.
 * OTP: erl_ext_dist, NEW_FUN_EXT and ATOM_CACHE_REF.
 */
import type { Atom } from '../term/atom.ts'
import type { FunNote } from './atom_refs.ts'
import { atomBytes } from './encode_atom.ts'

/** ATOM_CACHE_REF and the place. */
const REF_BYTES = 2

/**
 * The `fun`, whose bytes begin at `from` in what was read, with its atoms in full. `notes` are in the order of their
 * places. Throws a `RangeError` when that adds more than `limit` bytes: two can stand for a thousand.
 */
export function expandRefs(
  fun: Uint8Array,
  from: number,
  notes: readonly FunNote[],
  atoms: readonly (Atom | boolean)[],
  limit: number,
): Uint8Array {
  const atomAt = ({ at }: FunNote): Uint8Array =>
    atomBytes(atoms[fun[at - from + 1] as number] as Atom | boolean)
  let growth = 0
  for (const note of notes) if (note.end === undefined) growth += atomAt(note).length - REF_BYTES
  if (growth > limit)
    throw new RangeError(`its atoms in full are ${growth} bytes more; at most ${limit} are taken`)
  const bytes = new Uint8Array(fun.length + growth)
  const view = new DataView(bytes.buffer)
  /** Funs that are begun: where their sizes stand now, and where they end in `fun`. */
  const open: { readonly sizeAt: number; readonly end: number }[] = []
  let read = 0
  let written = 0
  const copyTo = (to: number): void => {
    bytes.set(fun.subarray(read, to), written)
    written += to - read
    read = to
  }
  const closeUpTo = (at: number): void => {
    for (let last = open.at(-1); last !== undefined && last.end <= at; last = open.at(-1)) {
      copyTo(last.end)
      view.setUint32(last.sizeAt, written - last.sizeAt)
      open.pop()
    }
  }
  for (const note of notes) {
    closeUpTo(note.at - from)
    copyTo(note.at - from)
    if (note.end === undefined) {
      bytes.set(atomAt(note), written)
      written += atomAt(note).length
      read += REF_BYTES
    } else {
      open.push({ sizeAt: written, end: note.end - from })
    }
  }
  closeUpTo(fun.length)
  copyTo(fun.length)
  return bytes
}
