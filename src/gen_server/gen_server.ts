/**
 * A server: a process that keeps a state and answers requests one at a time. This file is the client's side, and how a
 * server starts; its loop is in `loop.ts`.
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
import { asErlangError } from '../process/erlang_error.ts'
import { BadArg } from '../process/errors.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { copy } from '../term/copy.ts'
import { equals } from '../term/equal.ts'
import { format } from '../term/format.ts'
import type { Pid } from '../term/identifier.ts'
import { any } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { type Caller, inNewProcess, inProcess, isProcess, type NodeName, type Spawner } from './caller.ts'
import { CallFailed, CallTimeout } from './errors.ts'
import * as gen from './gen.ts'
import { enterLoop, type GenServer } from './loop.ts'

export { type From, receiveResponse, reply, type ServerRef, sendRequest } from './gen.ts'
export type { GenServer, Handled, Started } from './loop.ts'

/** The server did not come up: its `init` said `stop` or `ignore` or threw, or its name is taken. */
export class StartFailed extends Error {
  override readonly name = 'StartFailed'
  /** `ignore`, `{already_started, Pid}`, or what `init` gave. */
  readonly reason: Term

  constructor(reason: Term, cause?: unknown) {
    super(`the server did not start: ${format(reason)}`, { cause })
    this.reason = reason
  }
}

export interface StartOptions {
  /** The name under which it is registered on its node: `{local, Name}`. */
  readonly name?: string | Atom
}

/**
 * Starts a server and resolves with its pid when its `init` is done. Rejects with `StartFailed`; nothing of it is left
 * then.
 */
export function start<S>(
  where: Spawner & { whereis(name: string | Atom): Pid | undefined },
  server: GenServer<S>,
  { name }: StartOptions = {},
): Promise<Pid> {
  return new Promise((resolve, reject) => {
    where.spawn(async (self) => {
      try {
        if (name !== undefined) takeName(self, name)
        const [verdict, ...rest] = await server.init(self)
        if (verdict !== 'ok') throw new StartFailed((rest[0] ?? atom('ignore')) as Term)
        const [state, timeout] = rest as [S, number?]
        resolve(self.pid)
        return enterLoop(self, server, state, timeout)
      } catch (error) {
        const failed =
          error instanceof StartFailed ? error : new StartFailed(asErlangError(error).exitReason, error)
        reject(failed)
        return self.exit(failed.reason)
      }
    })
  })
}

function takeName(self: Self, name: string | Atom): void {
  const holder = self.whereis(name)
  if (holder !== undefined) throw new StartFailed(t(atom('already_started'), holder))
  self.register(name)
}

/**
 * `gen_server:call(Server, Request, Timeout)`: the server's reply. Rejects with `CallTimeout` after `timeout`
 * milliseconds (5000 unless said otherwise), and with `CallFailed` when the server ends or is not there.
 */
export function call(
  caller: Caller,
  server: gen.ServerRef,
  request: TermInput,
  timeout = gen.DEFAULT_TIMEOUT,
): Promise<Term> {
  return inProcess(caller, (self) => gen.call(self, server, request, timeout))
}

/** `gen_server:cast(Server, Request)`: asks for nothing in return, and never fails, whoever is there or not. */
export function cast(caller: Caller, server: gen.ServerRef, request: TermInput): void {
  const isNobody = (error: unknown): void => {
    if (!(error instanceof BadArg)) throw error
  }
  if (isProcess(caller)) {
    try {
      caller.send(server, t(atom('$gen_cast'), request))
    } catch (error) {
      isNobody(error)
    }
    return
  }
  const message = t(atom('$gen_cast'), copy(request)) // a node tells later, by a promise; what is no term is told now
  Promise.resolve(caller.send(server, message)).catch(isNobody)
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

/** `gen_server:multi_call(Nodes, Name, Request, Timeout)`: asks the server of that name on every node at once. */
export async function multiCall(
  caller: Caller,
  nodes: readonly NodeName[],
  name: string | Atom,
  request: TermInput,
  timeout = Number.POSITIVE_INFINITY,
): Promise<Replies> {
  const askOne = (node: Atom): Promise<readonly [Atom, Term] | undefined> =>
    inNewProcess(caller, (self) => gen.call(self, t(name, node), request, timeout)).then(
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
 * `gen_server:stop(Server, Reason, Timeout)`: asks the server to end, and resolves when it has. Rejects with
 * `CallTimeout`, or with `CallFailed` when it was not there or ended for another reason.
 */
export function stop(
  caller: Caller,
  server: gen.ServerRef,
  reason: TermInput = atom('normal'),
  timeout = Number.POSITIVE_INFINITY,
): Promise<void> {
  return inProcess(caller, async (self) => {
    const watch = self.monitor(registered(server, self.node))
    try {
      const order = gen.sendRequest(self, server, t(atom('terminate'), reason), 'system')
      await gen.receiveResponse(self, order, timeout)
      const down = await gen.receiveWithin(self, t(atom('DOWN'), watch, any, any, any), timeout)
      if (down === undefined) throw new CallTimeout(timeout)
      if (!equals(down[4], copy(reason))) throw new CallFailed(down[4])
    } finally {
      self.demonitor(watch)
    }
  })
}
