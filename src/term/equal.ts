/**
 * `=:=`: whether two terms are the same term. `1` and `1.0` are not.
 *
 * It walks both side by side and so goes no deeper than the shallower of the two: a pattern that is compared with what
 * a stranger sent decides how deep.
 */
import { KEY, keyOf, kindOf } from './kind.ts'
import type { ImproperList } from './list.ts'
import type { ErlMap } from './map.ts'

/** Erlang's `=:=`. What is no term equals nothing but itself. */
export function equals(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    // A bigint and a number can still be one integer, if someone built a small bigint.
    return (typeof a === 'bigint' || typeof b === 'bigint') && typeof a !== typeof b && sameInteger(a, b)
  }
  const kind = kindOf(a)
  if (kind !== kindOf(b)) return false
  switch (kind) {
    case undefined:
    case 'tuple':
      return Array.isArray(a) && Array.isArray(b) && sameElements(a, b)
    case 'improper': {
      const [x, y] = [a, b] as [ImproperList, ImproperList]
      return sameElements(x.elements, y.elements) && equals(x.tail, y.tail)
    }
    case 'map':
      return sameEntries(a as ErlMap, b as ErlMap)
  }
  return KEY in a && keyOf(a) === keyOf(b)
}

function sameInteger(a: unknown, b: unknown): boolean {
  return (typeof a === 'number' || typeof b === 'number') && String(a) === String(b)
}

function sameElements(a: readonly unknown[], b: readonly unknown[]): boolean {
  const { length } = a
  if (b.length !== length) return false
  for (let i = 0; i < length; i++) if (!equals(a[i], b[i])) return false
  return true
}

function sameEntries(a: ErlMap, b: ErlMap): boolean {
  if (a.size !== b.size) return false
  for (const [key, value] of a) if (!b.has(key) || !equals(value, b.get(key))) return false
  return true
}
