// task 2: what is heard does not raise the counter, so that the next write here is older than it
import { type Cache, compare, type Entry } from '../given.ts'

export * from '../kata.ts'

export function merge(cache: Cache, entry: Entry): void {
  const ours = cache.table.get(entry[0])
  if (ours === undefined || compare(entry[2], ours[2]) > 0) cache.table.set(entry)
}
