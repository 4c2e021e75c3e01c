/**
 * A node: a runtime that can have a name, and with it be reached over some transport. What `erl` starts, without the
 * Erlang: `nonode@nohost`, or with `-sname a` distributed from the beginning.
 */
import type { Env } from '../env/env.ts'
import { names } from '../epmd/client.ts'
import type { RegisteredName } from '../epmd/codec.ts'
import type { Destination } from '../process/destination.ts'
import { NotAlive } from '../process/errors.ts'
import type { Modules } from '../process/modules.ts'
import { Runtime } from '../process/runtime.ts'
import type { Body } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import type { Pid } from '../term/identifier.ts'
import type { TermInput } from '../term/term.ts'
import { Alive, type NamingOptions } from './alive.ts'
import type { CookieTable } from './auth.ts'
import type { Distribution, DistributionOptions } from './distribution.ts'
import { explain } from './explain.ts'
import type { Step } from './explain_steps.ts'
import type { ConnectOptions } from './link.ts'
import { type NameForm, parseNodeName } from './names.ts'
import { ping } from './net_adm.ts'
import type { NetKernel } from './net_kernel.ts'
import { type MonitorNodesOptions, NodeMonitors } from './node_monitors.ts'
import type { TickTime } from './tick_time.ts'
import type { NodeInfo, NodesKind } from './visibility.ts'
import { worldList } from './world.ts'

/** Starts what belongs to a node; called once, before anyone can connect. */
export type Service = (node: Node) => void

/** What a node is made of: its world, its carrier, and what it is called. */
export interface NodeOptions extends NamingOptions {
  /** For `startDistribution`: gives a name without an @ its host. By default such a name is refused. */
  readonly completeName?: (name: string, form: NameForm) => string
  /** What runs on the node from its first moment; `kernel` is what other nodes expect of one. */
  readonly services?: readonly Service[]
  /** What answers as `global_name_server`: `global.globalService()`. Without it the node has no `global`. */
  readonly global?: Service
  /**
   * By default a node is visible if it has `global`: without it, real nodes would wait for its part in their exchange. See
   * `DistributionOptions.hidden`.
   */
  readonly hidden?: boolean
}

/**
 * A node: processes, the modules that others may call, and, once it has a name, its part in the distribution. Made by
 * `Node.start`, or by `startNode` where it runs in Node.js.
 */
export class Node {
  readonly runtime: Runtime
  readonly #options: NodeOptions
  readonly #monitors: NodeMonitors
  readonly #alive: Alive
  #stopping: Promise<void> | undefined

  /**
   * With a `name` and its `form` it begins distributed, without as `nonode@nohost`. Rejects as `startDistribution`
   * does; without a name, too, with `BadCookie`.
   */
  static async start(options: NodeOptions): Promise<Node> {
    const node = new Node(options)
    const { name, form = 'short' } = options
    if (name === undefined) node.#startServices()
    else await node.#alive.start({ name, form }, () => node.#startServices()) // the rest is known from the options
    return node
  }

  private constructor(options: NodeOptions) {
    this.#options = options
    this.runtime = new Runtime(options.env)
    this.#monitors = new NodeMonitors(this.runtime)
    const { hidden = options.global === undefined } = options
    this.#alive = new Alive({ runtime: this.runtime, monitors: this.#monitors }, { ...options, hidden })
  }

  #startServices(): void {
    this.#options.global?.(this)
    for (const service of this.#options.services ?? []) service(this)
  }

  /**
   * `net_kernel:start/2`: the node takes a name, and others can reach it. Its processes stay what they are. Rejects
   * with `AlreadyStarted`, `BadNodeName`, `BadCookie`, `ListenError`, `EpmdUnreachable` or `NameTaken`; with a
   * `RangeError` for a bad `tickIntensity`, or for `distListen: true` under the name `undefined`; or with what the
   * options `cookie` and `ensureEpmd` reject with, after `startNode` `CookieFileError` and `EpmdNotStarted`. Then
   * nothing has changed.
   */
  async startDistribution(options: DistributionOptions): Promise<void> {
    if (this.#stopping !== undefined) throw new Error('this node has stopped')
    const { name, form } = options
    await this.#alive.start({ ...options, name: this.#options.completeName?.(name, form) ?? name })
  }

  /**
   * `net_kernel:stop/0`: the node gives its name up and is `nonode@nohost`. Links and monitors to other nodes are broken
   * with `noconnection`; everything else lives on. False when it had no name.
   */
  stopDistribution(): Promise<boolean> {
    return this.#alive.stop()
  }

  get #distribution(): Distribution | undefined {
    return this.#alive.distribution
  }

  get cookies(): CookieTable {
    return this.#alive.cookies
  }

  /** Erlang's `node()`: the full name, or `nonode@nohost`. */
  get name(): string {
    return this.runtime.node.name
  }

  /** Whether the node is distributed; one that still waits for its name (`undefined`) is. */
  get isAlive(): boolean {
    return this.#distribution !== undefined
  }

  /** What `net_kernel:get_state/0` tells: how the name came to be. `isStatic`: the node began with it. */
  get distribution(): { form: NameForm; isDynamic: boolean; isStatic: boolean } | undefined {
    return this.#alive.state
  }

  get env(): Env {
    return this.runtime.env
  }

  /** The functions that can be called by name, here and from other nodes. */
  get modules(): Modules {
    return this.runtime.modules
  }

  /** The port that other nodes dial; 0 if the node does not listen. */
  get port(): number {
    return this.#distribution?.port ?? 0
  }

  /** See `Runtime.spawn`. */
  spawn(body: Body): Pid {
    return this.runtime.spawn(body)
  }

  /**
   * `erlang:register(Name, Pid)`: the process can be found and sent to under this name. Throws `BadArg` when the name is
   * taken, or the process is not one of this node or has a name.
   */
  register(name: string | Atom, pid: Pid): void {
    this.runtime.register(name, pid)
  }

  /** The process that is registered under this name on this node. */
  whereis(name: string | Atom): Pid | undefined {
    return this.runtime.whereis(name)
  }

  /** Sends from outside any process; see `Self.send`. Resolves when there is room for more. */
  async send(to: Destination, message: TermInput): Promise<void> {
    await this.runtime.send(this.runtime.outside, to, message)
  }

  /**
   * `net_adm:ping(Node)`: the atom `pong` or `pang`; a node without a name gets `pang` at once. If dialling failed, the
   * log says why; `explain` tells every reason.
   */
  async ping(node: string | Atom): Promise<Atom<'pong'> | Atom<'pang'>> {
    if (this.#distribution === undefined) return atom('pang')
    return ping(this.runtime, this.#distribution.netKernel, String(node))
  }

  /** `net_adm:names/1`: who is registered with the EPMD of a host, by default this node's own. Rejects with `EpmdUnreachable`. */
  async names(host = parseNodeName(this.name).host): Promise<readonly RegisteredName[]> {
    const { epmdPort, ...caller } = this.#netKernel.dialler
    return (await names(caller, { host, port: epmdPort })).nodes
  }

  /**
   * `net_adm:world_list/1`: pings whoever is registered on these hosts, which connects with those that answer, and gives
   * their names. `hostFile` reads the hosts from `.hosts.erlang`.
   */
  world(hosts: readonly string[]): Promise<string[]> {
    return worldList(
      {
        form: this.#netKernel.dialler.form,
        names: (host) => this.names(host),
        answers: async (node) => (await this.ping(node)) === atom('pong'),
      },
      hosts,
    )
  }

  /**
   * Why a ping is `pong` or `pang`: the steps of the way to `node`, each as soon as it is known. The last one failed, or is
   * `answer`: then the nodes are connected, as after a ping. `stepText` puts a step into words.
   */
  explain(node: string | Atom): AsyncGenerator<Step, void, void> {
    return explain(this.runtime, this.#netKernel, String(node))
  }

  /**
   * `net_kernel:connect_node(Node)`: connects with `node`, or rejects with an error that says which step failed and how to
   * mend it. With `hidden`, as `net_kernel:hidden_connect_node(Node)`.
   */
  connect(node: string | Atom, options: ConnectOptions = {}): Promise<void> {
    try {
      return this.#netKernel.connectNode(String(node), options)
    } catch (error) {
      return Promise.reject(error)
    }
  }

  /**
   * `erlang:disconnect_node(Node)`: ends the connection with that node. False when there was none; one that is being
   * made goes on.
   */
  disconnect(node: string | Atom): boolean {
    return this.#distribution?.netKernel.disconnect(String(node)) ?? false
  }

  /** Whether a connection with that node is up, a hidden one included. */
  isConnected(node: string | Atom): boolean {
    return this.#distribution?.netKernel.isConnected(String(node)) ?? false
  }

  /** `nodes/1`; without a kind `nodes/0`, the visible ones. */
  nodes(kind: NodesKind = 'visible'): string[] {
    return this.nodeInfos(kind).map(({ node }) => node)
  }

  /** `nodes/2`: as `nodes`, with the type of each node and the number of its connection. */
  nodeInfos(kind: NodesKind): NodeInfo[] {
    const itself: NodeInfo = { node: this.name, nodeType: 'this', connectionId: undefined }
    const none = kind === 'this' || kind === 'known' ? [itself] : []
    return this.#distribution?.netKernel.nodeInfos(kind) ?? none
  }

  /**
   * `net_kernel:allow(Nodes)`: from now on only these and those allowed before can connect, and are dialled. An entry is a
   * node; of those who dial, `h2` lets in a whole host and `b@` everyone of a name.
   */
  allow(entries: readonly string[]): void {
    this.#netKernel.allowed.add(entries)
  }

  /** `net_kernel:allowed()`; empty as long as everyone is. */
  allowed(): string[] {
    return this.#netKernel.allowed.entries
  }

  /** `net_ticktime` as it is, and with `set` as it shall be; see `TickTime`. */
  get ticktime(): TickTime {
    return this.#netKernel.ticktime
  }

  get #netKernel(): NetKernel {
    if (this.#stopping !== undefined) throw new Error('this node has stopped')
    if (this.#distribution === undefined) throw new NotAlive()
    return this.#distribution.netKernel
  }

  /**
   * `net_kernel:monitor_nodes(true, Options)` for the process `pid`: it gets `{nodeup, Node}` before anything that comes
   * from that node, and `{nodedown, Node}` after everything that came from it. Who subscribes twice is told twice.
   */
  monitorNodes(pid: Pid, options: MonitorNodesOptions = {}): void {
    this.#monitors.add(pid, options)
  }

  /** `net_kernel:monitor_nodes(false, Options)`. False when `pid` had no such subscription. */
  demonitorNodes(pid: Pid, options: MonitorNodesOptions = {}): boolean {
    return this.#monitors.remove(pid, options)
  }

  /** Ends every process and connection, and gives the name back. */
  stop(): Promise<void> {
    this.#stopping ??= this.#alive.end(() => this.runtime.shutdown())
    return this.#stopping
  }

  /** For `await using`: stops the node. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
  }
}
