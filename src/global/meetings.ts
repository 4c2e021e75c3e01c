/**
 * How two nodes that have just connected become one cluster: the exchange between their name servers. A and B connect,
 * and C is known to B.
 *
 *   A                                                       B
 *     {init_connect, {Version, TagA}, a, {locker, …, LockerA}} ─▶
 *                        ◀─ {init_connect, {Version, TagB}, b, …}
 *     {init_connect_ack, a, TagB, TagA} ─▶      (each says: this is the meeting I mean)
 *                        ◀─ {init_connect_ack, b, TagA, TagB}
 *          … the lockers lock both sides, see locker.ts …
 *     {exchange, a, NamesOfA, [], TagB} ─▶
 *                        ◀─ {exchange, b, NamesOfB, [], TagA}
 *          … names that both have are settled, see resolve.ts …
 *     {resolved, a, ForB, KnownAtA, …, TagB} ─▶
 *                        ◀─ {resolved, b, ForA, KnownAtB, …, TagA}
 *   A connects with C, and says {in_sync, a, true}          B tells C {new_nodes, b, Ops, …, [a], …}
 *
 * So the full mesh is made: whoever learns of a node this way connects with it.
 * OTP: `global.erl`, "Connection algorithm" and "Messages in the protocol".
 */
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { equals } from '../term/equal.ts'
import type { Pid } from '../term/identifier.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { Greetings } from './greet.ts'
import { type NodeVersion, nodeVersionTerm, VERIFIES_CONNECT, VERSION } from './known.ts'
import { castTo } from './lock_client.ts'
import { met, newcomers } from './mesh.ts'
import { applyOps } from './ops.ts'
import { exchangeNames } from './resolve.ts'
import type { GlobalState } from './state.ts'

/** The exchange with one node, as far as it has come. Messages under other tags belong to one that was given up. */
interface Meeting {
  readonly myTag: number
  hisTag: Term | undefined
  /** The version that both speak; 0 until he has said his. */
  version: number
  lockId: Term | undefined
  hisNames: readonly Term[] | undefined
  /** What his names change here, once that is worked out. */
  ops: readonly Term[] | undefined
  resolved: Resolved | undefined
}

interface Resolved {
  readonly ops: readonly Term[]
  readonly known: readonly Term[]
  readonly externals: readonly Term[]
}

export class Meetings {
  readonly #state: GlobalState
  readonly #locker: Pid
  /** Called when a node has the same names as this one. */
  readonly #inSync: (node: string) => void
  readonly #meetings = new Map<string, Meeting>()
  readonly #greetings: Greetings
  #lastTag = 0

  constructor(state: GlobalState, locker: Pid, inSync: (node: string) => void) {
    this.#state = state
    this.#locker = locker
    this.#greetings = new Greetings(state)
    this.#inSync = inSync
  }

  /** A node has come up: whoever is neither known nor being met is greeted. */
  nodeUp(node: string): void {
    const { nodes, self, here } = this.#state
    this.#greetings.nodeUp(node)
    if (nodes.has(node) || this.#meetings.has(node)) return
    const myTag = ++this.#lastTag
    const blank = {
      hisTag: undefined,
      lockId: undefined,
      hisNames: undefined,
      ops: undefined,
      resolved: undefined,
    }
    this.#meetings.set(node, { myTag, version: 0, ...blank })
    const known = new Map(nodes.read(nodes.list(VERSION)).map(({ node, version }) => [atom(node), version]))
    const locker = t(atom('locker'), atom('no_longer_a_pid'), known, this.#locker)
    castTo(self, this.#state, node, t(atom('init_connect'), t(VERSION, myTag), atom(here), locker))
  }

  /** Gives up the meeting with a node, if there is one, and tells him unless he is gone. */
  cancel(node: string): void {
    const meeting = this.#meetings.get(node)
    if (meeting === undefined) return
    const { nodes } = this.#state
    const version = nodes.pending.get(node)
    if (version !== undefined && version >= VERIFIES_CONNECT) this.#tellCancelled(node, meeting.hisTag)
    nodes.pending.delete(node)
    this.#end(node, meeting, [])
  }

  initConnect(node: string, hisVersion: number, hisTag: Term, hisLocker: Pid): void {
    const { nodes, self, here } = this.#state
    if (nodes.pending.has(node)) {
      // Two meetings at once: give up both, and begin anew. He will say so with another tag.
      this.#tellCancelled(node, hisTag)
      this.#restart(node)
      return
    }
    // Without a meeting here, that node is known already, by others: its own `in_sync` is on the way.
    const meeting = this.#meetings.get(node)
    if (meeting === undefined) return
    meeting.hisTag = hisTag
    meeting.version = Math.min(hisVersion, VERSION)
    self.send(this.#locker, t(atom('his_the_locker'), hisLocker, meeting.version, hisTag, meeting.myTag))
    if (hisVersion >= VERIFIES_CONNECT) {
      this.#state.tell(node, t(atom('init_connect_ack'), atom(here), hisTag, meeting.myTag))
    }
    nodes.pending.set(node, hisVersion)
  }

  /** He says which meeting he means. If it is another one, both begin anew. */
  initConnectAck(node: string, myTag: Term, hisTag: Term): void {
    const meeting = this.#meetings.get(node)
    if (meeting !== undefined && equals(meeting.myTag, myTag) && equals(meeting.hisTag ?? false, hisTag))
      return
    this.#tellCancelled(node, hisTag)
    this.#restart(node)
  }

  cancelConnect(node: string, myTag: Term): void {
    if (this.#meeting(node, myTag) === undefined) return
    this.#state.nodes.pending.delete(node) // he knows: no need to tell him
    this.#restart(node)
  }

  /** Both sides are locked. */
  lockIsSet(node: string, myTag: Term, lockId: Term): void {
    const meeting = this.#current(node, myTag)
    if (meeting === undefined) return
    const { names, here, self } = this.#state
    meeting.lockId = lockId
    castTo(self, this.#state, node, t(atom('exchange'), atom(here), names.list(), [], meeting.hisTag ?? 0))
    this.#compareNames(node, meeting)
  }

  exchange(node: string, hisNames: readonly Term[], myTag: Term): void {
    const meeting = this.#current(node, myTag)
    if (meeting === undefined) return
    meeting.hisNames = hisNames
    this.#compareNames(node, meeting)
  }

  /** Once the lock is set and his names are here, in whichever order. */
  #compareNames(node: string, { lockId, hisNames, myTag }: Meeting): void {
    if (lockId === undefined || hisNames === undefined) return
    const { self, names, here } = this.#state
    const { runtime } = this.#state.node
    self.spawn(async (resolver: Self) => {
      const { ours, his } = await exchangeNames(resolver, runtime, names, hisNames, node)
      castTo(resolver, this.#state, here, t(atom('exchange_ops'), atom(node), myTag, ours, his))
    })
  }

  exchangeOps(node: string, myTag: Term, ours: readonly Term[], his: readonly Term[]): void {
    const meeting = this.#current(node, myTag)
    if (meeting === undefined) return
    const { self, here, nodes, names } = this.#state
    const known = nodes.list(nodes.versionOf(node))
    const externals = names.externals()
    castTo(
      self,
      this.#state,
      node,
      t(atom('resolved'), atom(here), his, known, atom('unused'), externals, meeting.hisTag ?? 0),
    )
    meeting.ops = ours
    this.#conclude(node, meeting)
  }

  resolved(node: string, myTag: Term, resolved: Resolved): void {
    const meeting = this.#current(node, myTag)
    if (meeting === undefined) return
    meeting.resolved = resolved
    this.#conclude(node, meeting)
  }

  // #region conclude
  /** Both sides have said what changes: change it, meet those he knows, and let those known here meet him. */
  #conclude(node: string, meeting: Meeting): void {
    const { ops, resolved, version, lockId } = meeting
    if (ops === undefined || resolved === undefined) return
    const { nodes, here } = this.#state
    const changes = [...ops, ...resolved.ops]
    const hisKnown = nodes.read(resolved.known)
    const { connect, tell, news } = met(here, nodes.nodes(), node, namesOf(hisKnown))
    const all = [{ node, version: nodes.versionOf(node) }, ...hisKnown]
    const newNodes = all.filter((one) => news.includes(one.node))
    const extra = [t(atom('vsn'), version), t(atom('lock'), lockId ?? false)]
    this.#greetings.greet(connect)
    applyOps(this.#state, changes, resolved.externals, lockId)
    for (const other of hisKnown) {
      nodes.pending.delete(other.node)
      this.cancel(other.node)
    }
    nodes.pending.delete(node)
    const newsFor = (forVersion: number) =>
      t(
        atom('new_nodes'),
        atom(here),
        changes,
        resolved.externals,
        newNodes.map((one) => nodeVersionTerm(one, forVersion)),
        extra,
      )
    const messages = tell.map((known) => t(atom(known), newsFor(nodes.versionOf(known))))
    this.#end(node, meeting, messages as unknown as Term[])
    nodes.add(newNodes)
    this.#state.synced.add(node)
    this.#inSync(node)
  }
  // #endregion

  /** Somebody of this cluster has met others. */
  newNodes(
    list: readonly Term[],
    ops: readonly Term[],
    externals: readonly Term[],
    extra: readonly Term[],
  ): void {
    const { nodes, here } = this.#state
    const news = nodes.read(list)
    const known = nodes.nodes()
    nodes.add(news)
    this.#greetings.greet(newcomers(here, known, namesOf(news)))
    const lock = extra.map((item) => match(t(atom('lock'), any), item)).find((item) => item !== undefined)
    applyOps(this.#state, ops, externals, lock?.[1])
  }

  /** That node has the same names, and knows this one: nothing is left to be exchanged. */
  inSync(node: string): void {
    this.#state.nodes.pending.delete(node)
    this.#state.synced.add(node)
    this.#inSync(node)
    this.cancel(node)
  }

  /** The meeting that a message belongs to. */
  #meeting(node: string, myTag: Term): Meeting | undefined {
    const meeting = this.#meetings.get(node)
    return meeting !== undefined && equals(meeting.myTag, myTag) ? meeting : undefined
  }

  /** The same for the messages of an exchange: the lock of one that was given up is given back. */
  #current(node: string, myTag: Term): Meeting | undefined {
    const meeting = this.#meeting(node, myTag)
    if (meeting === undefined) this.#unlock(node, myTag)
    return meeting
  }

  #restart(node: string): void {
    if (!this.#meetings.has(node)) return
    this.cancel(node)
    this.nodeUp(node)
  }

  #end(node: string, meeting: Meeting, messages: readonly Term[]): void {
    this.#meetings.delete(node)
    this.#unlock(node, meeting.myTag, messages)
  }

  #unlock(node: string, myTag: Term, messages: readonly Term[] = []): void {
    this.#state.self.send(this.#locker, t(atom('cancel'), atom(node), myTag, messages))
  }

  #tellCancelled(node: string, hisTag: Term | undefined): void {
    if (hisTag !== undefined) {
      this.#state.tell(node, t(atom('cancel_connect'), atom(this.#state.here), hisTag))
    }
  }
}

const namesOf = (nodes: readonly NodeVersion[]): string[] => nodes.map(({ node }) => node)
