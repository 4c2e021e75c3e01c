// task 2: of two equal counters the greater value wins, where the rule says the node
import { type Cache, compare, type Entry } from '../given.ts'

export * from '../kata.ts'

export function merge(cache: Cache, entry: Entry): void {
  const [key, value, [counter]] = entry
  cache.counter = Math.max(cache.counter, counter)
  const ours = cache.table.get(key)
  const order = ours === undefined ? 1 : counter - ours[2][0] || compare(value, ours[1])
  if (order > 0) cache.table.set(entry)
}
