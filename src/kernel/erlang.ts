/**
 * The module `erlang`: those of its BIFs that other nodes call, `erlang:node()` first of all. `halt` and its like
 * are refused: a program that lives in this node is not a peer's to end, to hold up or to trace.
 * OTP: `erlang(3)`.
 */
import type { Node } from '../node/node.ts'
import type { Destination } from '../process/destination.ts'
import type { CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { any, matches } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { isTuple, t } from '../term/tuple.ts'
import { applyFun } from './apply_fun.ts'
import { arg, badarg, refused } from './arguments.ts'
import { checksums } from './checksums.ts'
import { conversions } from './conversions.ts'
import { funBifs } from './fun_bifs.ts'
import { joiningBifs } from './joining.ts'
import { localTimeBifs } from './local_time.ts'
import { BadNodesArgument, nodes, nodesWithInfo } from './nodes.ts'
import { operators } from './operators.ts'
import type { Platform } from './platform.ts'
import { processDictionary } from './process_dictionary.ts'
import { processInfo, processInfoOf } from './process_info.ts'
import { raising } from './raising.ts'
import { spawnBifs } from './spawning.ts'
import { systemBifs } from './system_info.ts'
import { terms } from './terms.ts'
import { timeBifs } from './time.ts'
import { timerBifs } from './timers.ts'

export function erlang(node: Node, platform?: Platform): CallableModule {
  const { runtime } = node
  return {
    ...conversions,
    ...checksums,
    ...operators,
    ...terms,
    ...raising,
    ...funBifs,
    ...processDictionary,
    ...localTimeBifs,
    ...timeBifs(runtime.env.clock),
    ...timerBifs(runtime),
    ...spawnBifs(runtime.modules),
    ...joiningBifs(runtime),
    ...systemBifs(runtime, platform),
    'node/0': (self) => self.node,
    'node/1': (_self, who) => arg(any.of(any.pid, any.reference, any.port), who).node,
    'nodes/0': () => node.nodes().map(asAtom),
    'nodes/1': (_self, kinds) => orRefused(() => nodes(node, kinds as Term)),
    'nodes/2': (_self, kinds, options) =>
      orRefused(() => nodesWithInfo(node, kinds as Term, options as Term)),
    'is_alive/0': () => node.name !== 'nonode@nohost',
    'self/0': (self) => self.pid,
    'group_leader/0': (self) => self.groupLeader,
    'whereis/1': (_self, name) => node.whereis(asName(name)) ?? atom('undefined'),
    'registered/0': () => runtime.registered(),
    'register/2': (_self, name, pid) => {
      node.register(asName(name), arg(any.pid, pid))
      return true
    },
    'unregister/1': (_self, name) => {
      runtime.unregister(asName(name))
      return true
    },
    'is_process_alive/1': (self, pid) =>
      arg(any.pid, pid).home === self.pid.home ? runtime.isAlive(arg(any.pid, pid)) : badarg(),
    'process_info/1': (self, pid) => processInfoOf(node, self, arg(any.pid, pid)),
    'process_info/2': (self, pid, item) => processInfo(node, self, arg(any.pid, pid), item as Term),
    'send/2': send,
    '!/2': send,
    'send/3': (self, to, message, options) => sendWith(node, self, to, message, options),
    'send_nosuspend/2': (self, to, message) => send(self, to, message) !== undefined,
    'yield/0': async () => {
      await runtime.env.yieldToIo()
      return true
    },
    'exit/2': (_self, pid, reason) => {
      runtime.exit(arg(any.pid, pid), reason as Term)
      return true
    },
    'make_ref/0': (self) => self.makeRef(),
    'apply/3': (self, module, name, args) =>
      runtime.modules.apply(self, arg(any.atom, module), arg(any.atom, name), arg(any.list, args)),
    'apply/2': (self, fun, args) => applyFun(runtime.modules, self, fun as Term, arg(any.list, args)),
    'function_exported/3': (_self, module, name, arity) =>
      runtime.modules.has(String(arg(any.atom, module)), String(arg(any.atom, name)), arg(any.small, arity)),
    'get_cookie/0': () => atom(node.cookies.get()),
    'get_cookie/1': (_self, name) => atom(node.cookies.get(asName(name).name)),
    'processes/0': () => [...runtime.processes].map(({ pid }) => pid),
    'disconnect_node/1': (_self, name) => node.disconnect(asName(name)),
    'ports/0': () => [],
    'display/1': (self, term) => {
      runtime.env.log('info', format(term, { home: self.pid.home }))
      return true
    },
    'module_loaded/1': (_self, module) => runtime.modules.names().includes(String(arg(any.atom, module))),
    'loaded/0': () => runtime.modules.names().map(asAtom),
    'pre_loaded/0': () => runtime.modules.names().map(asAtom),
    // Who collects, and who may be held up, is JavaScript's and the program's to say.
    'garbage_collect/0': refused,
    'garbage_collect/1': refused,
    'suspend_process/1': refused,
    'resume_process/1': refused,
    'trace/3': refused,
    'open_port/2': refused,
    // The cookie is the program's to say as well: a peer that changes it shuts others out.
    'set_cookie/1': refused,
    'set_cookie/2': refused,
    'halt/0': refused,
    'halt/1': refused,
    'halt/2': refused,
  }
}

const asAtom = (name: string): Atom => atom(name) as Atom

const asName = (value: Term | undefined): Atom => {
  const name = arg(any.atom, value)
  return typeof name === 'boolean' ? badarg() : name
}

const DESTINATION = any.of(any.pid, any.atom, any.reference, t(any.atom, any.atom))

function send(self: Self, to: Term | undefined, message: Term | undefined): Term {
  self.send(arg(DESTINATION, to) as Destination, message as Term)
  return message as Term
}

const SEND_OPTION = any.of(atom('nosuspend'), atom('noconnect'))

/** Nobody is suspended who sends by `rpc`, so `nosuspend` is nothing special; for `noconnect` no connection is made. */
function sendWith(
  node: Node,
  self: Self,
  to: Term | undefined,
  message: Term | undefined,
  options: Term | undefined,
) {
  const given = arg(any.list, options)
  if (!given.every((option) => matches(SEND_OPTION, option))) badarg()
  const destination = arg(DESTINATION, to)
  const home = isTuple(destination) ? destination[1] : (destination as { readonly node?: Atom }).node
  const isFar = home !== undefined && String(home) !== node.name && !node.isConnected(String(home))
  if (isFar && given.includes(atom('noconnect') as Term)) return atom('noconnect')
  send(self, destination as unknown as Term, message)
  return atom('ok')
}

function orRefused(ask: () => Term): Term {
  try {
    return ask()
  } catch (error) {
    if (error instanceof BadNodesArgument) badarg()
    throw error
  }
}
