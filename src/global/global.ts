/**
 * `global`: names that hold in the whole cluster, locks over several nodes, and the full mesh of connections, which is
 * the work of its name servers (`meetings.ts`), not of `net_kernel`.
 *
 *   name_server   answers other nodes; it alone changes the tables
 *   locker        locks two clusters that meet (meetings, resolve)
 *   registrar     has all nodes change a name at once
 *
 * Names are any terms; text stands for an atom, as in every name.
 * OTP: `global(3)`; `global.erl`.
 */
import { inNewProcess } from '../gen_server/caller.ts'
import { nameTerm } from '../gen_server/server_name.ts'
import type { Node, Service } from '../node/node.ts'
import { permanent } from '../node/permanent.ts'
import { BadArg } from '../process/errors.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { copy } from '../term/copy.ts'
import { format } from '../term/format.ts'
import type { Export } from '../term/fun.ts'
import type { Pid } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { callableGlobal } from './callable.ts'
import {
  changeNames,
  disconnect as disconnectFrom,
  rememberState,
  send as sendTo,
  stateOf,
  sync as syncFrom,
  unregister,
} from './client.ts'
import { callableGlobalGroup, GLOBAL_GROUP, globalGroup } from './global_group.ts'
import { GLOBAL_NAME_SERVER } from './lock_client.ts'
import { nameServer } from './name_server.ts'
import { type ResolveName, resolveMethod } from './resolve.ts'
import { type GlobalOptions, GlobalState } from './state.ts'

/** For the option `global` of a node: starts its name server. */
export function globalService(options: GlobalOptions = {}): Service {
  return (node) => {
    const state = new GlobalState(node, options)
    rememberState(state)
    permanent(node.runtime, GLOBAL_NAME_SERVER.name, nameServer(state), (pid) => node.monitorNodes(pid))
    permanent(node.runtime, GLOBAL_GROUP, globalGroup(state))
    node.modules.set('global', callableGlobal(state))
    node.modules.set('global_group', callableGlobalGroup(state))
  }
}

/**
 * `register_name(Name, Pid, Resolve)`: `yes`, or `no` when somebody has the name or the process has another. `resolve`
 * decides when two clusters meet and both have it: one of `global`'s own functions by name, or a function of three
 * arguments of a module that the process's node declares.
 */
export function registerName(
  node: Node,
  name: TermInput,
  pid: Pid,
  resolve: ResolveName | Export = 'random_exit_name',
): Promise<Atom<'yes'> | Atom<'no'>> {
  return change(node, registration('register', name, pid, resolve)) as Promise<Atom<'yes'> | Atom<'no'>>
}

/** The same, whoever has the name. */
export function reRegisterName(
  node: Node,
  name: TermInput,
  pid: Pid,
  resolve: ResolveName | Export = 'random_exit_name',
): Promise<Atom<'yes'>> {
  return change(node, registration('re_register', name, pid, resolve)) as Promise<Atom<'yes'>>
}

/** `global:unregister_name/1`: takes the name from whoever has it, on all nodes. */
export async function unregisterName(node: Node, name: TermInput): Promise<void> {
  const copied = nameTerm(name)
  await inNewProcess(node, (self) => unregister(self, copied))
}

/** Looked up in this node's own table, without asking anyone. */
export function whereisName(node: Node, name: TermInput): Pid | undefined {
  return stateOf(node.runtime.identity).whereis(nameTerm(name))
}

/** `global:registered_names/0`: all names that this node knows. */
export function registeredNames(node: Node): Term[] {
  return stateOf(node.runtime.identity).names.names()
}

/** `send(Name, Message)`: the process that it went to. Throws `exit:{badarg, {Name, Message}}` when nobody has the name. */
export function send(self: Self, name: TermInput, message: TermInput): Pid {
  return sendTo(self, nameTerm(name), message)
}

/** `disconnect()`: parts with all known nodes without telling anyone, and gives their names. */
export async function disconnect(node: Node): Promise<string[]> {
  const parted = await inNewProcess(node, disconnectFrom)
  return (parted as readonly Atom[]).map(String)
}

/** Resolves when this node has the same names as all it is connected with, or as `nodes`. */
export async function sync(node: Node, nodes?: readonly string[]): Promise<void> {
  await inNewProcess(node, (self) => syncFrom(self, nodes))
}

export { delLock, setLock, trans } from './client.ts'

function change(node: Node, request: TermInput): Promise<Term> {
  const copied = copy(request)
  return inNewProcess(node, (self) => changeNames(self, copied))
}

function registration(
  how: 'register' | 're_register',
  name: TermInput,
  pid: Pid,
  resolve: ResolveName | Export,
): TermInput {
  if (kindOf(pid) !== 'pid') throw new BadArg(`${format(pid)} is no process, and has no name`)
  const method = typeof resolve === 'string' ? resolveMethod(resolve) : resolve
  return t(atom(how), nameTerm(name), pid, method)
}
