// task 2: any {_, Reply} is taken for the answer, also one to an earlier call
import { any, CallTimeout, type Reference, type Self, type Server, type Term, t } from '../given.ts'
import { receiveResponse as right, sendRequest } from '../kata.ts'

export * from '../kata.ts'

export async function receiveResponse(self: Self, ref: Reference, timeout: number): Promise<Term> {
  const message = await self.receive(any.of(t(any, any), t(any, ref, any, any, any)), { after: timeout })
  if (message === undefined) {
    self.demonitor(ref)
    throw new CallTimeout(timeout)
  }
  if (message.length === 2) {
    self.demonitor(ref)
    return message[1]
  }
  self.send(self.pid, message)
  return right(self, ref, timeout)
}

export function call(self: Self, server: Server, request: Term, timeout: number): Promise<Term> {
  return receiveResponse(self, sendRequest(self, server, request), timeout)
}
