/**
 * `pg`: named groups of processes over a cluster. Any process of this node can join a group, several times even; every
 * node that runs the scope sees the members of all. No node has it unless it is started, which in Erlang is
 * `pg:start_link()` or `-kernel start_pg true`:
 *
 *   await pg.start(node)
 *   await pg.join(node, 'chat', pid)
 *   for (const member of pg.getMembers(node, 'chat')) node.send(member, message)
 *
 * A scope is a world of its own, with a process of that name on each node; without one, it is the scope `pg`. Groups are
 * any terms; text stands for an atom here. A node may have 262,144 members of one other node, and 65,536 monitors.
 * OTP: `pg(3)`.
 */
import { isProcess } from '../gen_server/caller.ts'
import * as genServer from '../gen_server/gen_server.ts'
import { nameTerm } from '../gen_server/server_name.ts'
import type { Node } from '../node/node.ts'
import { nameOf } from '../process/destination.ts'
import { BadArg } from '../process/errors.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { NodeIdentity, Pid, Reference } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import { isList } from '../term/list.ts'
import type { ErlMap } from '../term/map.ts'
import { any } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { type Tuple, t } from '../term/tuple.ts'
import type { Scope } from './scope.ts'
import { scopeServer } from './server.ts'

/** The name of a scope; where none is given, it is `pg`, as in OTP. */
export type ScopeName = string | Atom

/** A node, or the `self` of one of its processes. */
export type Where = Node | Self

const DEFAULT_SCOPE = 'pg'

/** The scopes of each node, by name, while their processes live. */
const scopes = new WeakMap<NodeIdentity, Map<Atom, Scope>>()

/** `pg:start(Scope)`: resolves with its process. Rejects with `StartFailed` when there is one already. */
export function start(node: Node, scope: ScopeName = DEFAULT_SCOPE): Promise<Pid> {
  const name = nameOf(scope)
  const { identity } = node.runtime
  const began = (state: Scope, self: Self): void => {
    const ofNode = scopes.get(identity) ?? new Map<Atom, Scope>()
    scopes.set(identity, ofNode.set(name, state))
    self.signal.addEventListener('abort', () => ofNode.delete(name))
  }
  return genServer.start(node, scopeServer(node, name, began), { name })
}

/** `pg:join/2,3`: one or many processes of this node join. Rejects with `BadArg` for one of another node. */
export async function join(
  where: Where,
  group: TermInput,
  pids: Pid | readonly Pid[],
  scope: ScopeName = DEFAULT_SCOPE,
): Promise<void> {
  ensureLocal(where, pids)
  await ask(where, scope, t(atom('join_local'), nameTerm(group), pids))
}

/** `pg:leave/2,3`: each leaves once. The atom `not_joined` when none was a member. */
export function leave(
  where: Where,
  group: TermInput,
  pids: Pid | readonly Pid[],
  scope: ScopeName = DEFAULT_SCOPE,
): Promise<Atom<'ok'> | Atom<'not_joined'>> {
  ensureLocal(where, pids)
  const left = ask(where, scope, t(atom('leave_local'), nameTerm(group), pids))
  return left as Promise<Atom<'ok'> | Atom<'not_joined'>>
}

/** `pg:get_members/1,2`: the members on all nodes, none where the scope does not run. Looked up here; nobody is asked. */
export function getMembers(where: Where, group: TermInput, scope: ScopeName = DEFAULT_SCOPE): readonly Pid[] {
  return scopeOf(where, scope)?.everywhere.members(nameTerm(group)) ?? []
}

/** `pg:get_local_members/1,2`: the members on this node alone. */
export function getLocalMembers(
  where: Where,
  group: TermInput,
  scope: ScopeName = DEFAULT_SCOPE,
): readonly Pid[] {
  return scopeOf(where, scope)?.here.members(nameTerm(group)) ?? []
}

/** `pg:which_groups/0,1`: the groups with members, in no order. Throws `BadArg` when this node has no such scope. */
export function whichGroups(where: Where, scope: ScopeName = DEFAULT_SCOPE): Term[] {
  return startedScope(where, scope).everywhere.names()
}

/** `pg:which_local_groups/0,1`: the groups with members on this node. Throws as `whichGroups` does. */
export function whichLocalGroups(where: Where, scope: ScopeName = DEFAULT_SCOPE): Term[] {
  return startedScope(where, scope).here.names()
}

/**
 * `pg:monitor/1,2`: the members now, and from now on a message `{Ref, join, Group, Pids}` or `{Ref, leave, Group, Pids}`
 * to this process at each change.
 */
export async function monitor(
  self: Self,
  group: TermInput,
  scope: ScopeName = DEFAULT_SCOPE,
): Promise<readonly [reference: Reference, members: readonly Pid[]]> {
  const [reference, members] = await watching(self, scope, t(atom('monitor'), nameTerm(group)))
  return [reference, members as readonly Pid[]]
}

/** `pg:monitor_scope/0,1`: the same for all groups of the scope; what they are now comes as a map. */
export async function monitorScope(
  self: Self,
  scope: ScopeName = DEFAULT_SCOPE,
): Promise<readonly [reference: Reference, groups: ErlMap<Term, readonly Pid[]>]> {
  const [reference, groups] = await watching(self, scope, atom('monitor'))
  return [reference, groups as ErlMap<Term, readonly Pid[]>]
}

/** `pg:demonitor/1,2`: no message of it comes any more, nor stays in the mailbox. False when there was none. */
export async function demonitor(
  self: Self,
  reference: Reference,
  scope: ScopeName = DEFAULT_SCOPE,
): Promise<boolean> {
  if ((await ask(self, scope, t(atom('demonitor'), reference))) === false) return false
  const told = t(reference, any.of(atom('join'), atom('leave')), any, any)
  while ((await self.receive(told, { after: 0 })) !== undefined);
  return true
}

async function watching(
  self: Self,
  scope: ScopeName,
  request: TermInput,
): Promise<Tuple<readonly [Reference, Term]>> {
  const answer = (await ask(self, scope, request)) as Tuple<readonly [Term, Term]>
  if (kindOf(answer[0]) !== 'reference') throw new BadArg(`no monitor could be had: ${format(answer)}`)
  return answer as Tuple<readonly [Reference, Term]>
}

function ask(where: Where, scope: ScopeName, request: TermInput): Promise<Term> {
  return genServer.call(where, nameOf(scope), request, Number.POSITIVE_INFINITY)
}

function ensureLocal(where: Where, pids: Pid | readonly Pid[]): void {
  const joining: readonly unknown[] = isList(pids) ? pids : [pids]
  const isLocal = (pid: unknown) => kindOf(pid) === 'pid' && (pid as Pid).home === identityOf(where)
  const wrong = joining.findIndex((pid) => !isLocal(pid))
  if (wrong !== -1)
    throw new BadArg(
      `{nolocal,${format(joining[wrong])}}: a process joins and leaves groups on its own node only`,
    )
}

const scopeOf = (where: Where, scope: ScopeName): Scope | undefined =>
  scopes.get(identityOf(where))?.get(nameOf(scope))

function startedScope(where: Where, scope: ScopeName): Scope {
  const found = scopeOf(where, scope)
  if (found === undefined)
    throw new BadArg(`the scope ${nameOf(scope)} does not run on this node: start it with pg.start`)
  return found
}

const identityOf = (where: Where): NodeIdentity =>
  isProcess(where) ? where.pid.home : where.runtime.identity
