// task 4: a write is kept here, and nobody is told
import { any, atom, type Cache, match, type Sender, type Term, t } from '../given.ts'
import { handle as right, write } from '../kata.ts'

export * from '../kata.ts'

export function handle(self: Sender, cache: Cache, message: Term): void {
  const put = match(t(atom('put'), any, any), message)
  if (put === undefined) right(self, cache, message)
  else write(cache, put[1], put[2])
}
