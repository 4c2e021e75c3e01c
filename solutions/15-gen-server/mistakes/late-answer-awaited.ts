// task 2: after a timeout it waits as long again, to take a late answer away
import {
  any,
  atom,
  CallTimeout,
  ImproperList,
  type Reference,
  type Self,
  type Server,
  type Term,
  t,
} from '../given.ts'
import { receiveResponse as right, sendRequest } from '../kata.ts'

export * from '../kata.ts'

export async function receiveResponse(self: Self, ref: Reference, timeout: number): Promise<Term> {
  const answered = t(new ImproperList([atom('alias')], ref), any)
  const mine = any.of(answered, t(atom('DOWN'), ref, any, any, any))
  const message = await self.receive(mine, { after: timeout })
  if (message !== undefined) {
    self.send(self.pid, message)
    return right(self, ref, timeout)
  }
  await self.receive(mine, { after: timeout })
  self.demonitor(ref)
  throw new CallTimeout(timeout)
}

export function call(self: Self, server: Server, request: Term, timeout: number): Promise<Term> {
  return receiveResponse(self, sendRequest(self, server, request), timeout)
}
