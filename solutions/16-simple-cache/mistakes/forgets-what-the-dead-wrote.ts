// task 3: with the node go the values that it wrote
import { type Atom, atom, type Cache, t } from '../given.ts'

export * from '../kata.ts'

export function nodeDown(cache: Cache, node: Atom): void {
  cache.members.delete(node)
  for (const [key, , [, writer]] of cache.table.all()) {
    if (writer === node) cache.table.set(t(key, atom('undefined'), t(0, cache.node)))
  }
}
