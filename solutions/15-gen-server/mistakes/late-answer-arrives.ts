// task 2: after a timeout the monitor, and with it the alias, lives on
import {
  any,
  atom,
  CallFailed,
  CallTimeout,
  ImproperList,
  match,
  nodeOf,
  type Reference,
  type Self,
  type Server,
  type Term,
  t,
} from '../given.ts'
import { sendRequest } from '../kata.ts'

export * from '../kata.ts'

export async function receiveResponse(self: Self, ref: Reference, timeout: number): Promise<Term> {
  const answered = t(new ImproperList([atom('alias')], ref), any)
  const down = t(atom('DOWN'), ref, any, any, any)
  const message = await self.receive(any.of(answered, down), { after: timeout })
  if (message === undefined) throw new CallTimeout(timeout)
  self.demonitor(ref)
  const [, answer] = match(answered, message) ?? []
  if (answer !== undefined) return answer
  const [, , , who, reason] = match(down, message) ?? []
  if (who === undefined || reason === undefined) throw new CallTimeout(timeout)
  throw new CallFailed(reason === atom('noconnection') ? t(atom('nodedown'), nodeOf(who)) : reason)
}

export function call(self: Self, server: Server, request: Term, timeout: number): Promise<Term> {
  return receiveResponse(self, sendRequest(self, server, request), timeout)
}
