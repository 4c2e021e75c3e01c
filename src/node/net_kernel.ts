/**
 * `net_kernel`: which nodes this one is connected with. It joins the processes' `Remote` to channels: a signal for
 * another node goes out by the channel to it, and where there is none yet, that node is dialled first. Nobody is looked
 * up unasked.
 * OTP: `net_kernel.erl`, `dist_util.erl`.
 */
import { Channel } from '../channel/channel.ts'
import type { Trace } from '../env/trace.ts'
import { HandshakeError } from '../handshake/errors.ts'
import { type Acceptance, handshakeOtherStarted, type Pending } from '../handshake/other_started.ts'
import type { Peer } from '../handshake/party.ts'
import type { Remote } from '../process/remote.ts'
import type { Runtime } from '../process/runtime.ts'
import { connects, type Signal } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import { copy } from '../term/copy.ts'
import { FramedConnection } from '../transport/framed.ts'
import type { Connection } from '../transport/transport.ts'
import { type Dialler, dial, MAX_HANDSHAKE_FRAME, tracedBy } from './dial.ts'
import type { ConnectFailedEvent, NodeDownEvent, NodeEvent, NodeUpEvent } from './events.ts'
import { type Attempt, Link } from './link.ts'
import { BadNodeName } from './names.ts'
import { NodeMonitors } from './node_monitors.ts'
import { isHidden, type NodesKind, nodesOf, type Sight } from './visibility.ts'

/** Newcomers that are shaking hands at once. */
export const MAX_NEWCOMERS = 256

/** Nodes that are being dialled at once. A message can name any number of nodes, and the answer to it dials. */
export const MAX_DIALS = 1024

/** This node is busy dialling others. */
export class TooManyDials extends Error {
  override readonly name = 'TooManyDials'

  constructor(node: string) {
    super(`${node}: ${MAX_DIALS} nodes are being dialled already; try again later`)
  }
}

export interface NetKernelOptions {
  readonly runtime: Runtime
  readonly dialler: Dialler
  /** Milliseconds. */
  readonly ticktime: number
}

export class NetKernel implements Remote {
  readonly monitors: NodeMonitors
  readonly #runtime: Runtime
  readonly #dialler: Dialler
  readonly #ticktime: number
  readonly #links = new Map<string, Link>()
  readonly #newcomers = new Set<FramedConnection>()
  #dials = 0
  #stopped = false

  constructor({ runtime, dialler, ticktime }: NetKernelOptions) {
    this.monitors = new NodeMonitors(runtime)
    this.#runtime = runtime
    this.#dialler = dialler
    this.#ticktime = ticktime
  }

  // #region remote
  send(node: Atom, signal: Signal): Promise<void> | undefined {
    const link = this.#links.get(node.name)
    if (link?.channel !== undefined) return link.channel.send(signal)
    if (link === undefined && !connects(signal)) return undefined
    const copied = copySignal(signal) // what waits must not change any more
    const waitingFor = this.#stopped ? undefined : this.#linkTo(node.name)
    if (waitingFor?.wait(copied)) return waitingFor.decided
    this.#runtime.unreachable(copied)
    return waitingFor?.decided
  }
  // #endregion

  /** How this node dials. */
  get dialler(): Dialler {
    return this.#dialler
  }

  /**
   * Resolves when `node` is connected, dialling it if need be; rejects with the error that says why it cannot be. What
   * this dialling tells the trace goes to `trace`, if one is given.
   */
  async connect(node: string, trace?: Trace): Promise<void> {
    if (node === this.#dialler.us.name) throw new BadNodeName(node, 'is this node itself')
    if (this.#stopped) throw new Error(`no connection with ${node}: this node has stopped`)
    await this.#linkTo(node, trace).ready
  }

  /** `erlang:disconnect_node/1`. False when there was no connection. */
  disconnect(node: string): boolean {
    const link = this.#links.get(node)
    if (link === undefined) return false
    if (link.channel !== undefined) link.channel.close('disconnect')
    else this.#fail(link, new Error('the connection was given up'))
    return true
  }

  /** The names of nodes of that kind. */
  nodes(kind: NodesKind = 'visible'): string[] {
    const sights = Array.from(this.#links.values(), ({ peer, channel }): Sight => {
      if (channel === undefined) return { peer, state: 'under way' }
      return { peer, state: this.#isHidden(channel) ? 'hidden' : 'visible' }
    })
    return [...nodesOf(kind, this.#dialler.us.name, sights)]
  }

  isConnected(node: string): boolean {
    return this.#links.get(node)?.channel !== undefined
  }

  /** `flags` are those that a connection was agreed to have. */
  #isHidden({ flags }: { readonly flags: bigint }): boolean {
    return isHidden(this.#dialler.us.flags, flags)
  }

  /** Somebody dialled this node. When too many shake hands, whoever has taken longest makes room. */
  async accept(carrier: Connection): Promise<void> {
    if (this.#stopped) return carrier.destroy()
    const connection = new FramedConnection(carrier, { lengthBytes: 2, limit: MAX_HANDSHAKE_FRAME })
    const [oldest] = this.#newcomers
    if (oldest !== undefined && this.#newcomers.size >= MAX_NEWCOMERS) {
      this.#newcomers.delete(oldest)
      oldest.destroy()
    }
    this.#newcomers.add(connection)
    const attempt: Attempt = { abort: () => connection.destroy() }
    let link: Link | undefined
    const acceptance: Acceptance = {
      markPending: (peer) => {
        const pending = this.#markPending(peer)
        if (pending === 'ok' || pending === 'ok_simultaneous') link = this.#enter(peer, attempt)
        return pending
      },
      replaceOld: async (peer) => {
        this.#links.get(peer)?.channel?.close('connection_closed')
        link = this.#enter(peer, attempt)
      },
    }
    try {
      const peer = await handshakeOtherStarted(this.#dialler.us, connection, acceptance)
      if (link?.newcomers.has(attempt)) this.#up(link, attempt, connection, peer)
      else connection.destroy()
    } catch (error) {
      if (!isTurnedAway(error)) {
        this.#tellFailure(error instanceof HandshakeError ? error.peer : carrier.remote.host, error)
      }
      if (link?.newcomers.delete(attempt) && !link.underWay) this.#newcomerFailed(link, error)
    } finally {
      this.#newcomers.delete(connection)
    }
  }

  /** Ends every connection and attempt. */
  stop(): void {
    this.#stopped = true
    for (const newcomer of this.#newcomers) newcomer.destroy()
    for (const node of [...this.#links.keys()]) this.disconnect(node)
  }

  /** What is to be said to a newcomer; see `Pending`. The names decide who of two diallers goes on. */
  #markPending(peer: string): Pending {
    const { name } = this.#dialler.us
    if (peer === name) return 'nok'
    const link = this.#links.get(peer)
    if (link?.channel !== undefined) return 'alive'
    if (link?.dialling === undefined) return 'ok'
    return name > peer || link.contested ? 'nok' : 'ok_simultaneous'
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
    if (link.wanted && !this.#stopped) void this.#dial(link)
    else this.#fail(link, error, 'told')
  }

  /** The link to `node`, begun if there is none. */
  #linkTo(node: string, trace?: Trace): Link {
    const link = this.#links.get(node) ?? new Link(node)
    link.wanted = true
    if (this.#links.has(node)) return link
    this.#links.set(node, link)
    void this.#dial(link, trace)
    return link
  }

  async #dial(link: Link, trace?: Trace): Promise<void> {
    const giveUp = new AbortController()
    const { signal } = giveUp
    const attempt: Attempt = { abort: () => giveUp.abort(new Error('the attempt was given up')) }
    link.dialling = attempt
    this.#dials++
    try {
      const dialler = trace === undefined ? this.#dialler : tracedBy(trace, this.#dialler)
      const { connection, peer } = await this.#reach(dialler, link.peer, signal)
      if (link.dialling === attempt) this.#up(link, attempt, connection, peer)
      else connection.destroy()
    } catch (error) {
      if (error instanceof HandshakeError && error.failure === 'nok') await this.#otherAttempt(signal)
      if (link.dialling === attempt) this.#fail(link, error)
    } finally {
      this.#dials--
    }
  }

  async #reach(dialler: Dialler, node: string, signal: AbortSignal): ReturnType<typeof dial> {
    if (this.#dials > MAX_DIALS) throw new TooManyDials(node)
    return dial(dialler, node, signal)
  }

  /** The peer goes on with its own attempt, which will take this one's place: wait for it as long as for a handshake. */
  #otherAttempt(signal: AbortSignal): Promise<void> {
    const { env, setupTime } = this.#dialler.us
    return new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const timer = env.clock.setTimer(setupTime, resolve)
      signal.addEventListener('abort', () => {
        timer.cancel()
        resolve()
      })
    })
  }

  #up(link: Link, attempt: Attempt, connection: FramedConnection, peer: Peer): void {
    const hidden = this.#isHidden(peer)
    let channel: Channel
    try {
      atom(link.peer) // throws when there is no room for its name; so before anyone is told
      this.monitors.up(link.peer, hidden) // before the channel, which delivers what has come already
      channel = new Channel({
        env: this.#runtime.env,
        home: this.#runtime.identity,
        peer,
        connection,
        ticktime: this.#ticktime,
        deliver: (signal) => this.#runtime.deliver(signal),
        down: (reason) => this.#downed(link, hidden, reason),
      })
    } catch (error) {
      connection.destroy()
      throw error
    }
    this.#emit<NodeUpEvent>({ type: 'nodeup', peer: link.peer, hidden })
    link.up(channel, attempt)
  }

  #downed(link: Link, hidden: boolean, reason: string): void {
    if (this.#links.get(link.peer) === link) this.#links.delete(link.peer)
    this.#emit<NodeDownEvent>({ type: 'nodedown', peer: link.peer, reason })
    this.#runtime.nodeDown(atom(link.peer) as Atom)
    this.monitors.down(link.peer, hidden, reason)
  }

  #fail(link: Link, error: unknown, told?: 'told'): void {
    if (this.#links.get(link.peer) === link) this.#links.delete(link.peer)
    const lost = link.failed(error)
    if (told === undefined) this.#tellFailure(link.peer, error)
    for (const signal of lost) this.#runtime.unreachable(signal)
  }

  #tellFailure(peer: string, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error)
    if (!this.#stopped)
      this.#runtime.env.log(
        'warning',
        `no connection with ${reason.startsWith(peer) ? '' : `${peer}: `}${reason}`,
      )
    this.#emit<ConnectFailedEvent>({ type: 'connect_failed', peer, reason })
  }

  #emit<E extends NodeEvent>(event: Omit<E, 'at' | 'where'>): void {
    const { trace, clock } = this.#runtime.env
    if (!trace.on) return
    trace.emit({ at: clock.now(), where: this.#dialler.us.name, ...event } as unknown as E)
  }
}

/** Both dialled, and it is our attempt that goes on: nothing has failed. */
function isTurnedAway(error: unknown): boolean {
  return error instanceof HandshakeError && error.failure === 'nok'
}

function copySignal(signal: Signal): Signal {
  if (signal.type === 'message') return { ...signal, message: copy(signal.message) }
  return 'reason' in signal ? { ...signal, reason: copy(signal.reason) } : signal
}
