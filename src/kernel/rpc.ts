/**
 * The modules `rpc` and `erpc`, for callers on this node: the shell, and functions that are called from elsewhere.
 * OTP: `rpc.erl`, `erpc.erl`.
 */
import type { Node } from '../node/node.ts'
import { ErlangError } from '../process/erlang_error.ts'
import type { Callable, CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import * as erpcClient from '../rpc/erpc_client.ts'
import * as client from '../rpc/rpc.ts'
import { type Atom, atom } from '../term/atom.ts'
import type { Pid } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import { ImproperList, isList } from '../term/list.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg, badarg } from './arguments.ts'

type Argument = Term | undefined

/** `true` and `false` name no function here, nor a node. */
function name(value: Argument): Atom {
  const atomic = arg(any.atom, value)
  return typeof atomic === 'boolean' ? badarg() : atomic
}

const names = (value: Argument): Atom[] => arg(any.list, value).map(name)

/** The longest wait for an answer: 49.7 days. */
const MAX_TIME = 2 ** 32 - 1

/** Milliseconds, or `infinity`, which it is if nothing is said. */
function time(value: Argument = atom('infinity')): number {
  if (value === atom('infinity')) return Number.POSITIVE_INFINITY
  const ms = arg(any.small, value)
  return ms >= 0 && ms <= MAX_TIME ? ms : badarg()
}

type Call = readonly [module: Atom, name: Atom, args: readonly Term[]]

const callIn = (module: Argument, f: Argument, args: Argument): Call => [
  name(module),
  name(f),
  arg(any.list, args),
]

/** `Name/4` and, with a time limit, `Name/5`. */
const timed = (f: string, run: (self: Self, where: Argument, call: Call, timeout: number) => unknown) => {
  const callable: Callable = (self, where, module, g, args, timeout) =>
    run(self, where, callIn(module, g, args), time(timeout))
  return { [`${f}/4`]: callable, [`${f}/5`]: callable }
}

/** The same with a fun of no arguments for the call: `Name/2` and `Name/3`. */
const timedFun = (f: string, run: (self: Self, where: Argument, call: Call, timeout: number) => unknown) => {
  const callable: Callable = (self, where, fun, timeout) => run(self, where, callOf(fun), time(timeout))
  return { [`${f}/2`]: callable, [`${f}/3`]: callable }
}

/** Whether a fun can be called is for the other node to say. */
const callOf = (fun: Argument): Call =>
  [atom('erlang'), atom('apply'), [arg(any.fun, fun), []]] as unknown as Call

export function rpc(node: Node): CallableModule {
  return { ...rpcFunctions, ...callingMany(node) }
}

/** `multicall(Nodes, M, F, A, Time)`; without a list of nodes, it is for all visible ones and this one. */
function callingMany(node: Node): CallableModule {
  const all = (): Term => [node.name, ...node.nodes()].map((name) => atom(name))
  const multicall: Callable = async (self, ...args) => {
    const given = isList(args[0]) || args.length === 5
    const [nodes, module, f, callArgs, timeout] = given ? args : [all(), ...args]
    const call = callIn(module, f, callArgs)
    const { results, badNodes } = await client.multicall(self, names(nodes), ...call, time(timeout))
    return t(results, badNodes)
  }
  return {
    'multicall/3': multicall,
    'multicall/4': multicall,
    'multicall/5': multicall,
    ...onNodes(all, 'abcast', 2, (self, nodes, to, message) => {
      client.abcast(self, nodes, name(to), message as Term)
      return atom('abcast')
    }),
    ...onNodes(all, 'sbcast', 2, async (self, nodes, to, message) => {
      const { goodNodes, badNodes } = await client.sbcast(self, nodes, name(to), message as Term)
      return t(goodNodes, badNodes)
    }),
    ...onNodes(all, 'multi_server_call', 2, async (self, nodes, to, message) => {
      const { replies, badNodes } = await client.multiServerCall(self, nodes, name(to), message as Term)
      return t(replies, badNodes)
    }),
    ...onNodes(all, 'eval_everywhere', 3, (self, nodes, module, f, args) => {
      client.evalEverywhere(self, nodes, ...callIn(module, f, args))
      return atom('abcast')
    }),
    'parallel_eval/1': (self, calls) =>
      client.parallelEval(self, names(all()), arg(any.list, calls).map(workIn)),
    'pmap/3': (self, what, args, list) => {
      const [module, f] = arg(t(any.atom, any.atom), what)
      return client.pmap(
        self,
        names(all()),
        [name(module), name(f)],
        arg(any.list, args),
        arg(any.list, list),
      )
    },
    'pinfo/1': (self, pid) => processInfo(self, arg(any.pid, pid)),
    'pinfo/2': (self, pid, item) => processInfo(self, arg(any.pid, pid), item as Term),
  }
}

/** A function of a list of nodes; without one it is for all of them. */
function onNodes(
  all: () => Term,
  f: string,
  arity: number,
  run: (self: Self, nodes: Atom[], ...args: Argument[]) => unknown,
): CallableModule {
  return {
    [`${f}/${arity}`]: (self, ...args) => run(self, names(all()), ...args),
    [`${f}/${arity + 1}`]: (self, nodes, ...args) => run(self, names(nodes), ...args),
  }
}

const workIn = (call: Term): client.Work => {
  const [module, f, args] = arg(t(any.atom, any.atom, any.list), call)
  return callIn(module, f, args)
}

/** `process_info` wherever the process lives. */
function processInfo(self: Self, pid: Pid, ...item: Term[]): unknown {
  const args = [pid, ...item]
  if (pid.node === self.node) return self.apply('erlang', 'process_info', args)
  return client.call(self, pid.node, 'erlang', 'process_info', args)
}

const rpcFunctions: CallableModule = {
  ...timed('call', (self, node, call, timeout) => client.call(self, name(node), ...call, timeout)),
  ...timed('block_call', (self, node, call, timeout) => client.blockCall(self, name(node), ...call, timeout)),
  'cast/4': (self, node, module, f, args) => {
    client.cast(self, name(node), ...callIn(module, f, args))
    return true
  },
  'async_call/4': (self, node, module, f, args) =>
    client.asyncCall(self, name(node), ...callIn(module, f, args)),
  'yield/1': (self, key) => client.yield(self, arg(any.reference, key)),
  'nb_yield/1': (self, key) => yielded(client.nbYield(self, arg(any.reference, key))),
  'nb_yield/2': (self, key, timeout) => yielded(client.nbYield(self, arg(any.reference, key), time(timeout))),
  'server_call/4': (self, node, server, wrapper, message) =>
    client.serverCall(self, name(node), name(server), wrapper as Term, message as Term),
}

async function yielded(result: Promise<Term | undefined>): Promise<unknown> {
  const value = await result
  return value === undefined ? atom('timeout') : t(atom('value'), value)
}

const called = (self: Self, node: Argument, call: Call, timeout: number): Promise<Term> =>
  erpcClient.call(self, name(node), ...call, timeout)

const multicalled = (self: Self, nodes: Argument, call: Call, timeout: number): Promise<unknown> =>
  erpcClient
    .multicall(self, names(nodes), ...call, timeout)
    .then((outcomes) => outcomes.map(([tag, value]) => t(atom(tag), value)))

const castTo = (self: Self, node: Argument, call: Call): unknown => {
  erpcClient.cast(self, name(node), ...call)
  return atom('ok')
}

const multicastTo = (self: Self, nodes: Argument, call: Call): unknown => {
  erpcClient.multicast(self, names(nodes), ...call)
  return atom('ok')
}

export const erpc: CallableModule = inErpcsWords({
  ...timed('call', called),
  ...timedFun('call', called),
  ...timed('multicall', multicalled),
  ...timedFun('multicall', multicalled),
  'cast/2': (self, node, fun) => castTo(self, node, callOf(fun)),
  'cast/4': (self, node, ...call) => castTo(self, node, callIn(call[0], call[1], call[2])),
  'multicast/2': (self, nodes, fun) => multicastTo(self, nodes, callOf(fun)),
  'multicast/4': (self, nodes, ...call) => multicastTo(self, nodes, callIn(call[0], call[1], call[2])),
  'send_request/4': (self, node, module, f, args) => {
    const { request, result } = erpcClient.sendRequest(self, name(node), ...callIn(module, f, args))
    return new ImproperList<Term, Term>([result], request)
  },
  'receive_response/1': (self, id) => erpcClient.receiveResponse(self, requestIn(id)),
  'receive_response/2': (self, id, timeout) => erpcClient.receiveResponse(self, requestIn(id), time(timeout)),
  'wait_response/1': (self, id) => responded(erpcClient.waitResponse(self, requestIn(id))),
  'wait_response/2': (self, id, timeout) =>
    responded(erpcClient.waitResponse(self, requestIn(id), time(timeout))),
  'check_response/2': (_self, message, id) =>
    responded(Promise.resolve(erpcClient.checkResponse(message as Term, requestIn(id)))),
})

/** `[Result|Request]`, as `send_request/4` gave it. */
function requestIn(id: Argument): erpcClient.RequestId {
  if (kindOf(id) !== 'improper') throw new erpcClient.ErpcError(atom('badarg'))
  const { elements, tail } = id as ImproperList<Term, Term>
  return { result: arg(any.reference, elements[0]), request: arg(any.reference, tail) }
}

async function responded(result: Promise<Term | undefined>): Promise<unknown> {
  const value = await result
  return value === undefined ? atom('no_response') : t(atom('response'), value)
}

/** What `rpc` calls `badarg` is `{erpc, badarg}` here. */
function inErpcsWords(module: CallableModule): CallableModule {
  const told = (callable: Callable): Callable => {
    return (self, ...args) => {
      try {
        return callable(self, ...args)
      } catch (error) {
        const isBadArg = error instanceof ErlangError && error.reason === atom('badarg')
        throw isBadArg ? new erpcClient.ErpcError(atom('badarg')) : error
      }
    }
  }
  return Object.fromEntries(Object.entries(module).map(([key, callable]) => [key, told(callable)]))
}
