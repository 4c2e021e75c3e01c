// task 2: JavaScript's > turns both stamps into text, where "10" stands before "9"
import type { Cache, Entry } from '../given.ts'

export * from '../kata.ts'

export function merge(cache: Cache, entry: Entry): void {
  const [key, , stamp] = entry
  cache.counter = Math.max(cache.counter, stamp[0])
  const ours = cache.table.get(key)
  if (ours === undefined || `${stamp}` > `${ours[2]}`) cache.table.set(entry)
}
