/**
 * Atoms from bytes. A message names few atoms and names them again and again, so the short ones of plain ASCII, where
 * latin1 and UTF-8 are one, are found by their bytes before any text is made.
 * OTP: erl_ext_dist, "UTF-8 Encoded Atoms".
 */
import type { Reader } from '../bytes/reader.ts'
import { fromLatin1, fromUtf8 } from '../bytes/text.ts'
import { type Atom, AtomLimit, atomFromPeer, existingAtom } from '../term/atom.ts'
import type { DecodeContext } from './atom_refs.ts'
import { EtfError } from './etf_error.ts'
import { ATOM_CACHE_REF, ATOM_EXT, ATOM_UTF8_EXT, SMALL_ATOM_EXT, SMALL_ATOM_UTF8_EXT } from './tags.ts'

/** An atom with its tag, where nothing else may stand: in a pid, or as the module of a fun. */
export function decodeAtomHere(reader: Reader, context: DecodeContext): Atom | boolean {
  const offset = reader.offset
  const tag = reader.u8()
  switch (tag) {
    case ATOM_CACHE_REF:
      return decodeAtomRef(reader, tag, offset, context)
    case ATOM_EXT:
    case SMALL_ATOM_EXT:
    case ATOM_UTF8_EXT:
    case SMALL_ATOM_UTF8_EXT:
      return decodeAtom(reader, tag, offset, context.onlyKnownAtoms)
  }
  throw new EtfError('an atom should stand here', tag, offset)
}

/** The atom that the distribution header has at the place which follows. */
export function decodeAtomRef(
  reader: Reader,
  tag: number,
  offset: number,
  { atoms, notes }: DecodeContext,
): Atom | boolean {
  if (atoms === undefined)
    throw new EtfError('it refers to the atoms of a distribution header, and there is none', tag, offset)
  const place = reader.u8()
  const known = atoms[place]
  if (known === undefined)
    throw new EtfError(`it refers to atom ${place} of a header that has ${atoms.length}`, tag, offset)
  notes?.push({ at: offset })
  return known
}

/** The atom whose `tag` at `offset` has been read; with `onlyKnown` none is made that does not exist. */
export function decodeAtom(reader: Reader, tag: number, offset: number, onlyKnown = false): Atom | boolean {
  const small = tag === SMALL_ATOM_UTF8_EXT || tag === SMALL_ATOM_EXT
  const size = small ? reader.u8() : reader.u16()
  const from = reader.advance(size)
  const slot = slotOf(reader.bytes, from, size)
  const known = slot === NO_SLOT ? undefined : cache[slot]
  if (known !== undefined && sameBytes(known.bytes, reader.bytes, from, size)) return known.atom
  const bytes = reader.bytes.subarray(from, from + size)
  const latin1 = tag === ATOM_EXT || tag === SMALL_ATOM_EXT
  const fresh = atomOf(bytes, latin1, tag, offset, onlyKnown)
  if (slot !== NO_SLOT) cache[slot] = { bytes: new Uint8Array(bytes), atom: fresh }
  return fresh
}

function atomOf(
  bytes: Uint8Array,
  latin1: boolean,
  tag: number,
  offset: number,
  onlyKnown: boolean,
): Atom | boolean {
  try {
    const name = latin1 ? fromLatin1(bytes) : fromUtf8(bytes)
    const atom = onlyKnown ? existingAtom(name) : atomFromPeer(name)
    if (atom !== undefined) return atom
  } catch (cause) {
    const what = cause instanceof AtomLimit ? cause.message : 'the name is not valid UTF-8'
    throw new EtfError(what, tag, offset, { cause })
  }
  throw new EtfError('there is no such atom here, and none is to be made', tag, offset)
}

/** One atom a slot, the last that came: bounded without bookkeeping. */
const SLOTS = 1024
const LONGEST = 32
const NO_SLOT = -1
const cache: ({ readonly bytes: Uint8Array; readonly atom: Atom | boolean } | undefined)[] = new Array(SLOTS)

/** The place of these bytes in the cache; none if they are many, or not all ASCII. The hash is FNV-1a. */
function slotOf(bytes: Uint8Array, from: number, size: number): number {
  if (size > LONGEST) return NO_SLOT
  let hash = 0x811c9dc5
  let seen = 0
  for (let i = from; i < from + size; i++) {
    const byte = bytes[i] as number
    seen |= byte
    hash = Math.imul(hash ^ byte, 0x01000193)
  }
  return seen < 0x80 ? (hash ^ (hash >>> 16)) & (SLOTS - 1) : NO_SLOT
}

function sameBytes(known: Uint8Array, bytes: Uint8Array, from: number, size: number): boolean {
  if (known.length !== size) return false
  for (let i = 0; i < size; i++) {
    if (known[i] !== bytes[from + i]) return false
  }
  return true
}
