// task 4: the snapshot is taken for the truth, and replaces newer values
import { any, atom, type Cache, ENTRY, type Entry, match, type Sender, type Term, t } from '../given.ts'
import { handle as right } from '../kata.ts'

export * from '../kata.ts'

export function handle(self: Sender, cache: Cache, message: Term): void {
  const snapshot = match(t(atom('snapshot'), any.list), message)
  if (snapshot === undefined) right(self, cache, message)
  for (const one of snapshot?.[1] ?? []) {
    if (match(ENTRY, one) !== undefined) cache.table.set(one as unknown as Entry)
  }
}
