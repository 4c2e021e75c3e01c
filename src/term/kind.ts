/**
 * How terms are told apart: a brand on each class, and a text key by value.
 *
 * Brands are registered symbols, not `instanceof`, so that terms made by two copies of this package can meet.
 * Everything else in this folder stands on this file; it knows no class.
 */

export const KIND = Symbol.for('pangpong.kind')
export const KEY = Symbol.for('pangpong.key')
export const PARTS = Symbol.for('pangpong.parts')

export type Kind =
  | 'atom'
  | 'float'
  | 'binary'
  | 'bitstring'
  | 'tuple'
  | 'improper'
  | 'map'
  | 'pid'
  | 'port'
  | 'reference'
  | 'fun'
  | 'export'
  | 'pattern'

/** A value with a brand: every term that is not a plain boolean, number, bigint or array. */
export interface Branded<K extends Kind = Kind> {
  readonly [KIND]: K
}

/** A term without parts, which can say what it is worth as a map key. */
export interface Keyed {
  readonly [KEY]: string
}

/** A term that has parts: it puts them on `waiting`, the last one first, and says how its key begins. */
export interface Composite {
  [PARTS](waiting: unknown[]): string
}

/** The brand of `value`, or `undefined` for a plain one. */
export function kindOf(value: unknown): Kind | undefined {
  return typeof value === 'object' && value !== null ? (value as Partial<Branded>)[KIND] : undefined
}

/**
 * A text that two terms share exactly when they are equal by `=:=`: the key of maps, and the ground of `equals`.
 * `1` and `1.0` differ, and so do the atom `a` and the binary `<<"a">>`. Each kind has its own first letter.
 */
export function keyOf(term: unknown): string {
  return keyOfLeaf(term) ?? keyOfParts(term as object)
}

/** `undefined` for what has parts. */
function keyOfLeaf(term: unknown): string | undefined {
  switch (typeof term) {
    case 'number':
      return Number.isInteger(term) ? `i${term}` : `f${term}`
    case 'bigint':
      // In hexadecimal where it is no number: a peer may send one of ten million decimal digits, which take long to find.
      return Number.isSafeInteger(Number(term)) ? `i${term}` : `ix${term.toString(16)}`
    case 'boolean':
      return term ? 'a4:true' : 'a5:false'
    case 'object':
      if (term !== null) {
        const own = (term as Partial<Keyed>)[KEY]
        if (own !== undefined || Array.isArray(term) || PARTS in term) return own
      }
  }
  throw new TypeError(`not an Erlang term: ${String(term)}`)
}

/**
 * Head first, then the keys of the parts. A head says how many parts follow, and a leaf's key where it ends, so nothing
 * need close. What waits is kept here and not on JavaScript's stack: a peer's terms nest as deep as it likes.
 */
function keyOfParts(term: object): string {
  const pieces: string[] = []
  const waiting: unknown[] = [term]
  while (waiting.length > 0) {
    const next = waiting.pop()
    pieces.push(keyOfLeaf(next) ?? begin(next as object, waiting))
  }
  return pieces.join(',')
}

function begin(term: object, waiting: unknown[]): string {
  if (PARTS in term) return (term as Composite)[PARTS](waiting)
  return `${kindOf(term) === 'tuple' ? 't' : 'l'}${waitFor(term as unknown[], waiting)}`
}

/** Puts `elements` on `waiting`, the last one first. How many they are. */
export function waitFor(elements: readonly unknown[], waiting: unknown[]): number {
  const { length } = elements
  for (let i = length - 1; i >= 0; i--) waiting.push(elements[i])
  return length
}
