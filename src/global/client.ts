/** What a process asks of its node's `global`: each a question to the name server, or a look into its tables. */
import { call } from '../gen_server/gen_server.ts'
import { ErlangError } from '../process/erlang_error.ts'
import { BadArg } from '../process/errors.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { copy } from '../term/copy.ts'
import { format } from '../term/format.ts'
import type { NodeIdentity, Pid } from '../term/identifier.ts'
import type { Term, TermInput } from '../term/term.ts'
import { isTuple, t } from '../term/tuple.ts'
import { deleteLock, GLOBAL_NAME_SERVER, setLock as setLockOn } from './lock_client.ts'
import type { LockId } from './locks.ts'
import type { GlobalState } from './state.ts'

/** The longest time that a timer takes, in milliseconds: 24 days stand for OTP's `infinity`. */
const FOREVER = 2 ** 31 - 1

const states = new WeakMap<NodeIdentity, GlobalState>()

export function rememberState(state: GlobalState): void {
  states.set(state.node.runtime.identity, state)
}

/** The `global` of the node to which `identity` belongs. */
export function stateOf(identity: NodeIdentity): GlobalState {
  const state = states.get(identity)
  if (state === undefined) {
    throw new Error(
      `${identity.name} has no global: start the node with the option \`global: globalService()\``,
    )
  }
  return state
}

function ask(self: Self, request: TermInput): Promise<Term> {
  const server = { name: GLOBAL_NAME_SERVER, node: self.node }
  return call(self, server, request, FOREVER)
}

/** `change` is one of `REGISTER`, `RE_REGISTER` and `UNREGISTER`. */
export function changeNames(self: Self, change: TermInput): Promise<Term> {
  return ask(self, t(atom('registrar'), change))
}

/** Whoever gives up a name that nobody has need not wait for the lock on the names. */
export async function unregister(self: Self, name: Term): Promise<Term> {
  const isTaken = stateOf(self.pid.home).whereis(name) !== undefined
  return isTaken ? changeNames(self, t(atom('unregister'), name)) : atom('ok')
}

export function sync(self: Self, nodes: readonly string[] = others(self)): Promise<Term> {
  const list = nodes.map((node) => atom(node))
  return ask(self, t(atom('sync'), list))
}

/** `global:disconnect/0`: parts with all known nodes; the list of them. */
export function disconnect(self: Self): Promise<Term> {
  return ask(self, atom('disconnect'))
}

export function info(self: Self): Promise<Term> {
  return ask(self, atom('info'))
}

/** `global:send/2`: the process it went to. Throws `exit:{badarg, {Name, Message}}` when nobody has the name. */
export function send(self: Self, name: Term, message: TermInput): Pid {
  const pid = stateOf(self.pid.home).whereis(name)
  if (pid === undefined) throw new ErlangError('exit', copy(t(atom('badarg'), t(name, message))))
  self.send(pid, message)
  return pid
}

export function whereisName(identity: NodeIdentity, name: Term): Pid | Atom<'undefined'> {
  return stateOf(identity).whereis(name) ?? atom('undefined')
}

/**
 * `global:set_lock/3`: true when this process holds the lock on all of `nodes` (by default this node and all visible
 * ones), false when after `retries` further attempts (by default it never gives up) it does not.
 */
export async function setLock(
  self: Self,
  id: LockId,
  nodes: readonly string[] = [self.node.name, ...others(self)],
  retries = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  checkId(id)
  if (!(retries >= 0))
    throw new BadArg(`${retries} is no number of retries: Infinity, or from 0 on, is wanted`)
  return setLockOn(self, stateOf(self.pid.home), copy(id) as unknown as LockId, nodes, retries)
}

/** `global:del_lock/1,2`: gives back one taking of the lock, on the nodes where it was taken. */
export async function delLock(
  self: Self,
  id: LockId,
  nodes: readonly string[] = [self.node.name, ...others(self)],
): Promise<true> {
  checkId(id)
  await deleteLock(self, stateOf(self.pid.home), copy(id) as unknown as LockId, nodes)
  return true
}

function checkId(id: LockId): void {
  if (!isTuple(id) || id.length !== 2)
    throw new BadArg(`${format(id)} is no lock: t(ResourceId, LockRequesterId) is wanted`)
}

/**
 * `trans(Id, Fun, Nodes, Retries)`: runs `fun` while this process holds the lock on all of `nodes`, by default this
 * node and all visible ones. The atom `aborted` when the lock could not be had.
 */
export async function trans<T>(
  self: Self,
  id: LockId,
  fun: () => Promise<T> | T,
  nodes?: readonly string[],
  retries?: number,
): Promise<T | Atom<'aborted'>> {
  const on = nodes ?? [self.node.name, ...stateOf(self.pid.home).node.nodes()]
  if (!(await setLock(self, id, on, retries))) return atom('aborted')
  try {
    return await fun()
  } finally {
    await delLock(self, id, on)
  }
}

function others(self: Self): string[] {
  return stateOf(self.pid.home).node.nodes()
}
