/**
 * The module `gen_server`, for callers on this node: the shell, and other nodes by `rpc`.
 * OTP: `gen_server.erl`.
 */
import * as genServer from '../gen_server/gen_server.ts'
import type { CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { any } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { clause, noClause } from './arguments.ts'
import { genRequests } from './gen_requests.ts'
import { exiting, server, time } from './server_arguments.ts'

type Argument = Term | undefined

const names = (value: Argument): Atom[] => clause(any.list, value).map(name)

function name(value: Argument): Atom {
  const atomic = clause(any.atom, value)
  return typeof atomic === 'boolean' ? noClause() : atomic
}

const INFINITY = atom('infinity')

export const genServerModule: CallableModule = {
  ...genRequests,
  'call/2': (self, ...args) => call(self, args),
  'call/3': (self, ...args) => call(self, args),
  'cast/2': (self, to, request) => {
    genServer.cast(self, server(to), request as TermInput)
    return atom('ok')
  },
  'abcast/2': (self, to, request) => {
    genServer.abcast(self, everywhere(self), name(to), request as TermInput)
    return atom('abcast')
  },
  'abcast/3': (self, nodes, to, request) => {
    genServer.abcast(self, names(nodes), name(to), request as TermInput)
    return atom('abcast')
  },
  'multi_call/2': (self, to, request) => multiCall(self, everywhere(self), to, request, INFINITY),
  'multi_call/3': (self, nodes, to, request) => multiCall(self, nodes, to, request, INFINITY),
  'multi_call/4': (self, nodes, to, request, timeout) => multiCall(self, nodes, to, request, timeout),
  'reply/2': (self, from, answer) => {
    genServer.reply(self, clause(t(any.pid, any), from), answer as TermInput)
    return atom('ok')
  },
  'stop/1': (self, to) => stop(self, to, atom('normal'), INFINITY),
  'stop/3': (self, to, reason, timeout) => stop(self, to, reason, timeout),
}

function call(self: Self, args: readonly Term[]): Promise<Term> {
  const [to, request, timeout] = args
  const limit = timeout === undefined ? [] : [timeout]
  return exiting(['gen_server', 'call', args], () =>
    genServer.call(self, server(to), request as TermInput, ...limit.map(time)),
  )
}

const everywhere = (self: Self): Atom[] => [self.node, ...(self.apply('erlang', 'nodes', []) as Atom[])]

async function multiCall(
  self: Self,
  nodes: Argument,
  to: Argument,
  request: Argument,
  timeout: Argument,
): Promise<unknown> {
  const { replies, badNodes } = await genServer.multiCall(
    self,
    names(nodes),
    name(to),
    request as TermInput,
    time(timeout),
  )
  return t(
    replies.map(([node, reply]) => t(node, reply)),
    badNodes,
  )
}

async function stop(self: Self, to: Argument, reason: Argument, timeout: Argument): Promise<unknown> {
  await genServer.stop(self, server(to), reason as TermInput, time(timeout))
  return atom('ok')
}
