/** `=:=` and `==`'s stricter half: whether two terms are the same term. `1` and `1.0` are not. */
import { KEY, KIND, keyOf } from './kind.ts'

/** Erlang's `=:=`. Throws a `TypeError` for what is no term. */
export function equals(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    // A bigint and a number can still be one integer, if someone built a small bigint.
    return typeof a !== typeof b && keyOf(a) === keyOf(b)
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && brand(a) === brand(b) && a.every((element, i) => equals(element, b[i]))
  }
  return KEY in a && KEY in b && keyOf(a) === keyOf(b)
}

const brand = (value: object): unknown => (value as { [KIND]?: unknown })[KIND]
