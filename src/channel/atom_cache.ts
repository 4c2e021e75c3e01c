/**
 * Atom caches, and the distribution header that keeps them alike on both sides.
 *
 * A connection repeats few atoms, so each side remembers 2048 of those that the other sent, in 8 segments of 256. The
 * header before a message lists the atoms that its terms name: one already in the cache by its slot, a new one with its
 * text, which then takes that slot. The terms say ATOM_CACHE_REF and the atom's place in that list.
 * OTP: erl_ext_dist, "Distribution Header".
 */
import type { Reader } from '../bytes/reader.ts'
import type { Writer } from '../bytes/writer.ts'
import type { AtomPlaces } from '../etf/atom_refs.ts'
import { decodeAtom } from '../etf/decode_atom.ts'
import { atomText } from '../etf/encode_atom.ts'
import { ATOM_UTF8_EXT, SMALL_ATOM_UTF8_EXT } from '../etf/tags.ts'
import { type Atom, atomHash } from '../term/atom.ts'
import { ControlError } from './control.ts'

/** `true` and `false` are atoms too. */
export type AnyAtom = Atom | boolean

/** 8 segments of 256. */
const SLOTS = 2048

/** The list's length is one byte, and the terms refer to places below 255. */
export const MAX_PLACES = 255

/** In an atom's half byte of flags: it is new, and its text follows. The other three bits are the segment. */
const NEW_ENTRY = 8
/** In the half byte after the last atom's: lengths take two bytes in this header. */
const LONG_ATOMS = 1

export const NO_ATOMS: readonly AnyAtom[] = []

/** Half a byte of flags for each atom and one for all, an even one in the low half. */
const flagBytes = (count: number): number => (count >> 1) + 1

// #region incoming
/** What the peer has told this side to remember. */
export class IncomingAtoms {
  readonly #cache: (AnyAtom | undefined)[] = new Array(SLOTS)

  /** Reads a header from its count of atoms on, and returns the atoms in their order. */
  readHeader(reader: Reader): readonly AnyAtom[] {
    const count = reader.u8()
    if (count === 0) return NO_ATOMS
    const { bytes } = reader
    const flags = reader.advance(flagBytes(count))
    const flagsOf = (place: number): number =>
      ((bytes[flags + (place >> 1)] as number) >> (4 * (place & 1))) & 15
    const areLong = (flagsOf(count) & LONG_ATOMS) !== 0
    const tag = areLong ? ATOM_UTF8_EXT : SMALL_ATOM_UTF8_EXT
    const atoms = new Array<AnyAtom>(count)
    for (let place = 0; place < count; place++) {
      const flag = flagsOf(place)
      const slot = ((flag & 7) << 8) | reader.u8()
      // Length and text stand as in an atom term, whose tag the flag tells.
      const isNew = (flag & NEW_ENTRY) !== 0
      if (isNew) this.#cache[slot] = decodeAtom(reader, tag, reader.offset)
      const known = this.#cache[slot]
      if (known === undefined) throw new ControlError(`slot ${slot} of the atom cache was never filled`)
      atoms[place] = known
    }
    return atoms
  }
}
// #endregion

/** The atoms of one message under way, each with its place. Used again for the next after `clear`. */
export class MessageAtoms implements AtomPlaces {
  #atoms: AnyAtom[] = []
  /** For each slot the place of the atom that has it in this message. */
  readonly #placeOfSlot = new Int16Array(SLOTS).fill(-1)

  placeOf(atom: AnyAtom): number {
    const slot = slotOf(atom)
    const place = this.#placeOfSlot[slot] as number
    // The slot belongs to the first who comes; another that would have it is written in full.
    if (place >= 0) return this.#atoms[place] === atom ? place : -1
    const next = this.#atoms.length
    if (next === MAX_PLACES) return -1
    this.#atoms.push(atom)
    this.#placeOfSlot[slot] = next
    return next
  }

  /** In the order of their places; they stay as they are when this is cleared. */
  get atoms(): readonly AnyAtom[] {
    return this.#atoms
  }

  clear(): void {
    for (const atom of this.#atoms) this.#placeOfSlot[slotOf(atom)] = -1
    this.#atoms = []
  }
}

/** Headers that are kept, a power of two. */
const HEADERS = 64

/** What this side has told the peer to remember. */
export class OutgoingAtoms {
  readonly #cache: (AnyAtom | undefined)[] = new Array(SLOTS)
  /** Headers that told nothing new, each at the place of its atoms: the same few come again and again. */
  readonly #headers: ({ readonly atoms: readonly AnyAtom[]; readonly bytes: Uint8Array } | undefined)[] =
    new Array(HEADERS)

  /**
   * Writes the header of a message with these `atoms`, from their count on. From then on the peer has them, so headers
   * must be written in the order in which they leave.
   */
  writeHeader(writer: Writer, atoms: readonly AnyAtom[]): void {
    const place = headerPlace(atoms)
    const kept = this.#headers[place]
    if (kept !== undefined && areSame(kept.atoms, atoms)) {
      writer.bytes(kept.bytes)
    } else if (atoms.every(this.#isKnown)) {
      const start = writer.length
      this.#write(writer, atoms)
      this.#headers[place] = { atoms, bytes: writer.written(start).slice() }
    } else {
      this.#headers.fill(undefined) // what is new may take the slot of another
      this.#write(writer, atoms)
    }
  }

  #write(writer: Writer, atoms: readonly AnyAtom[]): void {
    const count = atoms.length
    writer.u8(count)
    if (count === 0) return
    const long = atoms.some(this.#isNewAndLong)
    for (let place = 0; place <= count; place += 2) {
      writer.u8(this.#flagsOf(atoms, place, long) | (this.#flagsOf(atoms, place + 1, long) << 4))
    }
    for (const atom of atoms) {
      const slot = slotOf(atom)
      writer.u8(slot & 255)
      if (this.#cache[slot] === atom) continue
      this.#cache[slot] = atom
      const text = atomText(atom)
      if (long) writer.u16(text.length)
      else writer.u8(text.length)
      writer.bytes(text)
    }
  }

  readonly #isKnown = (atom: AnyAtom): boolean => this.#cache[slotOf(atom)] === atom

  readonly #isNewAndLong = (atom: AnyAtom): boolean => !this.#isKnown(atom) && atomText(atom).length > 255

  #flagsOf(atoms: readonly AnyAtom[], place: number, long: boolean): number {
    const atom = atoms[place]
    if (atom === undefined) return place === atoms.length && long ? LONG_ATOMS : 0
    const slot = slotOf(atom)
    return (this.#cache[slot] === atom ? 0 : NEW_ENTRY) | (slot >> 8)
  }
}

function headerPlace(atoms: readonly AnyAtom[]): number {
  let hash = 0
  for (const atom of atoms) hash = Math.imul(hash, 31) + slotOf(atom)
  return hash & (HEADERS - 1)
}

function areSame(atoms: readonly AnyAtom[], others: readonly AnyAtom[]): boolean {
  const { length } = atoms
  if (length !== others.length) return false
  for (let i = 0; i < length; i++) if (atoms[i] !== others[i]) return false
  return true
}

/** Where an atom stands in the cache of everyone we send to. Two may want one slot. */
export const slotOf = (atom: AnyAtom): number => atomHash(atom) & (SLOTS - 1)
