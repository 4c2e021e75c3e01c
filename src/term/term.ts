/**
 * What an Erlang term is here: one JavaScript form each, the same whether it was sent from next door or from another
 * node. `TermInput` is what may also be handed in; it is brought into the one form when it is sent.
 */
import type { Atom } from './atom.ts'
import type { Binary, BitString } from './binary.ts'
import type { Float } from './float.ts'
import type { Export, Fun } from './fun.ts'
import type { Pid, Port, Reference } from './identifier.ts'
import { KIND } from './kind.ts'
import type { ImproperList } from './list.ts'
import type { ErlMap } from './map.ts'

/** A term that holds no others. */
export type Leaf =
  | boolean
  | number
  | bigint
  | Float
  | Atom
  | Binary
  | BitString
  | Pid
  | Port
  | Reference
  | Fun
  | Export

/** A tuple whose elements are terms. */
export interface TermTuple extends ReadonlyArray<Term> {
  readonly [KIND]: 'tuple'
}

/** Any Erlang term, in the one form in which it is received. */
export type Term = Leaf | readonly Term[] | TermTuple | ImproperList<Term, Term> | ErlMap<Term, Term>

/** Also taken when sending: text for a binary, any `Uint8Array`, a `Map`, a plain object whose keys become atoms. */
export type TermInput =
  | Leaf
  | string
  | Uint8Array
  | readonly TermInput[]
  | ImproperList<TermInput, TermInput>
  | ErlMap<TermInput, TermInput>
  | ReadonlyMap<TermInput, TermInput>
  | { readonly [key: string]: TermInput }
