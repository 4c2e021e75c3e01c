// task 3: the answer is awaited in the caller's own mailbox, where that of an earlier call may lie
import { type Atom, any, atom, type Mfa, match, type Self, type Term, t } from '../given.ts'

export * from '../kata.ts'

export async function call(
  self: Self,
  node: Atom,
  [module, name, args]: Mfa,
  timeout: number,
): Promise<Term> {
  const rex = { name: atom('rex'), node }
  const watch = self.monitor(rex)
  self.send(rex, t(self.pid, t(atom('call'), module, name, args, atom('user'))))
  const answer = t(atom('rex'), any)
  const down = t(atom('DOWN'), watch, any, any, any)
  const message = await self.receive(any.of(answer, down), { after: timeout })
  if (message === undefined) return t(atom('badrpc'), atom('timeout'))
  return match(answer, message)?.[1] ?? t(atom('badrpc'), atom('nodedown'))
}
