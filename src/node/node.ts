/**
 * A node: a runtime with a name, reachable over some transport. What `erl -sname a` starts, without the Erlang.
 *
 * Starting is: listen, register the port with this host's EPMD, take the name. A step that fails undoes the ones before
 * it, so that nothing stays half-registered.
 */

import { NET_TICKTIME } from '../channel/ticker.ts'
import type { Env } from '../env/env.ts'
import { type Registration, register } from '../epmd/client.ts'
import { OUR_FLAGS } from '../handshake/flags.ts'
import type { Destination } from '../process/destination.ts'
import type { Modules } from '../process/modules.ts'
import { Runtime } from '../process/runtime.ts'
import type { Body } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import type { Pid } from '../term/identifier.ts'
import type { TermInput } from '../term/term.ts'
import type { Address, Listener, Transport } from '../transport/transport.ts'
import { CookieTable } from './auth.ts'
import { type NameForm, ownName } from './names.ts'
import { ping } from './net_adm.ts'
import { MAX_NEWCOMERS, NetKernel } from './net_kernel.ts'
import { netKernelProcess } from './net_kernel_process.ts'

/** OTP's `net_setuptime`: how long a handshake may take, in milliseconds. */
export const NET_SETUPTIME = 7000

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
  readonly listen?: Address
  /** Milliseconds; see `Ticker`. */
  readonly ticktime?: number
  /** Milliseconds; by default `NET_SETUPTIME`. */
  readonly setupTime?: number
  /** What runs on the node from its first moment; `kernel` is what other nodes expect of one. */
  readonly services?: readonly Service[]
}

/** Starts what belongs to a node; called once, before anyone can connect. */
export type Service = (node: Node) => void

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
    } = options
    const { full, name } = ownName(options.name, options.form)
    const cookies = new CookieTable(options.cookie)
    const runtime = new Runtime(env)
    const early = new Set<Parameters<NetKernel['accept']>[0]>()
    let netKernel: NetKernel | undefined
    const listener = await transport.listen(listen, (connection) => {
      if (netKernel !== undefined) void netKernel.accept(connection)
      else if (early.size < MAX_NEWCOMERS) early.add(connection)
      else connection.destroy()
    })
    try {
      const caller = { env, transport, where: full }
      const { port } = listener.address
      const registration = await register(
        caller,
        { host: epmdHost, port: epmdPort },
        { name, port, hidden: true },
      )
      runtime.identity.become(atom(full) as Atom, registration.creation)
      netKernel = new NetKernel({
        runtime,
        ticktime: options.ticktime ?? NET_TICKTIME,
        dialler: {
          ...caller,
          form: options.form,
          epmdPort,
          us: {
            env,
            name: full,
            creation: registration.creation,
            flags: OUR_FLAGS,
            cookieFor: (peer) => cookies.get(peer),
            setupTime: options.setupTime ?? NET_SETUPTIME,
          },
        },
      })
      const node = new Node(runtime, cookies, netKernel, listener, registration)
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
    void registration.closed.then(() => {
      if (this.#stopping !== undefined) return
      runtime.env.log('warning', `EPMD is gone: ${this.name} stays up, but no other node can find it`)
    })
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

  /** The port that other nodes dial. */
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

  /** Connects with `node`, or rejects with an error that says which step failed and how to mend it. */
  connect(node: string | Atom): Promise<void> {
    return this.#netKernel.connect(String(node))
  }

  /** False when there was no connection. */
  disconnect(node: string | Atom): boolean {
    return this.#netKernel.disconnect(String(node))
  }

  /** The names of connected nodes. Connections of this node are hidden ones, as long as it joins hidden. */
  nodes(kind: 'visible' | 'hidden' | 'connected' = 'visible'): string[] {
    return this.#netKernel.nodes(kind)
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
