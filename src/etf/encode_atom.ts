/**
 * Atoms to bytes: in full, or behind a distribution header as a place in it.
 * OTP: erl_ext_dist, "UTF-8 Encoded Atoms".
 */
import { toUtf8 } from '../bytes/text.ts'
import type { Writer } from '../bytes/writer.ts'
import { type Atom, atomHash, atomName } from '../term/atom.ts'
import type { AtomPlaces } from './atom_refs.ts'
import { ATOM_CACHE_REF, ATOM_UTF8_EXT, SMALL_ATOM_UTF8_EXT } from './tags.ts'

/** The bytes of atoms, one a slot, the last that was said: a look at one place is all that most atoms take. */
const SLOTS = 2048
const said: ({ readonly atom: Atom | boolean; readonly bytes: Uint8Array } | undefined)[] = new Array(SLOTS)

export function encodeAtom(writer: Writer, value: Atom | boolean, places: AtomPlaces | undefined): void {
  const place = places === undefined ? -1 : places.placeOf(value)
  if (place >= 0) writer.u8(ATOM_CACHE_REF).u8(place)
  else writer.bytes(atomBytes(value))
}

/** The name of an atom in UTF-8. */
export function atomText(value: Atom | boolean): Uint8Array {
  const bytes = atomBytes(value)
  return bytes.subarray(bytes[0] === SMALL_ATOM_UTF8_EXT ? 2 : 3)
}

/** An atom in full, with its tag. */
export function atomBytes(value: Atom | boolean): Uint8Array {
  const slot = atomHash(value) & (SLOTS - 1)
  const known = said[slot]
  if (known !== undefined && known.atom === value) return known.bytes
  const name = toUtf8(atomName(value))
  const bytes =
    name.length < 256
      ? new Uint8Array([SMALL_ATOM_UTF8_EXT, name.length, ...name])
      : new Uint8Array([ATOM_UTF8_EXT, name.length >> 8, name.length & 0xff, ...name])
  said[slot] = { atom: value, bytes }
  return bytes
}
