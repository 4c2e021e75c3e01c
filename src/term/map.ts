/**
 * Maps, keyed by value: a tuple can be a key, and `1` and `1.0` are two keys. A `Map` of JavaScript compares objects by
 * identity, so it cannot hold them.
 */
import { type Branded, KEY, type Keyed, KIND, keyOf } from './kind.ts'

export class ErlMap<K = unknown, V = unknown> implements Branded<'map'>, Keyed {
  declare readonly [KIND]: 'map'
  readonly #entries = new Map<string, readonly [K, V]>()

  /** A later entry of an equal key replaces an earlier one. */
  constructor(entries: Iterable<readonly [K, V]> = []) {
    for (const entry of entries) this.#entries.set(keyOf(entry[0]), entry)
  }

  get size(): number {
    return this.#entries.size
  }

  get(key: K): V | undefined {
    return this.#entries.get(keyOf(key))?.[1]
  }

  has(key: K): boolean {
    return this.#entries.has(keyOf(key))
  }

  keys(): K[] {
    return Array.from(this, ([key]) => key)
  }

  values(): V[] {
    return Array.from(this, ([, value]) => value)
  }

  /** In the order of insertion; Erlang's maps have none that a program may rely on. */
  [Symbol.iterator](): Iterator<readonly [K, V]> {
    return this.#entries.values()
  }

  get [KEY](): string {
    const sorted = Array.from(this, ([key, value]) => `${keyOf(key)}=>${keyOf(value)}`).sort()
    return `m${this.size}(${sorted.join(',')})`
  }
}
Object.defineProperty(ErlMap.prototype, KIND, { value: 'map' })
