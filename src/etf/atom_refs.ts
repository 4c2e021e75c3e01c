/**
 * Atoms that stand in a distribution header, so that the terms behind it name each by its place there: ATOM_CACHE_REF
 * and one byte. Who keeps the caches is the channel's affair; terms only know the places.
 * OTP: erl_ext_dist, "Distribution Header" and ATOM_CACHE_REF.
 */
import type { Atom } from '../term/atom.ts'
import type { LocalIdentity } from '../term/identifier.ts'

/** The places that the atoms of one outgoing message have. */
export interface AtomPlaces {
  /** The place of `atom` in the header, from 0 to 254; -1 where it is to be written in full. */
  placeOf(atom: Atom | boolean): number
}

/** What is needed to read a term and does not stand in its bytes. */
export interface DecodeContext {
  /** The runtime that reads: pids, ports and references of this node and life become its own. */
  readonly home?: LocalIdentity
  /** The atoms of the distribution header before the term, where there is one. */
  readonly atoms?: readonly (Atom | boolean)[]
  /**
   * The bytes have memory of their own, which nobody else has or changes: a binary that is most of it stays where it is,
   * and is not copied out.
   */
  readonly ownsBytes?: boolean
  /** No atom is made that does not exist yet: OTP's `safe`. */
  readonly onlyKnownAtoms?: boolean
  /** While a fun is read over: what `expandRefs` has to change in its bytes. */
  readonly notes?: FunNote[]
}

/** A place in the bytes of a fun that means something only behind their header. */
export interface FunNote {
  /** Where it stands in the input: an ATOM_CACHE_REF; or with `end` the size of a fun within, which ends there. */
  readonly at: number
  readonly end?: number
}
