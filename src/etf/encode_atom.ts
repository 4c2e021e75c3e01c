/**
 * Atoms to bytes: in full, or behind a distribution header as a place in it.
 * OTP: erl_ext_dist, "UTF-8 Encoded Atoms".
 */
import { toUtf8 } from '../bytes/text.ts'
import type { Writer } from '../bytes/writer.ts'
import { type Atom, atomName } from '../term/atom.ts'
import type { AtomPlaces } from './atom_refs.ts'
import { ATOM_CACHE_REF, ATOM_UTF8_EXT, SMALL_ATOM_UTF8_EXT } from './tags.ts'

/** Atoms never go away, so their bytes may as well stay. */
const atoms = new Map<Atom | boolean, Uint8Array>()

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
  let bytes = atoms.get(value)
  if (bytes === undefined) {
    const name = toUtf8(atomName(value))
    bytes =
      name.length < 256
        ? new Uint8Array([SMALL_ATOM_UTF8_EXT, name.length, ...name])
        : new Uint8Array([ATOM_UTF8_EXT, name.length >> 8, name.length & 0xff, ...name])
    atoms.set(value, bytes)
  }
  return bytes
}
