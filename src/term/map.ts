/**
 * Maps, keyed by value: a tuple can be a key, and `1` and `1.0` are two keys. A `Map` of JavaScript compares objects by
 * identity, so it cannot hold them.
 */
import { type Branded, type Composite, KEY, KIND, keyOf, PARTS } from './kind.ts'

export class ErlMap<K = unknown, V = unknown> implements Branded<'map'>, Composite {
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

  /** In the order of the keys' texts, which are at hand and need not be made again. */
  [PARTS](waiting: unknown[]): string {
    for (const key of [...this.#entries.keys()].sort().reverse())
      waiting.push(this.#entries.get(key)?.[1], { [KEY]: key })
    return `m${this.size}`
  }
}
Object.defineProperty(ErlMap.prototype, KIND, { value: 'map' })
