/**
 * `erpc`, the caller's side: `erpc.call(node, 'b@host', 'lists', 'reverse', [[1, 2, 3]])`. Where `rpc` gives errors as
 * values, this raises them, of the class that they had over there:
 *
 *   throw:Value                           the function threw it
 *   exit:{exception, Reason}              it exited
 *   exit:{signal, Reason}                 its process was ended by a signal
 *   error:{exception, Reason, StackTrace} it raised an error
 *   error:{erpc, Reason}                  it was not called at all, or nothing came back: an `ErpcError`
 *
 * The function runs in a process that is spawned for it over there, and its result is the reason for which that ends;
 * `erpc.ts` is that side. Every function here takes a node, or the `self` of a process, as its first argument.
 * OTP: `erpc.erl`; the error classes are those of `erpc:call/5`.
 */
import { type Caller, inNewProcess, type NodeName, type Spawner, sayInProcess } from '../gen_server/caller.ts'
import { receiveWithin } from '../gen_server/gen.ts'
import * as reqids from '../gen_server/reqids.ts'
import { nameOf } from '../process/destination.ts'
import { ErlangError } from '../process/erlang_error.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { copy } from '../term/copy.ts'
import type { Reference } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import { any, match, Pattern } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'

import {
  ErpcError,
  type Outcome,
  outcomeIn,
  type RequestId,
  request,
  responses,
  resultIn,
} from './erpc_request.ts'

export { reqidsAdd, reqidsSize, reqidsToList } from '../gen_server/reqids.ts'
export { ErpcError, type Outcome, type RequestId } from './erpc_request.ts'

/** The names of a module, of a function. @inline */
type Name = string | Atom

/**
 * `erpc:call/5`: the result, within `timeout` milliseconds, by default whenever it comes. Rejects with an
 * `ErlangError`: what the function raised, or `{erpc, timeout}`, `{erpc, noconnection}` and their like.
 */
export function call(
  caller: Caller,
  node: NodeName,
  module: Name,
  name: Name,
  args: readonly TermInput[],
  timeout = Number.POSITIVE_INFINITY,
): Promise<Term> {
  return sayInProcess(caller, args, async (self, args) =>
    receiveResponse(self, sendRequest(self, node, module, name, args), timeout),
  )
}

/** `erpc:cast/4`: the result is dropped, and so is every error. */
export function cast(
  caller: Caller,
  node: NodeName,
  module: Name,
  name: Name,
  args: readonly TermInput[],
): void {
  const call = [atom('erpc'), atom('execute_cast'), [nameOf(module), nameOf(name), copy(args)]] as const
  caller.spawn((self) => {
    self.spawnRequest(node, ...call, { reply: 'error_only' })
  })
}

/** `erpc:multicast/4`: a cast to each node. */
export function multicast(
  caller: Caller,
  nodes: readonly NodeName[],
  module: Name,
  name: Name,
  args: readonly TermInput[],
): void {
  for (const node of nodes) cast(caller, node, module, name, args)
}

/**
 * `erpc:multicall/5`: the same call on many nodes at once; the outcomes stand in the order of the nodes. `timeout` is in
 * milliseconds; by default all of them are waited for as long as it takes.
 */
export async function multicall(
  spawner: Spawner,
  nodes: readonly NodeName[],
  module: Name,
  name: Name,
  args: readonly TermInput[],
  timeout = Number.POSITIVE_INFINITY,
): Promise<Outcome[]> {
  const copied = copy(args) as readonly Term[]
  const one = (node: NodeName): Promise<Outcome> =>
    inNewProcess(spawner, (self) => call(self, node, module, name, copied, timeout)).then(
      (value) => ['ok', value],
      (error) => {
        if (error instanceof ErlangError) return [error.class, error.reason]
        throw error
      },
    )
  return Promise.all(nodes.map(one))
}

/** Requests with their labels, as `genServer.RequestIds`. */
export type RequestIds<Label> = reqids.RequestIds<RequestId, Label>

/** `erpc:reqids_new/0`: a collection of no requests. */
export const reqidsNew = <Label>(): RequestIds<Label> => reqids.reqidsNew()

/** What came of the request that was answered first, its label, and the collection, as `genServer.Collected`. */
export type Collected<Label> = reqids.Collected<Outcome, RequestId, Label>

/** `erpc:send_request/4`: starts a call, and does not wait. */
export function sendRequest(
  self: Self,
  node: NodeName,
  module: Name,
  name: Name,
  args: readonly TermInput[],
): RequestId
/** `erpc:send_request/6`: the same, into a collection: gives that with the request in it, under `label`. */
export function sendRequest<Label>(
  self: Self,
  node: NodeName,
  module: Name,
  name: Name,
  args: readonly TermInput[],
  label: Label,
  collection: RequestIds<Label>,
): RequestIds<Label>
export function sendRequest<Label>(
  self: Self,
  node: NodeName,
  module: Name,
  name: Name,
  args: readonly TermInput[],
  label?: Label,
  collection?: RequestIds<Label>,
): RequestId | RequestIds<Label> {
  const id = request(self, node, module, name, args)
  return collection === undefined ? id : reqids.reqidsAdd(id, label as Label, collection)
}

/**
 * `erpc:receive_response/2`: the result. Rejects as `call` does; after `timeout` milliseconds (by default never) the
 * request is given up, and the function may run all the same.
 */
export function receiveResponse(self: Self, id: RequestId, timeout?: number): Promise<Term>
/**
 * `erpc:receive_response/3`: what came of the request of the collection that is answered first, `no_request` where
 * there is none. After `timeout` milliseconds all of them are given up: rejects with the `ErpcError` `timeout`.
 */
export function receiveResponse<Label>(
  self: Self,
  collection: RequestIds<Label>,
  timeout: number,
  remove: boolean,
): Promise<Collected<Label> | 'no_request'>
export async function receiveResponse<Label>(
  self: Self,
  asked: RequestId | RequestIds<Label>,
  timeout = Number.POSITIVE_INFINITY,
  remove = false,
): Promise<Term | Collected<Label> | 'no_request'> {
  const ids = 'request' in asked ? [asked] : [...asked.values()].map(([id]) => id)
  const response =
    'request' in asked
      ? await waitResponse(self, asked, timeout)
      : await waitResponse(self, asked, timeout, remove)
  if (response !== undefined && response !== 'no_response') return response
  for (const { request } of ids) {
    self.spawnRequestAbandon(request)
    self.demonitor(request)
  }
  throw new ErpcError(atom('timeout'))
}

/**
 * `erpc:wait_response/2`: the result, or `undefined` if it does not come within `timeout` milliseconds, by default 0;
 * one may wait again. Rejects with what the function raised, as `receiveResponse` does.
 */
export function waitResponse(self: Self, id: RequestId, timeout?: number): Promise<Term | undefined>
/**
 * `erpc:wait_response/3`: as `receiveResponse`, `no_request` included, but `no_response` when the time is over; one may
 * wait again.
 */
export function waitResponse<Label>(
  self: Self,
  collection: RequestIds<Label>,
  timeout: number,
  remove: boolean,
): Promise<Collected<Label> | 'no_response' | 'no_request'>
export async function waitResponse<Label>(
  self: Self,
  asked: RequestId | RequestIds<Label>,
  timeout = 0,
  remove = false,
): Promise<Term | undefined | Collected<Label> | 'no_response' | 'no_request'> {
  if ('request' in asked) {
    const message = await receiveWithin(self, any.of(...responses(asked)), timeout)
    return message === undefined ? undefined : checkResponse(message as unknown as Term, asked)
  }
  if (asked.size === 0) return 'no_request'
  const answered = new Pattern<Term>(
    'a response',
    (term) => foundIn(term as Term, asked, false) !== undefined,
  )
  const message = await receiveWithin(self, answered, timeout)
  return (message && foundIn(message, asked, remove)) ?? 'no_response'
}

/**
 * `erpc:check_response/2`: the result, if `message` is the response to the request, else `undefined`. Throws what the
 * function raised, or an `ErpcError`.
 */
export function checkResponse(message: Term, id: RequestId): Term | undefined
/**
 * `erpc:check_response/3`: as `receiveResponse` of a message that was received; `no_response` if it answers none of the
 * requests, `no_request` where there is none.
 */
export function checkResponse<Label>(
  message: Term,
  collection: RequestIds<Label>,
  remove: boolean,
): Collected<Label> | 'no_response' | 'no_request'
export function checkResponse<Label>(
  message: Term,
  asked: RequestId | RequestIds<Label>,
  remove = false,
): Term | undefined | Collected<Label> | 'no_response' | 'no_request' {
  if ('request' in asked) return resultIn(message, asked)
  return asked.size === 0 ? 'no_request' : (foundIn(message, asked, remove) ?? 'no_response')
}

/** The request of which `message` is the response, and what it says. */
function foundIn<Label>(
  message: Term,
  collection: RequestIds<Label>,
  remove: boolean,
): Collected<Label> | undefined {
  const reference = match(any.tuple, message)?.[1]
  if (kindOf(reference) !== 'reference') return undefined
  return reqids.collected(collection, reference as Reference, (id) => outcomeIn(message, id), remove)
}
