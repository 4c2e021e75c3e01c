/**
 * A server: a process that keeps a state and answers requests one at a time. This file is the client's side; how a
 * server starts is in `start.ts`, its loop in `loop.ts`.
 *
 *   call   {'$gen_call', {Caller, [alias|Ref]}, Request}   handleCall   [alias|Ref] gets {[alias|Ref], Reply}
 *   cast   {'$gen_cast', Request}                          handleCast   nobody is answered
 *   else   whatever was sent                               handleInfo
 *   stop   {system, {Caller, [alias|Ref]}, {terminate, Reason}}
 *
 * A request is a message and nothing more: no code travels, the server decides what it means. That is what tells a
 * `gen_server:call` from an `rpc:call`.
 * OTP: `gen_server.erl`, `sys.erl`, `proc_lib:stop/3` (stdlib).
 */
import { nameOf, registered } from '../process/destination.ts'
import { ErlangError } from '../process/erlang_error.ts'
import { BadArg } from '../process/errors.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { copy } from '../term/copy.ts'
import { equals } from '../term/equal.ts'
import { format } from '../term/format.ts'
import type { Reference } from '../term/identifier.ts'
import { any, matches } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { type Caller, inNewProcess, isProcess, type NodeName, sayInProcess } from './caller.ts'
import { CallFailed, CallTimeout } from './errors.ts'
import * as gen from './gen.ts'
import { type RequestIds, reqidsAdd } from './reqids.ts'
import { isInRegistry, placeOf, type ServerRef, serverTerm } from './server_name.ts'

export { type From, reply } from './gen.ts'
export { type Action, type Answered, enterLoop, type GenServer, type Handled, type Started } from './loop.ts'
export {
  type Collected,
  checkResponse,
  type RequestIds,
  type RequestKey,
  type Response,
  receiveResponse,
  reqidsAdd,
  reqidsNew,
  reqidsSize,
  reqidsToList,
  waitResponse,
} from './reqids.ts'
export type { ServerName, ServerRef } from './server_name.ts'
export { StartFailed, type StartOptions, start, startLink, startMonitor } from './start.ts'

/**
 * `gen_server:call(Server, Request, Timeout)`: the server's reply. Rejects with `CallTimeout` after `timeout`
 * milliseconds (5000 unless said otherwise), and with `CallFailed` when the server ends or is not there.
 */
export function call(caller: Caller, server: ServerRef, request: TermInput, timeout?: number): Promise<Term> {
  return sayInProcess(caller, request, (self, request) => callFrom(self, server, request, timeout))
}

/** What is asked is said before this returns, unless a registry takes its time. */
async function callFrom(self: Self, server: ServerRef, request: TermInput, timeout?: number): Promise<Term> {
  try {
    const place = placeOf(self, server)
    if (!(place instanceof Promise)) return await gen.call(self, known(place), request, timeout)
    const copied = copy(request)
    return await gen.call(self, known(await place), copied, timeout)
  } catch (error) {
    throw told(error, server, request, ...(timeout === undefined ? [] : [timeout]))
  }
}

/** Throws `CallFailed` with `noproc` when its registry does not know the server. */
function known(place: gen.ServerRef | undefined): gen.ServerRef {
  if (place === undefined) throw new CallFailed(atom('noproc'))
  return place
}

/** The failure with the call that failed, its timeout only if one was given: what the process leaves as its exit reason. */
function told(error: unknown, server: ServerRef, ...args: readonly TermInput[]): unknown {
  const asked = args.map((arg) => (arg === Number.POSITIVE_INFINITY ? atom('infinity') : arg))
  const where = () => copy(t(atom('gen_server'), atom('call'), [serverTerm(server), ...asked]))
  if (error instanceof CallTimeout) return new CallTimeout(error.ms, where())
  if (!(error instanceof ErlangError)) return error
  if (!(error instanceof CallFailed)) return new CallFailed(error.exitReason, where()) // the registry's
  // The registry had not noticed yet that the server's node is gone.
  const gone = isInRegistry(server) && matches(t(atom('nodedown'), any), error.why)
  return new CallFailed(gone ? atom('noproc') : error.why, where())
}

/**
 * `gen_server:send_request/2`: asks, and does not wait. The reference is for `receiveResponse`, `waitResponse` and
 * `checkResponse`. Throws `BadArg` for a registry that cannot tell at once where the server is.
 */
export function sendRequest(self: Self, server: ServerRef, request: TermInput): Reference
/** `gen_server:send_request/4`: the same, into a collection: gives that with the request in it, under `label`. */
export function sendRequest<Label>(
  self: Self,
  server: ServerRef,
  request: TermInput,
  label: Label,
  collection: RequestIds<Reference, Label>,
): RequestIds<Reference, Label>
export function sendRequest<Label>(
  self: Self,
  server: ServerRef,
  request: TermInput,
  label?: Label,
  collection?: RequestIds<Reference, Label>,
): Reference | RequestIds<Reference, Label> {
  const reference = ask(self, server, request)
  return collection === undefined ? reference : reqidsAdd(reference, label as Label, collection)
}

function ask(self: Self, server: ServerRef, request: TermInput): Reference {
  const place = placeOf(self, server)
  if (place instanceof Promise)
    throw new BadArg(`the registry of ${format(serverTerm(server))} takes its time: use call`)
  if (place !== undefined) return gen.sendRequest(self, place, request)
  const reference = self.makeRef()
  self.send(self.pid, t(atom('DOWN'), reference, atom('process'), serverTerm(server), atom('noproc')))
  return reference
}

/** `gen_server:cast(Server, Request)`: asks for nothing in return, and never fails, whoever is there or not. */
export function cast(caller: Caller, server: ServerRef, request: TermInput): void {
  const message = t(atom('$gen_cast'), request)
  if (isProcess(caller)) castFrom(caller, server, message)
  else if (isInRegistry(server)) {
    const copied = copy(message)
    caller.spawn((self) => castFrom(self, server, copied))
  } else {
    // A node tells later, by a promise; what is no term is told now.
    Promise.resolve(caller.send(server as gen.ServerRef, copy(message))).catch(ignoreNobody)
  }
}

function castFrom(self: Self, server: ServerRef, message: TermInput): void {
  try {
    const place = placeOf(self, server)
    if (place instanceof Promise) {
      const copied = copy(message)
      place.then((later) => castTo(self, later, copied)).catch(ignoreNobody)
    } else castTo(self, place, message)
  } catch (error) {
    ignoreNobody(error)
  }
}

function castTo(self: Self, place: gen.ServerRef | undefined, message: TermInput): void {
  if (place !== undefined) self.send(place, message)
}

/** A name that nobody has, or a registry that is none. */
function ignoreNobody(error: unknown): void {
  if (!(error instanceof BadArg || error instanceof ErlangError)) throw error
}

/** `gen_server:abcast(Nodes, Name, Request)`: a cast to the server of that name on each node. */
export function abcast(
  caller: Caller,
  nodes: readonly NodeName[],
  name: string | Atom,
  request: TermInput,
): void {
  for (const node of nodes) cast(caller, t(name, node), request)
}

/** What came of a `multiCall`: who answered what, and who did not answer. */
export interface Replies {
  readonly replies: readonly (readonly [node: Atom, reply: Term])[]
  readonly badNodes: readonly Atom[]
}

/**
 * `gen_server:multi_call(Nodes, Name, Request, Timeout)`: asks the server of that name on every node at once. `timeout` is
 * in milliseconds; by default all of them are waited for as long as it takes.
 */
export async function multiCall(
  caller: Caller,
  nodes: readonly NodeName[],
  name: string | Atom,
  request: TermInput,
  timeout = Number.POSITIVE_INFINITY,
): Promise<Replies> {
  const copied = copy(request)
  const askOne = (node: Atom): Promise<readonly [Atom, Term] | undefined> =>
    inNewProcess(caller, (self) => gen.call(self, t(name, node), copied, timeout)).then(
      (answer) => [node, answer],
      (error) => {
        if (error instanceof CallFailed || error instanceof CallTimeout) return undefined
        throw error
      },
    )
  const asked = nodes.map(nameOf)
  const answers = await Promise.all(asked.map(askOne))
  return {
    replies: answers.filter((answer) => answer !== undefined),
    badNodes: asked.filter((_, i) => answers[i] === undefined),
  }
}

/**
 * `gen_server:stop(Server, Reason, Timeout)`: asks the server to end for `reason`, by default the atom `normal`,
 * and resolves when it has. Rejects with `CallTimeout` when that takes longer than `timeout` milliseconds, by default
 * never, and then it may still end; with `CallFailed` when it was not there or ended for another reason.
 */
export function stop(
  caller: Caller,
  server: ServerRef,
  reason: TermInput = atom('normal'),
  timeout = Number.POSITIVE_INFINITY,
): Promise<void> {
  return sayInProcess(caller, reason, async (self, said) => {
    const wanted = copy(said)
    await stopAt(self, known(await placeOf(self, server)), wanted, timeout)
  })
}

async function stopAt(self: Self, server: gen.ServerRef, reason: Term, timeout: number): Promise<void> {
  gen.checkTimeout(timeout)
  const to = registered(server, self.node)
  const watch = self.monitor(to)
  const nobody = gen.answerTag(self.makeRef()) // what is awaited is the end itself
  try {
    self.send(to, t(atom('system'), t(self.pid, nobody), t(atom('terminate'), reason)))
    const down = await gen.receiveWithin(self, t(atom('DOWN'), watch, any, any, any), timeout)
    if (down === undefined) throw new CallTimeout(timeout)
    if (equals(down[4], reason)) return
    const why = gen.failure(down[3], down[4])
    const asked = [serverTerm(server), reason, atom('infinity')]
    const where = equals(why, down[4])
      ? undefined
      : (t(atom('sys'), atom('terminate'), asked) as unknown as Term)
    throw new CallFailed(why, where)
  } finally {
    self.demonitor(watch)
  }
}
