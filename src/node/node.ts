/**
 * A node: a runtime with a name, reachable over some transport. What `erl -sname a` starts, without the Erlang.
 *
 * Starting is: listen, register the port with this host's EPMD, take the name. A step that fails undoes the ones before
 * it, so that nothing stays half-registered.
 */

import { NET_TICKTIME } from '../channel/ticker.ts'
import type { Env } from '../env/env.ts'
import { EpmdUnreachable, type Registration } from '../epmd/client.ts'
import { DFLAG, OUR_FLAGS } from '../handshake/flags.ts'
import type { Destination } from '../process/destination.ts'
import type { Modules } from '../process/modules.ts'
import { Runtime } from '../process/runtime.ts'
import type { Body } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import type { Pid } from '../term/identifier.ts'
import type { TermInput } from '../term/term.ts'
import type { Connection, Listener, Transport } from '../transport/transport.ts'
import { CookieTable } from './auth.ts'
import { explain } from './explain.ts'
import type { Step } from './explain_steps.ts'
import { keepRegistered } from './keep_registered.ts'
import { type ListenAt, listenAtFirstFree } from './listen.ts'
import { type NameForm, ownName } from './names.ts'
import { ping } from './net_adm.ts'
import { MAX_NEWCOMERS, NetKernel } from './net_kernel.ts'
import { netKernelProcess } from './net_kernel_process.ts'
import type { MonitorNodesOptions } from './node_monitors.ts'
import { nowhere, unregistered } from './unlisted.ts'
import type { NodesKind } from './visibility.ts'

/** OTP's `net_setuptime`: how long a handshake may take, in milliseconds. */
export const NET_SETUPTIME = 7000

/** Starts what belongs to a node; called once, before anyone can connect. */
export type Service = (node: Node) => void

export interface NodeOptions {
  readonly env: Env
  readonly transport: Transport
  /** The full name, `a@h1`. */
  readonly name: string
  readonly form: NameForm
  readonly cookie: string
  /** The port of EPMD, here and on every other host. */
  readonly epmdPort: number
  /** This host's EPMD; by default `localhost`. */
  readonly epmdHost?: string
  /** Where to listen; by default at a free port of every address. */
  readonly listen?: ListenAt
  /**
   * `erl -erl_epmd_port`: every node of the cluster listens at this port, one a host, so that no EPMD need be asked. This
   * node registers nevertheless, if its host has one.
   */
  readonly erlEpmdPort?: number
  /**
   * False, as `erl -dist_listen false`: the node listens nowhere and registers with no EPMD, so it can dial but not be
   * dialled. By default true.
   */
  readonly distListen?: boolean
  /** Milliseconds; see `Ticker`. */
  readonly ticktime?: number
  /** Milliseconds; by default `NET_SETUPTIME`. */
  readonly setupTime?: number
  /** What runs on the node from its first moment; `kernel` is what other nodes expect of one. */
  readonly services?: readonly Service[]
  /** What answers as `global_name_server`: `startGlobal`, of the folder `global`. */
  readonly global?: Service
  /**
   * A hidden node is seen by those it is connected with and by nobody else, and meets nobody through them. By default a
   * node is visible if it has `global`: without it, real nodes would wait for its part in their exchange.
   */
  readonly hidden?: boolean
}

export class Node {
  readonly runtime: Runtime
  readonly cookies: CookieTable
  readonly name: string
  readonly #netKernel: NetKernel
  readonly #listener: Listener
  readonly #registration: Registration
  #stopping: Promise<void> | undefined

  /** Rejects with `BadNodeName`, `BadCookie`, `ListenError`, `EpmdUnreachable` or `NameTaken`. */
  static async start(options: NodeOptions): Promise<Node> {
    const {
      env,
      transport,
      epmdPort,
      epmdHost = 'localhost',
      listen = { host: '0.0.0.0', port: 0 },
      distListen = true,
      hidden: wantsHidden = options.global === undefined,
      erlEpmdPort,
    } = options
    const hidden = wantsHidden || !distListen // whom nobody can dial, nobody shall hear of
    const { full, name } = ownName(options.name, options.form)
    const cookies = new CookieTable(options.cookie)
    const runtime = new Runtime(env)
    const early = new Set<Connection>()
    let netKernel: NetKernel | undefined
    const accept = (connection: Connection): void => {
      if (netKernel !== undefined) void netKernel.accept(connection)
      else if (early.size < MAX_NEWCOMERS) early.add(connection)
      else connection.destroy()
    }
    const at = erlEpmdPort === undefined ? listen : { host: listen.host, port: erlEpmdPort }
    const listener = distListen ? await listenAtFirstFree(transport, at, accept) : nowhere
    try {
      const caller = { env, transport, where: full }
      const { port } = listener.address
      const epmd = { host: epmdHost, port: epmdPort }
      const registration = distListen
        ? await keepRegistered(caller, epmd, { name, port, hidden }).catch((error) => {
            if (erlEpmdPort === undefined || !(error instanceof EpmdUnreachable)) throw error
            return unregistered(env)
          })
        : unregistered(env)
      runtime.identity.become(atom(full) as Atom, registration.creation)
      netKernel = new NetKernel({
        runtime,
        ticktime: options.ticktime ?? NET_TICKTIME,
        dialler: {
          ...caller,
          form: options.form,
          epmdPort,
          ...(erlEpmdPort === undefined ? {} : { nodePort: erlEpmdPort }),
          us: {
            env,
            name: full,
            creation: registration.creation,
            flags: hidden ? OUR_FLAGS : OUR_FLAGS | DFLAG.PUBLISHED,
            cookieFor: (peer) => cookies.get(peer),
            setupTime: options.setupTime ?? NET_SETUPTIME,
          },
        },
      })
      const node = new Node(runtime, cookies, netKernel, listener, registration)
      options.global?.(node)
      for (const service of options.services ?? []) service(node)
      for (const connection of early) void netKernel.accept(connection)
      return node
    } catch (error) {
      for (const connection of early) connection.destroy()
      await listener.close()
      throw error
    }
  }

  private constructor(
    runtime: Runtime,
    cookies: CookieTable,
    netKernel: NetKernel,
    listener: Listener,
    registration: Registration,
  ) {
    this.runtime = runtime
    this.cookies = cookies
    this.name = runtime.node.name
    this.#netKernel = netKernel
    this.#listener = listener
    this.#registration = registration
    runtime.remote = netKernel
    this.#startNetKernel()
  }

  /** A peer's `exit/2` can end `net_kernel`. The node cannot do without it, so the next one takes its place. */
  #startNetKernel(): void {
    const pid = this.runtime.spawn((self) => {
      self.signal.addEventListener('abort', () =>
        queueMicrotask(() => this.#stopping === undefined && this.#startNetKernel()),
      )
      return netKernelProcess(self)
    })
    this.runtime.register('net_kernel', pid)
  }

  get env(): Env {
    return this.runtime.env
  }

  /** The functions that other nodes may call. */
  get modules(): Modules {
    return this.runtime.modules
  }

  /** The port that other nodes dial; 0 if the node does not listen. */
  get port(): number {
    return this.#listener.address.port
  }

  /** See `Runtime.spawn`. */
  spawn(body: Body): Pid {
    return this.runtime.spawn(body)
  }

  /** See `Runtime.register`. */
  register(name: string | Atom, pid: Pid): void {
    this.runtime.register(name, pid)
  }

  whereis(name: string | Atom): Pid | undefined {
    return this.runtime.whereis(name)
  }

  /** Sends from outside any process; see `Self.send`. Resolves when there is room for more. */
  async send(to: Destination, message: TermInput): Promise<void> {
    await this.runtime.send(this.runtime.outside, to, message)
  }

  /** `net_adm:ping(Node)`: the atom `pong` or `pang`. The reason for a `pang` is in the log. */
  ping(node: string | Atom): Promise<Atom<'pong'> | Atom<'pang'>> {
    return ping(this.runtime, this.#netKernel, String(node))
  }

  /** Why a ping is `pong` or `pang`: the steps of the way to `node`, as they are walked. See `explain`. */
  explain(node: string | Atom): AsyncGenerator<Step, void, void> {
    return explain(this.runtime, this.#netKernel, String(node))
  }

  /** Connects with `node`, or rejects with an error that says which step failed and how to mend it. */
  connect(node: string | Atom): Promise<void> {
    return this.#netKernel.connect(String(node))
  }

  /** False when there was no connection. */
  disconnect(node: string | Atom): boolean {
    return this.#netKernel.disconnect(String(node))
  }

  isConnected(node: string | Atom): boolean {
    return this.#netKernel.isConnected(String(node))
  }

  /** `nodes/1`; without a kind `nodes/0`, the visible ones. */
  nodes(kind: NodesKind = 'visible'): string[] {
    return this.#netKernel.nodes(kind)
  }

  /** `net_kernel:monitor_nodes(true, Options)` for the process `pid`; see `NodeMonitors`. */
  monitorNodes(pid: Pid, options: MonitorNodesOptions = {}): void {
    this.#netKernel.monitors.add(pid, options)
  }

  /** `net_kernel:monitor_nodes(false, Options)`. False when `pid` had no such subscription. */
  demonitorNodes(pid: Pid, options: MonitorNodesOptions = {}): boolean {
    return this.#netKernel.monitors.remove(pid, options)
  }

  /** Ends every process and connection, and gives the name back. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop()
    return this.#stopping
  }

  async #stop(): Promise<void> {
    this.runtime.shutdown()
    this.#netKernel.stop()
    this.runtime.remote = undefined
    await this.#listener.close()
    this.#registration.close()
    await this.#registration.closed
    this.runtime.identity.become(atom('nonode@nohost'), 0)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
  }
}
