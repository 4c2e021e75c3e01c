/**
 * The process `global_name_server`: what a node says to others about names, locks and whom it knows. It takes each
 * message in turn and never waits for an answer; whoever must wait is a process of its own (locker, registrar, resolver).
 * OTP: `global.erl`, `handle_call/3`, `handle_cast/2`, `handle_info/2`.
 */
import type { LogLevel } from '../env/env.ts'
import { CALL, reply } from '../gen_server/gen.ts'
import { respond, SYSTEM } from '../gen_server/sys.ts'
import type { Self } from '../process/self.ts'
import { atom, atomName } from '../term/atom.ts'
import { equals } from '../term/equal.ts'
import { format } from '../term/format.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { keyOf } from '../term/kind.ts'
import { type Matched, match } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { type Tuple, t } from '../term/tuple.ts'
import { Departures } from './departures.ts'
import { VERSION } from './known.ts'
import { GLOBAL, GLOBAL_NAME_SERVER } from './lock_client.ts'
import { LOCK_IS_FREE, locker } from './locker.ts'
import { Meetings } from './meetings.ts'
import {
  CANCEL_CONNECT,
  CAST,
  DEL_LOCK,
  DOWN,
  EXCHANGE,
  EXCHANGE_OPS,
  GROUP_NODE_DOWN,
  IN_SYNC,
  INIT_CONNECT,
  INIT_CONNECT_ACK,
  LOCK_IS_SET,
  LOCK_SET,
  LOST_CONNECTION,
  NEW_NODES,
  NODE_DOWN,
  NODE_UP,
  REGISTER_EXT,
  REGISTRAR,
  REMOVE_CONNECTION,
  RESOLVED,
  SET_LOCK,
  SYNC,
} from './messages.ts'
import { REGISTER, registrar, UNREGISTER } from './registrar.ts'
import type { GlobalState } from './state.ts'
import { Syncers } from './syncers.ts'

export function nameServer(state: GlobalState): (self: Self) => Promise<never> {
  return (self) => new NameServer(state, self).run()
}

type From = Tuple<readonly [Pid, Term]>
/** Answers a call, now or later. */
type Answer = (answer: TermInput) => void

class NameServer {
  readonly #state: GlobalState
  readonly #self: Self
  readonly #registrar: Pid
  readonly #locker: Pid
  readonly #syncers: Syncers
  readonly #meetings: Meetings
  readonly #departures: Departures
  /** By `sys:suspend/1`: then whoever wants anything waits. */
  #suspended = false

  constructor(state: GlobalState, self: Self) {
    const isSuccessor = state.begin(self)
    this.#state = state
    this.#self = self
    this.#registrar = self.spawnLink(registrar(state)) // with the name server they end, and it with them
    this.#locker = self.spawnLink(locker(state))
    this.#syncers = new Syncers(state)
    this.#meetings = new Meetings(state, this.#locker, (node) => this.#syncers.done(node))
    this.#departures = new Departures(state, this.#meetings)
    if (isSuccessor) this.#departures.succeed()
    for (const node of state.node.nodes()) this.#nodeUp(node)
  }

  #nodeUp(node: string): void {
    if (node === this.#state.here) return // distribution has started on this very node
    if (this.#state.options.connectAll) this.#meetings.nodeUp(node)
  }

  async run(): Promise<never> {
    for (;;) {
      const message: Term = this.#suspended ? await this.#self.receive(SYSTEM) : await this.#self.receive()
      try {
        if (!this.#take(message)) this.#log('warning', `an unexpected message: ${format(message)}`)
      } catch (error) {
        // What a peer sent costs no more than itself: without a name server, all peers would stall.
        this.#log('error', `a message that cannot be handled: ${String(error)}`)
      }
    }
  }

  #take(message: Term): boolean {
    const call = match(CALL, message)
    if (call !== undefined) return this.#call(call[2], call[1])
    const cast = match(CAST, message)
    if (cast !== undefined) return this.#cast(cast[1])
    return on(SYSTEM, message, ([, from, request]) => this.#system(request, from)) || this.#info(message)
  }

  #system(request: Term, from: From): void {
    const about = { name: GLOBAL_NAME_SERVER, parent: this.#self.pid, suspended: this.#suspended }
    const [answered, verdict] = respond(this.#self, from[0], request, {
      ...about,
      state: infoOf(this.#state),
    })
    this.#answer(from, answered)
    if (typeof verdict === 'string') this.#suspended = verdict === 'suspend'
    if (typeof verdict === 'object' && 'terminate' in verdict)
      this.#self.exit(this.#self.pid, verdict.terminate)
  }

  /** Whoever is gone needs no answer, and is not dialled for it. */
  #answer(from: From, term: TermInput): void {
    const { node } = from[0]
    if (node === this.#self.node || this.#state.isConnected(node.name)) reply(this.#self, from, term)
  }

  #log(level: LogLevel, text: string): void {
    this.#state.node.env.log(level, `global: ${text}`)
  }

  #call(request: Term, from: From): boolean {
    const { locks, nodes, synced, names } = this.#state
    const answer: Answer = (term) => this.#answer(from, term)
    const [caller] = from
    return (
      on(SET_LOCK, request, ([, id]) => answer(locks.set(id, caller))) ||
      on(DEL_LOCK, request, ([, id]) => {
        if (locks.delete(id, caller) && id[0] === GLOBAL) {
          this.#state.lockWentDown = false
          if (!equals(caller, this.#locker)) this.#self.send(this.#locker, LOCK_IS_FREE)
        }
        answer(true)
      }) ||
      on(REGISTER, request, ([, name, pid, method]) => {
        if (this.#isMet(caller)) this.#state.insert({ name, pid, method }, this.#state.isLockedBy(caller))
        answer(atom('yes'))
      }) ||
      on(REGISTER_EXT, request, ([, name, pid, method, registeredAt]) => {
        if (this.#isMet(caller))
          this.#state.insert({ name, pid, method, registeredAt }, this.#state.isLockedBy(caller))
        answer(atom('yes'))
      }) ||
      on(UNREGISTER, request, ([, name]) => {
        names.delete(name)
        answer(atom('ok'))
      }) ||
      on(REGISTRAR, request, ([, change]) =>
        this.#self.send(this.#registrar, t(atom('trans_all_known'), change, from)),
      ) ||
      on(SYNC, request, ([, list]) => this.#syncers.add(list, () => answer(atom('ok')))) ||
      on(atom('get_known'), request, () => answer(nodes.nodes().map((node) => atom(node)))) ||
      on(atom('get_synced'), request, () => answer([...synced].map((node) => atom(node)))) ||
      on(atom('get_protocol_version'), request, () => answer(VERSION)) ||
      on(atom('get_names_ext'), request, () => answer(names.externals())) ||
      on(atom('disconnect'), request, () => answer(this.#departures.leave().map((node) => atom(node)))) ||
      on(atom('info'), request, () => answer(infoOf(this.#state)))
    )
  }

  /**
   * Whether a process may set names here. What a node has begun before its connection was lost can arrive by the next
   * one, before the two have met again: then its names are part of the exchange, of which those known here hear.
   */
  #isMet({ node }: Pid): boolean {
    return node === this.#self.node || this.#state.nodes.has(node.name)
  }

  #cast(message: Term): boolean {
    const meetings = this.#meetings
    return (
      on(INIT_CONNECT, message, ([, version, node, [, , , hisLocker]]) => {
        const [hisVersion, hisTag] = version // a later version may say more
        if (typeof hisVersion === 'number' && hisTag !== undefined)
          meetings.initConnect(atomName(node), hisVersion, hisTag, hisLocker)
      }) ||
      on(LOCK_IS_SET, message, ([, node, myTag, lockId]) =>
        meetings.lockIsSet(atomName(node), myTag, lockId),
      ) ||
      on(EXCHANGE, message, ([, node, hisNames, , myTag]) =>
        meetings.exchange(atomName(node), hisNames, myTag),
      ) ||
      on(EXCHANGE_OPS, message, ([, node, myTag, ours, his]) =>
        meetings.exchangeOps(atomName(node), myTag, ours, his),
      ) ||
      on(RESOLVED, message, ([, node, ops, known, , externals, myTag]) =>
        meetings.resolved(atomName(node), myTag, { ops, known, externals }),
      ) ||
      on(NEW_NODES, message, ([, , ops, externals, nodes, extra]) =>
        meetings.newNodes(nodes, ops, externals, extra),
      ) ||
      on(IN_SYNC, message, ([, node]) => meetings.inSync(atomName(node))) ||
      on(LOCK_SET, message, (lockSet) => this.#self.send(this.#locker, lockSet as unknown as Term))
    )
  }

  #info(message: Term): boolean {
    const meetings = this.#meetings
    return (
      on(NODE_UP, message, ([, node]) => this.#nodeUp(atomName(node))) ||
      on(NODE_DOWN, message, ([, node]) => {
        this.#departures.nodeDown(atomName(node))
        this.#syncers.done(atomName(node))
      }) ||
      on(GROUP_NODE_DOWN, message, ([, node, connection]) => {
        if (this.#state.connectionId(atomName(node)) !== connection) return
        this.#departures.ignore(atomName(node))
        this.#syncers.done(atomName(node))
      }) ||
      on(DOWN, message, ([, reference]) => this.#processDown(reference)) ||
      on(INIT_CONNECT_ACK, message, ([, node, myTag, hisTag]) =>
        meetings.initConnectAck(atomName(node), myTag, hisTag),
      ) ||
      on(CANCEL_CONNECT, message, ([, node, myTag]) => meetings.cancelConnect(atomName(node), myTag)) ||
      on(LOST_CONNECTION, message, ([, from, creation, operation, lost]) =>
        this.#departures.lostConnection(atomName(from), creation, operation, atomName(lost)),
      ) ||
      on(REMOVE_CONNECTION, message, ([, node]) => this.#departures.removeConnection(atomName(node)))
    )
  }

  #processDown(reference: Reference): void {
    const freed = this.#state.locks.holderDown(reference)
    if (freed.includes(keyOf(GLOBAL))) {
      this.#state.lockWentDown = true
      this.#self.send(this.#locker, LOCK_IS_FREE)
    }
    this.#state.names.processDown(reference)
  }
}

/** `global:info/0`: for whoever looks into a running system. */
function infoOf({ nodes, synced, names, preventsPartitions }: GlobalState): TermInput {
  const atoms = (list: Iterable<string>) => Array.from(list, (name) => atom(name))
  return [
    t(atom('known'), atoms(nodes.nodes())),
    t(atom('pending'), atoms(nodes.pending.keys())),
    t(atom('synced'), atoms(synced)),
    t(atom('names'), names.list()),
    t(atom('prevent_overlapping_partitions'), preventsPartitions),
  ]
}

/** One clause: whether `message` is of the pattern; if so it has been handled. */
function on<const P>(pattern: P, message: Term, handle: (message: Matched<P>) => void): boolean {
  const matched = match(pattern, message)
  if (matched === undefined) return false
  handle(matched)
  return true
}
