// task 2: each message is taken out to look at it, and dropped if it is not the answer
import {
  any,
  atom,
  CallTimeout,
  ImproperList,
  match,
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
  for (;;) {
    const message = await self.receive(any, { after: timeout })
    if (message === undefined) {
      self.demonitor(ref)
      throw new CallTimeout(timeout)
    }
    const answer = match(answered, message)
    if (answer !== undefined) {
      self.demonitor(ref)
      return answer[1]
    }
    if (match(t(atom('DOWN'), ref, any, any, any), message) !== undefined) {
      self.send(self.pid, message)
      return right(self, ref, timeout)
    }
  }
}

export function call(self: Self, server: Server, request: Term, timeout: number): Promise<Term> {
  return receiveResponse(self, sendRequest(self, server, request), timeout)
}
