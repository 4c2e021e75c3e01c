/**
 * How terms are told apart: a brand on each class, and a text key by value.
 *
 * Brands are registered symbols, not `instanceof`, so that terms made by two copies of this package can meet.
 * Everything else in this folder stands on this file; it knows no class.
 */

export const KIND = Symbol.for('pangpong.kind')
export const KEY = Symbol.for('pangpong.key')

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

/** A term that can say what it is worth as a map key. */
export interface Keyed {
  readonly [KEY]: string
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
        if (own !== undefined) return own
        if (Array.isArray(term)) return keyOfList(term)
      }
  }
  throw new TypeError(`not an Erlang term: ${String(term)}`)
}

export function keyOfList(elements: readonly unknown[], letter = 'l'): string {
  return `${letter}${elements.length}(${elements.map(keyOf).join(',')})`
}
