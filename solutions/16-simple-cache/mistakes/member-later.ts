// task 3: a node becomes a member a moment after its snapshot, and the writes in between are lost to it
import { type Atom, atom, type Cache, memberOn, type Sender, t } from '../given.ts'

export * from '../kata.ts'

export function nodeUp(self: Sender, cache: Cache, node: Atom): void {
  self.send(memberOn(node), t(atom('snapshot'), cache.table.all()))
  queueMicrotask(() => cache.members.add(node))
}
