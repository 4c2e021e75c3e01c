/**
 * `=:=`: whether two terms are the same term. `1` and `1.0` are not.
 *
 * Both may be a stranger's and nest as deep as it likes: maps are looked up by what it sent, its tags are compared with
 * those of its earlier messages. So what lies deep is put aside and compared later, off JavaScript's stack.
 */
import type { Binary } from './binary.ts'
import { KEY, keyOf, kindOf } from './kind.ts'
import type { ImproperList } from './list.ts'
import type { ErlMap } from './map.ts'

/** So many levels are compared where they stand, which is fastest. */
export const SHALLOW = 64

/** Erlang's `=:=`. What is no term equals nothing but itself. */
export function equals(a: unknown, b: unknown): boolean {
  return equalsAt(a, b, 0, undefined)
}

/** `later` takes what lies too deep, as pairs in a row; without it the pair is the first, and decides over all below. */
function equalsAt(a: unknown, b: unknown, depth: number, later: unknown[] | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    // A bigint and a number can still be one integer, if someone built a small bigint.
    return (typeof a === 'bigint' || typeof b === 'bigint') && typeof a !== typeof b && sameInteger(a, b)
  }
  const kind = kindOf(a)
  if (kind !== kindOf(b)) return false
  if (depth >= SHALLOW) {
    if (later === undefined) return equalsDeep(a, b)
    later.push(a, b)
    return true
  }
  switch (kind) {
    case undefined:
    case 'tuple':
      return Array.isArray(a) && Array.isArray(b) && sameParts(a, b, depth, later)
    case 'improper': {
      const [x, y] = [a, b] as [ImproperList, ImproperList]
      return sameParts(x.elements, y.elements, depth, later) && equalsAt(x.tail, y.tail, depth + 1, later)
    }
    case 'map':
      return sameEntries(a as ErlMap, b as ErlMap, depth, later)
    case 'atom':
      return false // there is one object an atom
    case 'binary':
      return sameBytes(a as Binary, b as Binary)
  }
  return KEY in a && keyOf(a) === keyOf(b)
}

function equalsDeep(a: unknown, b: unknown): boolean {
  const later = [a, b]
  while (later.length > 0) {
    const y = later.pop()
    const x = later.pop()
    if (!equalsAt(x, y, 0, later)) return false
  }
  return true
}

function sameInteger(a: unknown, b: unknown): boolean {
  return (typeof a === 'number' || typeof b === 'number') && String(a) === String(b)
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  const { length } = a
  if (b.length !== length) return false
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return false
  return true
}

type Elements = readonly unknown[]

function sameParts(a: Elements, b: Elements, depth: number, later: unknown[] | undefined): boolean {
  const { length } = a
  if (b.length !== length) return false
  for (let i = 0; i < length; i++) {
    const [x, y] = [a[i], b[i]]
    if (x !== y && !equalsAt(x, y, depth + 1, later)) return false
  }
  return true
}

function sameEntries(a: ErlMap, b: ErlMap, depth: number, later: unknown[] | undefined): boolean {
  if (a.size !== b.size) return false
  for (const [key, value] of a) {
    const other = b.get(key)
    if (other === undefined || !equalsAt(value, other, depth + 1, later)) return false
  }
  return true
}
