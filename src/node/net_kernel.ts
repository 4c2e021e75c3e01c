/**
 * `net_kernel`: which nodes this one is connected with. It joins the processes' `Remote` to channels: a signal for
 * another node goes out by the channel to it, and where there is none yet, that node is dialled first. Nobody is looked
 * up unasked.
 * OTP: `net_kernel.erl`, `dist_util.erl`.
 */
import { Channel } from '../channel/channel.ts'
import type { Pace } from '../channel/ticker.ts'
import type { Trace } from '../env/trace.ts'
import { HandshakeError } from '../handshake/errors.ts'
import type { Peer } from '../handshake/party.ts'
import { type Pending, pendingFor } from '../handshake/pending.ts'
import type { Remote } from '../process/remote.ts'
import type { Runtime } from '../process/runtime.ts'
import { connects, type Signal } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import type { FramedConnection } from '../transport/framed.ts'
import type { Connection } from '../transport/transport.ts'
import { Allowed, NotAllowed } from './allowed.ts'
import { AutoConnect, type DistAutoConnect, NoAutoConnect } from './auto_connect.ts'
import type { Dialler } from './dial.ts'
import { Dials } from './dials.ts'
import { GivenNames } from './given_names.ts'
import { type Attempt, type ConnectOptions, copySignal, Link } from './link.ts'
import { Newcomers, type Reception } from './newcomers.ts'
import { News } from './news.ts'
import type { NodeMonitors, UpOrDown } from './node_monitors.ts'
import { OwnName } from './own_name.ts'
import { TickTime } from './tick_time.ts'
import { isHidden, type NodeInfo, type NodesKind, nodesOf, type Sight } from './visibility.ts'

export interface NetKernelOptions {
  readonly runtime: Runtime
  readonly monitors: NodeMonitors
  readonly dialler: Dialler
  /** Milliseconds. */
  readonly ticktime: number
  readonly tickIntensity?: number
  readonly distAutoConnect?: DistAutoConnect
}

export class NetKernel implements Remote {
  readonly allowed = new Allowed()
  readonly ticktime: TickTime
  readonly #news: News
  readonly #runtime: Runtime
  readonly #ownName: OwnName
  readonly #autoConnect: AutoConnect
  readonly #links = new Map<string, Link>()
  readonly #dials: Dials
  readonly #newcomers: Newcomers
  readonly #givenNames: GivenNames
  #stopped = false

  constructor(options: NetKernelOptions) {
    const { runtime, monitors, dialler, distAutoConnect } = options
    this.#news = new News(runtime, monitors, () => this.dialler.us.name)
    this.#runtime = runtime
    this.#ownName = new OwnName(runtime.identity, dialler)
    this.#autoConnect = new AutoConnect(distAutoConnect)
    const setPace = (pace: Pace): void => {
      for (const { channel } of this.#links.values()) channel?.setPace(pace)
    }
    this.ticktime = new TickTime(runtime.env.clock, options.ticktime, setPace, options.tickIntensity)
    this.#givenNames = new GivenNames(runtime.env.random)
    this.#dials = new Dials(this.#ownName, {
      up: (link, attempt, connection, peer) => this.#up(link, attempt, connection, peer),
      fail: (link, error) => this.#fail(link, error),
    })
    this.#newcomers = new Newcomers(this.#reception)
  }

  // #region remote
  send(node: Atom, signal: Signal): Promise<void> | undefined {
    const link = this.#links.get(node.name)
    if (link?.channel !== undefined) return link.channel.send(signal)
    if (link === undefined && !connects(signal)) return undefined
    const copied = copySignal(signal) // what waits must not change any more
    const refused = link === undefined && this.#refusal(node.name) !== undefined
    const waitingFor = refused ? undefined : this.#linkTo(node.name)
    if (!waitingFor?.wait(copied)) this.#runtime.unreachable(copied)
    return waitingFor?.full
  }
  // #endregion

  /** How this node dials. */
  get dialler(): Dialler {
    return this.#ownName.dialler
  }

  /**
   * What a message would do: resolves when `node` is connected, dialling it if need be and if nothing speaks against it;
   * rejects with the error that says why it is not. What this dialling tells the trace goes to `trace`, if one is given.
   */
  async connect(node: string, trace?: Trace): Promise<void> {
    if (node === this.dialler.us.name) return
    const refusal = this.#links.has(node) ? undefined : this.#refusal(node)
    if (refusal !== undefined) throw refusal
    await this.#linkTo(node, trace).ready
  }

  /**
   * `net_kernel:connect_node/1`: the same, whatever `dist_auto_connect` says, and also to get a name. With `hidden`, a new
   * connection is a hidden one: `net_kernel:hidden_connect_node/1`.
   */
  connectNode(node: string, options?: ConnectOptions): Promise<void> {
    if (node === this.dialler.us.name) return Promise.resolve()
    const ban = this.#links.has(node) ? undefined : this.#ban(node)
    return ban === undefined ? this.#linkTo(node, undefined, options).ready : Promise.reject(ban)
  }

  /** `erlang:disconnect_node/1`. False when there was no connection; one that is being made goes on. */
  disconnect(node: string): boolean {
    const channel = this.#links.get(node)?.channel
    channel?.close('disconnect')
    return channel !== undefined
  }

  /** The names of nodes of that kind. */
  nodes(kind: NodesKind = 'visible'): string[] {
    const sights = Array.from(this.#links.values(), ({ peer, channel }): Sight => {
      if (channel === undefined) return { peer, state: 'under way' }
      return { peer, state: this.#isHidden(channel) ? 'hidden' : 'visible' }
    })
    return [...nodesOf(kind, this.dialler.us.name, sights)]
  }

  /** The nodes of that kind, and what there is to tell of each. */
  nodeInfos(kind: NodesKind): NodeInfo[] {
    return this.nodes(kind).map((node) => {
      const link = this.#links.get(node)
      if (link?.channel === undefined) {
        const nodeType = node === this.dialler.us.name ? 'this' : 'known'
        return { node, nodeType, connectionId: undefined }
      }
      return { node, nodeType: this.#isHidden(link.channel) ? 'hidden' : 'visible', connectionId: link.id }
    })
  }

  isConnected(node: string): boolean {
    return this.#links.get(node)?.channel !== undefined
  }

  /** `flags` are those that a connection was agreed to have. */
  #isHidden({ flags }: { readonly flags: bigint }): boolean {
    return isHidden(this.dialler.us.flags, flags)
  }

  /** Somebody dialled this node. */
  accept(carrier: Connection): Promise<void> {
    return this.#newcomers.accept(carrier)
  }

  /** Ends every connection and attempt. */
  stop(): void {
    this.#stopped = true
    this.ticktime.stop()
    this.#newcomers.stop()
    this.#dropAll()
  }

  #dropAll(): void {
    for (const link of [...this.#links.values()]) this.#drop(link, 'net_kernel_terminated')
  }

  #drop(link: Link, reason: string): void {
    if (link.channel !== undefined) link.channel.close(reason)
    else this.#fail(link, new Error('the connection was given up'))
  }

  get #reception(): Reception {
    const ownName = this.#ownName
    return {
      get us() {
        return ownName.dialler.us
      },
      markPending: (peer) => (this.allowed.letsIn(peer) ? this.#markPending(peer) : 'not_allowed'),
      nameFor: (host) =>
        this.allowed.letsIn(host) ? this.#givenNames.take(host, (name) => this.#links.has(name)) : undefined,
      enter: (peer, attempt) => this.#enter(peer, attempt),
      replaceOld: (peer) => this.#links.get(peer)?.channel?.close('connection_closed'),
      up: (link, attempt, connection, peer) => this.#up(link, attempt, connection, peer),
      failed: (who, error, link) => {
        const turnedAway = error instanceof HandshakeError && error.failure === 'nok' // our own attempt goes on
        if (!turnedAway) this.#tellFailure(who, error)
        if (link !== undefined && !link.underWay) this.#newcomerFailed(link, error)
      },
    }
  }

  /** What is to be said to a newcomer. */
  #markPending(peer: string): Pending {
    const link = this.#links.get(peer)
    const standing = link?.channel ? 'up' : link?.dialling ? 'dialling' : 'nothing'
    const pending = pendingFor(this.dialler.us.name, peer, standing)
    return pending === 'ok_simultaneous' && link?.contested ? 'nok' : pending
  }

  /** A newcomer by the name `peer` is under way. */
  #enter(peer: string, attempt: Attempt): Link {
    const link = this.#links.get(peer) ?? new Link(peer)
    this.#links.set(peer, link)
    link.newcomers.add(attempt)
    link.giveWay()
    return link
  }

  /** Nobody who came has the cookie. That says nothing of the node whose name they gave, if it is wanted here. */
  #newcomerFailed(link: Link, error: unknown): void {
    link.contested = true
    if (link.wanted && !this.#stopped) void this.#dials.begin(link)
    else this.#fail(link, error, 'told')
  }

  /** Why this node does not connect with `node`, whoever asks. */
  #ban(node: string): Error | undefined {
    if (this.#stopped) return new Error(`no connection with ${node}: this node has stopped`)
    return this.allowed.mayDial(node) ? undefined : new NotAllowed(node)
  }

  /** Why it does not by itself; as `erl` does not while it has no name. */
  #refusal(node: string): Error | undefined {
    const ban = this.#ban(node)
    if (ban !== undefined) return ban
    return this.#ownName.isMissing
      ? new NoAutoConnect(node, 'this node has no name yet')
      : this.#autoConnect.refusal(node)
  }

  /** The link to `node`, begun if there is none. */
  #linkTo(node: string, trace?: Trace, options?: ConnectOptions): Link {
    const link = this.#links.get(node) ?? new Link(node, options)
    link.wanted = true
    if (this.#links.has(node)) return link
    this.#links.set(node, link)
    void this.#dials.begin(link, trace)
    return link
  }

  #up(link: Link, attempt: Attempt, connection: FramedConnection, peer: Peer): void {
    const who = { node: link.peer, hidden: this.#isHidden(peer), connectionId: link.id }
    let channel: Channel
    try {
      atom(link.peer) // throws when there is no room for its name; so before anyone is told
      if (peer.ourName !== undefined) {
        this.#ownName.take(peer.ourName)
        this.#news.named(peer.ourName.name)
      }
      channel = new Channel({
        env: this.#runtime.env,
        home: this.#runtime.identity,
        peer,
        connection,
        pace: this.ticktime.pace,
        deliver: (signal) => this.#runtime.deliver(signal),
        down: (reason) => this.#downed(link, peer, who, reason),
      })
    } catch (error) {
      connection.destroy()
      throw error
    }
    this.#autoConnect.up(link.peer)
    link.up(channel, attempt)
    this.#news.up(who)
    link.sendWaiting()
  }

  #downed(link: Link, peer: Peer, who: UpOrDown, reason: string): void {
    if (this.#links.get(link.peer) === link) this.#links.delete(link.peer)
    this.#givenNames.giveBack(link.peer)
    this.#autoConnect.down(link.peer)
    this.#news.down(who, reason, () => this.#runtime.nodeDown(atom(link.peer) as Atom))
    if (peer.ourName !== undefined) this.#nameLost()
  }

  /** Whoever gave the name is gone, and so is the name: nobody shall know this node by it any more. */
  #nameLost(): void {
    const { name } = this.dialler.us
    this.#dropAll()
    this.#ownName.lose()
    this.#news.nameLost(name)
  }

  #fail(link: Link, error: unknown, told?: 'told'): void {
    if (this.#links.get(link.peer) === link) this.#links.delete(link.peer)
    this.#givenNames.giveBack(link.peer)
    const lost = link.failed(error)
    if (told === undefined) this.#tellFailure(link.peer, error)
    for (const signal of lost) this.#runtime.unreachable(signal)
  }

  #tellFailure(peer: string, error: unknown): void {
    this.#news.failed(peer, error, this.#stopped ? 'not logged' : 'logged')
  }
}
