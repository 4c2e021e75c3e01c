/**
 * Requests under way, and the answer to whichever is answered first. Each request of a collection has a label, by which
 * its sender knows what the answer is about. A collection never changes: adding makes another, as in Erlang.
 *
 *   let asked = reqidsNew<string>()
 *   for (const name of servers) asked = sendRequest(self, name, question, name, asked)
 *   const [response, name, left] = await receiveResponse(self, asked, 1000, true)
 *
 * OTP: `request_id_collection()` in `gen_server.erl` and `gen.erl`, since OTP 25.
 */
import { BadArg } from '../process/errors.ts'
import type { Self } from '../process/self.ts'
import type { Reference } from '../term/identifier.ts'
import { KEY } from '../term/kind.ts'
import { Pattern } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import * as gen from './gen.ts'

/** What stands for a request: its reference, or for `erpc` a record that has it. */
export type RequestKey = Reference | { readonly request: Reference }

/** Requests with their labels. The keys are the collection's own. */
export type RequestIds<Id extends RequestKey = Reference, Label = unknown> = ReadonlyMap<
  string,
  readonly [id: Id, label: Label]
>

/** A response, the label of its request, and the collection: without the request, if that is to be removed. */
export type Collected<Response, Id extends RequestKey, Label> = readonly [
  response: Response,
  label: Label,
  collection: RequestIds<Id, Label>,
]

/** What a server answered, or why it did not: its exit reason, `noproc` or `noconnection`, and which server it was. */
export type Response = readonly ['reply', Term] | readonly ['error', reason: Term, server: Term]

const keyOf = (id: RequestKey): string => ('request' in id ? id.request : id)[KEY]

/** `reqids_new/0`: a collection of no requests. */
export const reqidsNew = <Label, Id extends RequestKey = Reference>(): RequestIds<Id, Label> => new Map()

/** `reqids_add/3`: the collection with one request more. Throws `BadArg` for a request that is in it already. */
export function reqidsAdd<Id extends RequestKey, Label>(
  id: Id,
  label: Label,
  collection: RequestIds<Id, Label>,
): RequestIds<Id, Label> {
  if (collection.has(keyOf(id))) throw new BadArg('this request is in the collection already')
  return new Map(collection).set(keyOf(id), [id, label])
}

/** `reqids_size/1`: how many requests still wait. */
export const reqidsSize = (collection: RequestIds<RequestKey, unknown>): number => collection.size

/** `reqids_to_list/1`: each request with its label. */
export const reqidsToList = <Id extends RequestKey, Label>(
  collection: RequestIds<Id, Label>,
): (readonly [id: Id, label: Label])[] => [...collection.values()]

/** @internal The response to the request that `reference` is of, if it is one, and the collection after it. */
export function collected<R, Id extends RequestKey, Label>(
  collection: RequestIds<Id, Label>,
  reference: Reference,
  response: (id: Id) => R | undefined,
  remove: boolean,
): Collected<R, Id, Label> | undefined {
  const entry = collection.get(reference[KEY])
  const said = entry && response(entry[0])
  if (entry === undefined || said === undefined) return undefined
  if (!remove) return [said, entry[1], collection]
  const left = new Map(collection)
  left.delete(reference[KEY])
  return [said, entry[1], left]
}

/**
 * `gen_server:receive_response/2`: the answer to a request. Throws `CallTimeout` after `timeout` milliseconds (by default
 * never), and then the answer reaches nobody any more; throws `CallFailed` when the server ends or is not there.
 */
export function receiveResponse(self: Self, request: Reference, timeout?: number): Promise<Term>
/**
 * `gen_server:receive_response/3`: the response to the request of the collection that is answered first. `no_request`
 * where there is none; `timeout` after so many milliseconds, and then no answer to any of them reaches anybody.
 */
export function receiveResponse<Label>(
  self: Self,
  collection: RequestIds<Reference, Label>,
  timeout: number,
  remove: boolean,
): Promise<Collected<Response, Reference, Label> | 'timeout' | 'no_request'>
export async function receiveResponse<Label>(
  self: Self,
  asked: Reference | RequestIds<Reference, Label>,
  timeout?: number,
  remove = false,
): Promise<Term | Collected<Response, Reference, Label> | 'timeout' | 'no_request'> {
  if (!isCollection(asked)) return gen.receiveResponse(self, asked, timeout)
  const outcome = await waitResponse(self, asked, timeout ?? Number.POSITIVE_INFINITY, remove)
  if (outcome === 'timeout') for (const [request] of asked.values()) self.demonitor(request)
  return outcome
}

/** `gen_server:wait_response/2`: as `receiveResponse`, but when the time is over it is `undefined`, and one may wait again. */
export function waitResponse(self: Self, request: Reference, timeout: number): Promise<Term | undefined>
/** `gen_server:wait_response/3`: as `receiveResponse`, but after `timeout` the answers may still come. */
export function waitResponse<Label>(
  self: Self,
  collection: RequestIds<Reference, Label>,
  timeout: number,
  remove: boolean,
): Promise<Collected<Response, Reference, Label> | 'timeout' | 'no_request'>
export async function waitResponse<Label>(
  self: Self,
  asked: Reference | RequestIds<Reference, Label>,
  timeout: number,
  remove = false,
): Promise<Term | undefined | Collected<Response, Reference, Label> | 'timeout' | 'no_request'> {
  if (!isCollection(asked)) return gen.waitResponse(self, asked, timeout)
  gen.checkTimeout(timeout)
  if (asked.size === 0) return 'no_request'
  const isOne = (message: unknown) => asked.has(gen.requestOf(message)?.[KEY] ?? '')
  const message = await gen.receiveWithin(self, new Pattern<Term>('a response', isOne), timeout)
  const found = message === undefined ? undefined : foundIn(self, message, asked, remove)
  return found ?? 'timeout'
}

/**
 * `gen_server:check_response/2`: the answer, if `message` is the one to the request, else `undefined`. Throws `CallFailed`
 * when it says that the server has ended.
 */
export function checkResponse(self: Self, message: Term, request: Reference): Term | undefined
/**
 * `gen_server:check_response/3`: as `receiveResponse` of a message that was received; `no_reply` if it answers none of
 * the requests, `no_request` where there is none.
 */
export function checkResponse<Label>(
  self: Self,
  message: Term,
  collection: RequestIds<Reference, Label>,
  remove: boolean,
): Collected<Response, Reference, Label> | 'no_reply' | 'no_request'
export function checkResponse<Label>(
  self: Self,
  message: Term,
  asked: Reference | RequestIds<Reference, Label>,
  remove = false,
): Term | undefined | Collected<Response, Reference, Label> | 'no_reply' | 'no_request' {
  if (!isCollection(asked)) return gen.checkResponse(self, message, asked)
  if (asked.size === 0) return 'no_request'
  return foundIn(self, message, asked, remove) ?? 'no_reply'
}

function foundIn<Label>(
  self: Self,
  message: Term,
  collection: RequestIds<Reference, Label>,
  remove: boolean,
): Collected<Response, Reference, Label> | undefined {
  const request = gen.requestOf(message)
  return request && collected(collection, request, () => gen.responseIn(self, message, request), remove)
}

const isCollection = <Label>(
  asked: Reference | RequestIds<Reference, Label>,
): asked is RequestIds<Reference, Label> => asked instanceof Map
