/**
 * A scope of process groups: one process a node, registered under the scope's name, which knows the members on its node
 * and tells its like on all nodes. Every node has the whole table, so looking up asks nobody.
 *
 *   A: a scope starts, or B has come up            B: the scope of that name there
 *     {discover, ScopeA} ──────────────────────▶     answers with all its members
 *     ◀───────  '$gen_cast' {sync, ScopeB, [{Group, Pids}]}
 *     ◀───────  {discover, ScopeB}                   if it did not know A
 *     '$gen_cast' {sync, ScopeA, …} ───────────▶
 *     {join, ScopeA, Group, Pid | Pids} ───────▶     from now on, each change
 *     {leave, ScopeA, Pid | Pids, Groups} ─────▶
 *
 * Each watches the other. When one ends, or its node goes, its members leave: nobody needs to be in agreement, and two
 * halves of a cluster that is cut in two go on by themselves.
 * OTP: `pg.erl`.
 */
import type { Node } from '../node/node.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { equals } from '../term/equal.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { KEY, keyOf } from '../term/kind.ts'
import { ErlMap } from '../term/map.ts'
import { any, match, matches } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { Groups, subtract } from './groups.ts'
import { Monitors } from './monitors.ts'

/** How often members of one other node may be in groups here. A node that says more is disconnected. */
const MAX_REMOTE_MEMBERS = 262_144
/** How many monitors processes of all nodes may have here. */
const MAX_MONITORS = 65_536

/** A process of this node that is in groups, in some of them perhaps several times. */
interface Member {
  readonly reference: Reference
  groups: Term[]
}

/** The scope of the same name on another node. */
interface Peer {
  readonly pid: Pid
  readonly reference: Reference
  readonly groups: Groups
}

export class Scope {
  /** The members on all nodes, and those on this one. */
  readonly everywhere = new Groups()
  readonly here = new Groups()
  readonly #node: Node
  readonly #self: Self
  readonly #name: Atom
  readonly #members = new Map<string, Member>()
  /** By node: a node has one process of the name. */
  readonly #peers = new Map<Atom, Peer>()
  readonly #monitors = new Monitors()

  constructor(node: Node, self: Self, name: Atom) {
    this.#node = node
    this.#self = self
    this.#name = name
    node.monitorNodes(self.pid)
    for (const other of node.nodes()) this.discover(atom(other) as Atom)
  }

  /** `pg:monitor/1` and `pg:monitor_scope/0`: what is told from now on, and how it is now. */
  monitor(caller: Pid, group?: Term): TermInput {
    if (this.#monitors.size >= MAX_MONITORS) return t(atom('error'), atom('system_limit'))
    const reference = this.#self.monitor(caller)
    this.#monitors.add(caller, reference, group)
    return t(
      reference,
      group === undefined ? new ErlMap(this.everywhere.list()) : this.everywhere.members(group),
    )
  }

  joinLocal(group: Term, joining: Term): Atom<'ok'> {
    const pids = pidsIn(joining, this.#self.node)
    for (const pid of pids) {
      const member = this.#members.get(pid[KEY]) ?? { reference: this.#self.monitor(pid), groups: [] }
      member.groups.push(group)
      this.#members.set(pid[KEY], member)
    }
    this.here.join(group, pids)
    this.#joined(group, pids)
    this.#broadcast(t(atom('join'), this.#self.pid, group, pids))
    return atom('ok')
  }

  leaveLocal(group: Term, leaving: Term): Atom<'ok'> | Atom<'not_joined'> {
    const gone = this.here.leave(group, pidsIn(leaving, this.#self.node))
    if (gone.length === 0) return atom('not_joined')
    for (const pid of gone) this.#forgetOnce(pid, group)
    this.#left(group, gone)
    this.#broadcast(t(atom('leave'), this.#self.pid, gone, [group]))
    return atom('ok')
  }

  #forgetOnce(pid: Pid, group: Term): void {
    const member = this.#members.get(pid[KEY])
    if (member === undefined) return
    member.groups = without(member.groups, group)
    if (member.groups.length > 0) return
    this.#members.delete(pid[KEY])
    this.#self.demonitor(member.reference)
  }

  demonitor(reference: Reference): Atom<'ok'> | false {
    if (!this.#monitors.remove(reference)) return false
    this.#self.demonitor(reference)
    return atom('ok')
  }

  down(reference: Reference, pid: Pid): void {
    if (this.#monitors.remove(reference)) return
    const peer = this.#peers.get(pid.node)
    if (peer !== undefined && peer.reference[KEY] === reference[KEY]) {
      this.#forgetPeer(peer)
      return
    }
    const member = this.#members.get(pid[KEY])
    if (member === undefined || member.reference[KEY] !== reference[KEY]) return
    this.#members.delete(pid[KEY])
    for (const group of member.groups) this.#left(group, this.here.leave(group, [pid]))
    this.#broadcast(t(atom('leave'), this.#self.pid, pid, member.groups))
  }

  /** Is there a scope of this name? */
  discover(node: Atom): void {
    this.#tell({ name: this.#name, node }, t(atom('discover'), this.#self.pid))
  }

  discovered(pid: Pid): void {
    const all = this.here.list().map(([group, pids]) => t(group, pids))
    this.#tell(pid, t(atom('$gen_cast'), t(atom('sync'), this.#self.pid, all)))
    if (this.#peerOf(pid) === undefined && this.#meet(pid) !== undefined)
      this.#tell(pid, t(atom('discover'), this.#self.pid))
  }

  /** All the members over there, whatever was known of them before. */
  synced(pid: Pid, list: readonly Term[]): void {
    const peer = this.#peerOf(pid) ?? this.#meet(pid)
    if (peer === undefined) return
    const now = new Map<string, readonly [group: Term, pids: readonly Pid[]]>()
    for (const item of list) {
      const entry = match(t(any, any.list), item)
      if (entry !== undefined) now.set(keyOf(entry[0]), [entry[0], pidsIn(entry[1], pid.node)])
    }
    for (const [group, pids] of peer.groups.list()) {
      const { gone } = subtract(pids, now.get(keyOf(group))?.[1] ?? [])
      this.#leaves(peer, group, subtract(pids, gone).kept)
    }
    for (const [group, pids] of now.values())
      this.#joins(peer, group, subtract(pids, peer.groups.members(group)).kept)
  }

  joinRemote(pid: Pid, group: Term, pids: Term): void {
    const peer = this.#peerOf(pid)
    if (peer !== undefined) this.#joins(peer, group, pidsIn(pids, pid.node))
  }

  leaveRemote(pid: Pid, pids: Term, groups: readonly Term[]): void {
    const peer = this.#peerOf(pid)
    if (peer === undefined) return
    for (const group of groups) this.#leaves(peer, group, pidsIn(pids, pid.node))
  }

  #joins(peer: Peer, group: Term, pids: readonly Pid[]): void {
    const { node } = peer.pid
    if (peer.groups.size + pids.length > MAX_REMOTE_MEMBERS) {
      this.#node.env.log(
        'error',
        `pg: ${node.name} has more than ${MAX_REMOTE_MEMBERS} members, and is disconnected`,
      )
      this.#node.disconnect(node)
      return
    }
    peer.groups.join(group, pids)
    this.#joined(group, pids)
  }

  #leaves(peer: Peer, group: Term, pids: readonly Pid[]): void {
    this.#left(group, peer.groups.leave(group, pids))
  }

  /** A scope that was restarted is another process: the members of the former one are gone. */
  #meet(pid: Pid): Peer | undefined {
    const { node } = pid
    if (!this.#node.isConnected(node)) return undefined // gone meanwhile, or a lie
    const former = this.#peers.get(node)
    if (former !== undefined) this.#forgetPeer(former)
    const peer = { pid, reference: this.#self.monitor(pid), groups: new Groups() }
    this.#peers.set(node, peer)
    return peer
  }

  #peerOf(pid: Pid): Peer | undefined {
    const peer = this.#peers.get(pid.node)
    return peer !== undefined && peer.pid[KEY] === pid[KEY] ? peer : undefined
  }

  #forgetPeer(peer: Peer): void {
    this.#peers.delete(peer.pid.node)
    this.#self.demonitor(peer.reference)
    for (const [group, pids] of peer.groups.list()) this.#left(group, pids)
  }

  #joined(group: Term, pids: readonly Pid[]): void {
    this.everywhere.join(group, pids)
    this.#notify('join', group, pids)
  }

  #left(group: Term, pids: readonly Pid[]): void {
    this.everywhere.leave(group, pids)
    this.#notify('leave', group, pids)
  }

  #notify(what: 'join' | 'leave', group: Term, pids: readonly Pid[]): void {
    if (pids.length === 0) return
    for (const { pid, reference } of this.#monitors.of(group))
      this.#tell(pid, t(reference, atom(what), group, pids))
  }

  #broadcast(message: TermInput): void {
    for (const { pid } of this.#peers.values()) this.#tell(pid, message)
  }

  /** It never dials: who is not connected has nothing to do with this. */
  #tell(to: Pid | { readonly name: Atom; readonly node: Atom }, message: TermInput): void {
    if (to.node === this.#self.node || this.#node.isConnected(to.node)) this.#self.send(to, message)
  }
}

/** One pid or a list of them, as far as they are processes of `node`: a node speaks for its own. */
function pidsIn(value: Term, node: Atom): Pid[] {
  const list = match(any.list, value) ?? [value]
  return list.filter((item): item is Pid => matches(any.pid, item) && (item as Pid).node === node)
}

/** The list less the first that is equal. */
function without(list: readonly Term[], term: Term): Term[] {
  const at = list.findIndex((each) => equals(each, term))
  return list.filter((_, i) => i !== at)
}
