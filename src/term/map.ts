/**
 * Maps, keyed by value: a tuple can be a key, and `1` and `1.0` are two keys. A `Map` of JavaScript compares objects by
 * identity, so it cannot hold them.
 *
 * Keys and values stand in one array, in turn. A map of few keys that are all atoms is searched as it stands, for an atom
 * is one object; any other has an index of its keys' texts.
 */
import { isAtom } from './atom.ts'
import { type Branded, type Composite, KEY, KIND, keyOf, PARTS } from './kind.ts'

/** Up to so many keys are looked through. OTP: maps of up to 32 keys are flat. */
const FEW = 8

/** A map, which compares its keys by value: a tuple can be one, and `1` and `1.0` are two. Never changed once made. */
export class ErlMap<K = unknown, V = unknown> implements Branded<'map'>, Composite {
  declare readonly [KIND]: 'map'
  /** Keys and values in turn. */
  #parts: unknown[] = []
  /** Where in `#parts` each key stands, by its text. */
  #index: Map<string, number> | undefined

  /** A later entry of an equal key replaces an earlier one. */
  constructor(entries?: Iterable<readonly [K, V]>) {
    if (entries !== undefined) for (const [key, value] of entries) this.#put(key, value)
  }

  /** The map of keys and values in turn, in an array that nobody else has. As with entries, later ones replace earlier ones. */
  static fromParts<K, V>(parts: unknown[]): ErlMap<K, V> {
    const map = new ErlMap<K, V>()
    if (areFewAtoms(parts)) map.#parts = parts
    else for (let i = 0; i < parts.length; i += 2) map.#put(parts[i], parts[i + 1])
    return map
  }

  /** Keys and values in turn, in a new array. */
  toParts(): unknown[] {
    return this.#parts.slice()
  }

  get size(): number {
    return this.#parts.length >> 1
  }

  /** The value of the key that equals this one. */
  get(key: K): V | undefined {
    const place = this.#find(key)
    return place < 0 ? undefined : (this.#parts[place + 1] as V)
  }

  /** Whether a key equals this one. */
  has(key: K): boolean {
    return this.#find(key) >= 0
  }

  /** In the order of insertion. */
  keys(): K[] {
    return Array.from(this, ([key]) => key)
  }

  /** In the order of their keys. */
  values(): V[] {
    return Array.from(this, ([, value]) => value)
  }

  /** In the order of insertion; Erlang's maps have none that a program may rely on. */
  [Symbol.iterator](): Iterator<readonly [K, V]> {
    const entries: (readonly [K, V])[] = []
    for (let i = 0; i < this.#parts.length; i += 2) {
      entries.push([this.#parts[i] as K, this.#parts[i + 1] as V])
    }
    return entries.values()
  }

  /** In the order of the keys' texts, which are at hand and need not be made again. */
  [PARTS](waiting: unknown[]): string {
    const texts = [...(this.#index ?? indexOf(this.#parts))].sort(([a], [b]) => (a < b ? 1 : -1))
    for (const [text, place] of texts) waiting.push(this.#parts[place + 1], { [KEY]: text })
    return `m${this.size}`
  }

  #put(key: unknown, value: unknown): void {
    const parts = this.#parts
    if (this.#index === undefined && (this.size === FEW || !isAtom(key))) this.#index = indexOf(parts)
    const place = this.#find(key)
    if (place >= 0) {
      parts[place] = key
      parts[place + 1] = value
      return
    }
    this.#index?.set(keyOf(key), parts.length)
    parts.push(key, value)
  }

  /** Where in `#parts` the key stands; -1 if it is not there. Throws a `TypeError` for what is no term. */
  #find(key: unknown): number {
    if (this.#index === undefined && isAtom(key)) return placeOf(key, this.#parts, this.#parts.length)
    const text = keyOf(key)
    return this.#index?.get(text) ?? -1
  }
}
Object.defineProperty(ErlMap.prototype, KIND, { value: 'map' })

function indexOf(parts: readonly unknown[]): Map<string, number> {
  const index = new Map<string, number>()
  for (let i = 0; i < parts.length; i += 2) index.set(keyOf(parts[i]), i)
  return index
}

/** The place of that very key among those that stand before `end`. */
function placeOf(key: unknown, parts: readonly unknown[], end: number): number {
  for (let i = 0; i < end; i += 2) if (parts[i] === key) return i
  return -1
}

/** Whether these keys and values can be searched as they stand: few keys, all of them atoms, none twice. */
function areFewAtoms(parts: readonly unknown[]): boolean {
  if (parts.length > 2 * FEW) return false
  for (let i = 0; i < parts.length; i += 2) {
    if (!isAtom(parts[i]) || placeOf(parts[i], parts, i) >= 0) return false
  }
  return true
}
