// task 4: the put itself is forwarded, and every member writes and forwards it anew
import { any, atom, type Cache, match, memberOn, type Sender, type Term, t } from '../given.ts'
import { handle as right, write } from '../kata.ts'

export * from '../kata.ts'

export function handle(self: Sender, cache: Cache, message: Term): void {
  const put = match(t(atom('put'), any, any), message)
  if (put === undefined) {
    right(self, cache, message)
    return
  }
  write(cache, put[1], put[2])
  for (const node of cache.members) self.send(memberOn(node), message)
}
