// task 3: whenever somebody joins, all members get a snapshot
import { type Atom, atom, type Cache, memberOn, type Sender, t } from '../given.ts'

export * from '../kata.ts'

export function nodeUp(self: Sender, cache: Cache, node: Atom): void {
  cache.members.add(node)
  for (const member of cache.members) self.send(memberOn(member), t(atom('snapshot'), cache.table.all()))
}
