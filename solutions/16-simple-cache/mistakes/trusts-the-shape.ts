// task 4: what stands in an update or a snapshot is not looked at
import { any, atom, type Cache, type Entry, match, type Sender, type Term, t } from '../given.ts'
import { merge, handle as right } from '../kata.ts'

export * from '../kata.ts'

export function handle(self: Sender, cache: Cache, message: Term): void {
  const update = match(t(atom('update'), any), message)
  if (update !== undefined) merge(cache, update[1] as Entry)
  else right(self, cache, message)
}
