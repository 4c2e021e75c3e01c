/**
 * `rpc`, the caller's side: `call(node, 'b@host', 'lists', 'reverse', [[1, 2, 3]])`. The function runs over there, and
 * whatever goes wrong comes back as a value:
 *
 *   {badrpc, nodedown}   {badrpc, timeout}   {badrpc, {'EXIT', Reason}}
 *
 * Every function takes a node, or the `self` of a process, as its first argument. The request goes to `rex` on the
 * other node, which every release answers.
 * OTP: `rpc.erl`, "THE rpc client interface".
 */
import {
  type Caller,
  inNewProcess,
  inProcess,
  type NodeName,
  type Spawner,
  sayInProcess,
} from '../gen_server/caller.ts'
import { CallFailed, CallTimeout } from '../gen_server/errors.ts'
import { receiveResponse, sendRequest, waitResponse } from '../gen_server/gen.ts'
import { cast as castTo } from '../gen_server/gen_server.ts'
import { nameTerm } from '../gen_server/server_name.ts'
import { nameOf } from '../process/destination.ts'
import { ErlangError } from '../process/erlang_error.ts'
import { BadArg } from '../process/errors.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { copy } from '../term/copy.ts'
import { equals } from '../term/equal.ts'
import type { Reference } from '../term/identifier.ts'
import { any, match, matches, Pattern } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { type Tuple, t } from '../term/tuple.ts'

export { type Answers, abcast, multiServerCall, type Reached, sbcast } from './broadcast.ts'

/** The names of a module, of a function. @inline */
type Name = string | Atom | boolean

/**
 * `rpc:call(Node, Module, Function, Args, Timeout)`: the result, or `{badrpc, Reason}`. `timeout` is in milliseconds; after
 * it the reason is `timeout`. By default the call waits as long as it takes.
 */
export function call(
  caller: Caller,
  node: NodeName,
  module: Name,
  name: Name,
  args: readonly TermInput[],
  timeout = Number.POSITIVE_INFINITY,
): Promise<Term> {
  return sayInProcess(caller, args, (self, args) =>
    yieldResult(self, asyncCall(self, node, module, name, args), timeout),
  )
}

/** `rpc:block_call/5`: as `call`, and no other call to that node's `rex` runs meanwhile. `timeout` is as there. */
export function blockCall(
  caller: Caller,
  node: NodeName,
  module: Name,
  name: Name,
  args: readonly TermInput[],
  timeout = Number.POSITIVE_INFINITY,
): Promise<Term> {
  return sayInProcess(caller, args, (self, args) =>
    yieldResult(self, request(self, node, apply('block_call', self, module, name, args)), timeout),
  )
}

/** `rpc:cast/4`: the result is dropped, and so is every error. */
export function cast(
  caller: Caller,
  node: NodeName,
  module: Name,
  name: Name,
  args: readonly TermInput[],
): void {
  castTo(caller, t('rex', node), t(atom('cast'), asName(module), asName(name), args, atom('user')))
}

/** The key of a call under way. */
export type Key = Reference

/** `rpc:async_call/4`: starts a call, whose result `yield` takes in the same process. */
export function asyncCall(
  self: Self,
  node: NodeName,
  module: Name,
  name: Name,
  args: readonly TermInput[],
): Key {
  return request(self, node, apply('call', self, module, name, args))
}

/** `rpc:yield/1`: the result of an `asyncCall`, awaited. */
function yieldResult(self: Self, key: Key, timeout = Number.POSITIVE_INFINITY): Promise<Term> {
  return asValue(receiveResponse(self, key, timeout))
}

export { yieldResult as yield }

/**
 * `rpc:nb_yield/2`: the result if it comes within `timeout` milliseconds, by default 0, else `undefined`; then one may
 * ask again.
 */
export function nbYield(self: Self, key: Key, timeout = 0): Promise<Term | undefined> {
  return asValue(waitResponse(self, key, timeout))
}

/** Errors are values. */
async function asValue<T>(answer: Promise<T>): Promise<T | Term> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof CallTimeout) return badRpc(atom('timeout'))
    if (error instanceof CallFailed) return badRpc(whyNoAnswer(error.why))
    throw error
  }
}

/** `rpc:eval_everywhere/4`: a cast to each node; whoever is not there is passed over. */
export function evalEverywhere(
  caller: Caller,
  nodes: readonly NodeName[],
  module: Name,
  name: Name,
  args: readonly TermInput[],
): void {
  for (const node of nodes) cast(caller, node, module, name, args)
}

/**
 * `rpc:server_call/4`: sends `{self(), Message}` to the process `name` of `node`, and awaits
 * `{ReplyWrapper, Node, Reply}`, where `wrapper` is the `ReplyWrapper`: a call for servers that are no `gen_server`. The reply, or `{error, nodedown}` when the server is not there or ends.
 */
export function serverCall(
  caller: Caller,
  node: NodeName,
  name: string | Atom,
  wrapper: TermInput,
  message: TermInput,
): Promise<Term> {
  const [wrapped, asked] = [nameTerm(wrapper), copy(message)]
  return inProcess(caller, async (self) => {
    const server = t(name, node)
    const reference = self.monitor({ name: nameOf(name), node: nameOf(node) })
    self.send(server, t(self.pid, asked))
    const isWrapper = new Pattern('the wrapper', (term) => equals(term, wrapped))
    const reply = t(isWrapper, nameOf(node), any)
    const answer = await self.receive(any.of(reply, t(atom('DOWN'), reference, any, any, any)))
    self.demonitor(reference)
    return match(reply, answer)?.[2] ?? (t(atom('error'), atom('nodedown')) as unknown as Term)
  })
}

/** What came of a `multicall`: the results in the order of the nodes, and the nodes that gave none. */
export interface Results {
  readonly results: readonly Term[]
  readonly badNodes: readonly Atom[]
}

/**
 * `rpc:multicall(Nodes, Module, Function, Args, Timeout)`: the same call on many nodes at once. `timeout` is in
 * milliseconds; by default all of them are waited for as long as it takes.
 */
export async function multicall(
  spawner: Spawner,
  nodes: readonly NodeName[],
  module: Name,
  name: Name,
  args: readonly TermInput[],
  timeout = Number.POSITIVE_INFINITY,
): Promise<Results> {
  const asked = nodes.map(nameOf)
  const copied = copy(args) as readonly Term[]
  const results = await Promise.all(
    asked.map((node) => inNewProcess(spawner, (self) => call(self, node, module, name, copied, timeout))),
  )
  return {
    results: results.filter((result) => !isMissing(result)),
    badNodes: asked.filter((_, i) => isMissing(results[i])),
  }
}

const MISSING = t(atom('badrpc'), any.of(atom('nodedown'), atom('timeout')))

const isMissing = (result: Term | undefined): boolean => match(MISSING, result) !== undefined

/** A module, a function of it and its arguments. */
export type Work = readonly [module: string | Atom, name: string | Atom, args: readonly TermInput[]]

/**
 * `rpc:parallel_eval/1`: work dealt out to the nodes in turn. The results stand in the order of the calls; what failed
 * is `{badrpc, Reason}`. Rejects with `BadArg` when there is no node.
 */
export async function parallelEval(
  caller: Caller,
  nodes: readonly NodeName[],
  calls: readonly Work[],
): Promise<Term[]> {
  if (nodes.length === 0) throw new BadArg('there is no node to deal the work out to')
  const copied = calls.map(([module, name, args]): Work => [module, name, copy(args) as readonly Term[]])
  return inProcess(caller, async (self) => {
    const keys = copied.map((call, i) => asyncCall(self, nodes[i % nodes.length] as NodeName, ...call))
    const results: Term[] = []
    for (const key of keys) results.push(await yieldResult(self, key))
    return results
  })
}

const FAILED = t(atom('badrpc'), any)

/**
 * `rpc:pmap/3`: the function of each element, `args` behind it. Rejects with `exit:badrpc` when one call fails, and
 * with `BadArg` when there is no node.
 */
export async function pmap(
  caller: Caller,
  nodes: readonly NodeName[],
  func: readonly [module: string | Atom, name: string | Atom],
  args: readonly TermInput[],
  list: readonly TermInput[],
): Promise<Term[]> {
  const [module, name] = func
  const calls = list.map((element): Work => [module, name, [element, ...args]])
  const results = await parallelEval(caller, nodes, calls)
  if (results.some((result) => matches(FAILED, result))) throw new ErlangError('exit', atom('badrpc') as Atom)
  return results
}

const request = (self: Self, node: NodeName, what: Tuple): Key =>
  sendRequest(self, t('rex', node), what as TermInput)

/** What the function prints comes back here, to the caller's own group leader. */
function apply(
  how: 'call' | 'block_call',
  self: Self,
  module: Name,
  name: Name,
  args: readonly TermInput[],
): Tuple {
  return t(atom(how), asName(module), asName(name), args, self.groupLeader)
}

const asName = (name: Name): Atom | boolean => (typeof name === 'string' ? atom(name) : name)

const badRpc = (reason: Term): Term => t(atom('badrpc'), reason)

const NODE_DOWN = t(atom('nodedown'), any)

function whyNoAnswer(reason: Term): Term {
  return match(NODE_DOWN, reason) === undefined ? t(atom('EXIT'), reason) : atom('nodedown')
}
