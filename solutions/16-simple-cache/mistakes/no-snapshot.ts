// task 3: who joins hears of later writes, and never of the earlier ones
import type { Atom, Cache, Sender } from '../given.ts'

export * from '../kata.ts'

export function nodeUp(_self: Sender, cache: Cache, node: Atom): void {
  cache.members.add(node)
}
