/**
 * The module `erlang`: those of its BIFs that other nodes call, `erlang:node()` first of all. `halt` is refused: a
 * program that lives in this node is not a peer's to end.
 * OTP: `erlang(3)`.
 */
import type { Node } from '../node/node.ts'
import type { Destination } from '../process/destination.ts'
import { ErlangError } from '../process/erlang_error.ts'
import type { Eventually } from '../process/eventually.ts'
import type { CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { Float } from '../term/float.ts'
import type { Export } from '../term/fun.ts'
import { kindOf } from '../term/kind.ts'
import { charlist, ImproperList, isList } from '../term/list.ts'
import type { ErlMap } from '../term/map.ts'
import { any, match, matches, type Pattern } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t, tupleFrom } from '../term/tuple.ts'
import { arg, badarg, indexed, orBadarg } from './arguments.ts'
import { toNumber } from './arithmetic.ts'
import { conversions } from './conversions.ts'
import { BadNodesArgument, nodes, nodesWithInfo } from './nodes.ts'
import { operators } from './operators.ts'
import { processInfo, processInfoOf } from './process_info.ts'

export function erlang(node: Node): CallableModule {
  const { runtime } = node
  return {
    ...conversions,
    ...operators,
    ...terms,
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
    'process_info/1': (_self, pid) => processInfoOf(node, arg(any.pid, pid)),
    'process_info/2': (_self, pid, item) => processInfo(node, arg(any.pid, pid), item as Term),
    'send/2': send,
    '!/2': send,
    'exit/2': (_self, pid, reason) => {
      runtime.exit(arg(any.pid, pid), reason as Term)
      return true
    },
    'make_ref/0': (self) => self.makeRef(),
    'apply/3': (self, module, name, args) =>
      runtime.modules.apply(self, arg(any.atom, module), arg(any.atom, name), arg(any.list, args)),
    'apply/2': (self, fun, args) => applyFun(node, self, fun as Term, arg(any.list, args)),
    'function_exported/3': (_self, module, name, arity) =>
      runtime.modules.has(String(arg(any.atom, module)), String(arg(any.atom, name)), arg(any.small, arity)),
    'get_cookie/0': () => atom(node.cookies.get()),
    'get_cookie/1': (_self, name) => atom(node.cookies.get(asName(name).name)),
    'processes/0': () => [...runtime.processes].map(({ pid }) => pid),
    'disconnect_node/1': (_self, name) => node.disconnect(asName(name)),
    'system_info/1': (_self, item) => systemInfo(item as Term),
    'error/1': (_self, reason) => raise('error', reason),
    'exit/1': (_self, reason) => raise('exit', reason),
    'throw/1': (_self, reason) => raise('throw', reason),
    'halt/0': refuseHalt,
    'halt/1': refuseHalt,
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

function orRefused(ask: () => Term): Term {
  try {
    return ask()
  } catch (error) {
    if (error instanceof BadNodesArgument) badarg()
    throw error
  }
}

/** `fun M:F/A` is a name that can be looked up here. Any other fun is code for a BEAM. */
function applyFun(node: Node, self: Self, fun: Term, args: readonly Term[]): Eventually<Term> {
  if (kindOf(fun) !== 'export') throw new ErlangError('error', t(atom('fun_needs_a_beam'), fun))
  const { module, function: name } = fun as Export
  return node.modules.apply(self, module, name, args)
}

function raise(exceptionClass: 'error' | 'exit' | 'throw', reason: Term | undefined): never {
  throw new ErlangError(exceptionClass, reason as Term)
}

function refuseHalt(): never {
  throw new ErlangError('error', atom('notsup'))
}

/** What this node is. Items that only a BEAM has, `otp_release` among them, are `badarg`. */
function systemInfo(item: Term): Term {
  switch (item) {
    case atom('machine'):
      return charlist('pangpong')
    case atom('system_version'):
      return charlist('pangpong, a node in TypeScript\n')
    case atom('wordsize'):
      return 8
  }
  return badarg()
}

/** `error:{badmap, Term}` for what is none. */
const mapIn = (value: Term | undefined): ErlMap<Term, Term> =>
  match(any.map, value) ?? raise('error', t(atom('badmap'), value as Term) as unknown as Term)

/** What follows the last element need be no list. */
function append(list: readonly Term[], tail: Term): Term {
  if (isList(tail)) return [...list, ...tail]
  if (list.length === 0) return tail
  return kindOf(tail) === 'improper'
    ? new ImproperList(
        [...list, ...(tail as ImproperList<Term, Term>).elements],
        (tail as ImproperList<Term, Term>).tail,
      )
    : new ImproperList([...list], tail)
}

const is =
  (pattern: Pattern): CallableModule[string] =>
  (_self, value) =>
    matches(pattern, value)

/** What needs no process: guards, the parts of a term. */
const terms: CallableModule = {
  'float/1': (_self, n) => new Float(toNumber(n)),
  'length/1': (_self, list) => arg(any.list, list).length,
  'hd/1': (_self, list) => orBadarg(arg(any.list, list)[0]),
  'tl/1': (_self, list) => (arg(any.list, list).length === 0 ? badarg() : arg(any.list, list).slice(1)),
  '++/2': (_self, a, b) => append(arg(any.list, a), b as Term),
  'element/2': (_self, n, tuple) => indexed(arg(any.tuple, tuple), n),
  'tuple_size/1': (_self, tuple) => arg(any.tuple, tuple).length,
  'byte_size/1': (_self, bytes) => arg(any.binary, bytes).length,
  'bit_size/1': (_self, bytes) => arg(any.binary, bytes).length * 8,
  'size/1': (_self, value) => arg(any.of(any.tuple, any.binary), value).length,
  'setelement/3': (_self, n, tuple, value) => {
    const elements = arg(any.tuple, tuple)
    indexed(elements, n)
    return tupleFrom(elements.with((n as number) - 1, value as Term))
  },
  'map_size/1': (_self, map) => mapIn(map).size,
  'map_get/2': (_self, key, map) =>
    mapIn(map).get(key as Term) ?? raise('error', t(atom('badkey'), key as Term) as unknown as Term),
  'is_map_key/2': (_self, key, map) => mapIn(map).has(key as Term),
  'is_atom/1': is(any.atom),
  'is_binary/1': is(any.binary),
  'is_boolean/1': is(any.boolean),
  'is_bitstring/1': (_self, value) => ['binary', 'bitstring'].includes(kindOf(value) ?? ''),
  'is_function/1': is(any.fun),
  'is_port/1': is(any.port),
  'is_float/1': is(any.float),
  'is_integer/1': is(any.integer),
  'is_list/1': is(any.list),
  'is_map/1': is(any.map),
  'is_pid/1': is(any.pid),
  'is_reference/1': is(any.reference),
  'is_tuple/1': is(any.tuple),
  'is_number/1': (_self, value) => matches(any.of(any.integer, any.float), value),
}
