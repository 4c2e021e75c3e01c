// task 2: noconnection is handed on, and does not say with which node
import {
  any,
  atom,
  CallFailed,
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
  try {
    return await right(self, ref, timeout)
  } catch (error) {
    const isNodeDown = error instanceof CallFailed && match(t(atom('nodedown'), any), error.reason)
    throw isNodeDown ? new CallFailed(atom('noconnection')) : error
  }
}

export function call(self: Self, server: Server, request: Term, timeout: number): Promise<Term> {
  return receiveResponse(self, sendRequest(self, server, request), timeout)
}
