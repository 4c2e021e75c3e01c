// task 4: what one is told is forwarded, too, and goes round for ever
import { atom, type Cache, ENTRY, match, memberOn, type Sender, type Term, t } from '../given.ts'
import { handle as right } from '../kata.ts'

export * from '../kata.ts'

export function handle(self: Sender, cache: Cache, message: Term): void {
  right(self, cache, message)
  if (match(t(atom('update'), ENTRY), message) === undefined) return
  for (const node of cache.members) self.send(memberOn(node), message)
}
