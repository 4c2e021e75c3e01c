// task 2: who waited in vain is told that the server has failed
import { atom, CallFailed, CallTimeout, type Reference, type Self, type Server, type Term } from '../given.ts'
import { receiveResponse as right, sendRequest } from '../kata.ts'

export * from '../kata.ts'

export async function receiveResponse(self: Self, ref: Reference, timeout: number): Promise<Term> {
  try {
    return await right(self, ref, timeout)
  } catch (error) {
    throw error instanceof CallTimeout ? new CallFailed(atom('timeout')) : error
  }
}

export function call(self: Self, server: Server, request: Term, timeout: number): Promise<Term> {
  return receiveResponse(self, sendRequest(self, server, request), timeout)
}
