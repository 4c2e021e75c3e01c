/**
 * EPMD, the port mapper of a host: it knows which names live there and where they listen, and answers who asks. It asks
 * nobody.
 *
 * A registration lives exactly as long as the connection it was made by, so that a node that dies takes its name along.
 * Any other connection carries one request and one answer. To what it does not understand or will not do, EPMD says
 * nothing: it closes.
 * Specified in erl_dist_protocol, "EPMD Protocol", and by what the real `epmd` does.
 */

import type { Env, Timer } from '../env/env.ts'
import { printable } from '../env/printable.ts'
import type { Address, Connection, Listener, Transport } from '../transport/transport.ts'
import {
  type DumpEntry,
  EpmdProtocolError,
  encodeAlive2Answer,
  encodeDumpAnswer,
  encodeNamesAnswer,
  encodePort2Answer,
  MAX_EXTRA_BYTES,
  MAX_NAME_CHARACTERS,
  NameNotUtf8,
  type NodeEntry,
  type Request,
  RequestDecoder,
} from './codec.ts'
import type {
  EpmdRegisteredEvent,
  EpmdRequestEvent,
  EpmdResponseEvent,
  EpmdUnregisteredEvent,
} from './events.ts'
import { Names } from './names.ts'

/** What a port mapper needs, and what it lets others do. */
export interface EpmdOptions {
  readonly env: Env
  readonly transport: Transport
  /** Where to listen: usually port 4369 of every address. */
  readonly at: Address
  /** In the trace; `epmd@` and the host listened at, if not given. */
  readonly where?: string
  /** `-relaxed_command_check`: KILL although nodes live, and STOP. By default false. */
  readonly relaxedCommandCheck?: boolean
  /** Milliseconds that a request may take to arrive whole; by default 60,000. */
  readonly packetTimeout?: number
  /**
   * Connections at a time, by default 1000; each registered name holds one. One more takes the place of the one that is
   * slowest to ask.
   */
  readonly maxConnections?: number
}

/** How many names that are gone DUMP remembers. */
export const MAX_OLD_NAMES = 1000

/** One connection: asking, or holding a name. */
interface Client {
  readonly connection: Connection
  /** The smallest number that was free. DUMP shows it where the real EPMD shows its file descriptor. */
  readonly fd: number
  readonly decoder: RequestDecoder
  timer: Timer | undefined
  registered: NodeEntry | undefined
}

/**
 * A port mapper that real nodes register with: `epmd` of OTP, see "EPMD Protocol" in the ERTS User's Guide and epmd(1).
 */
export class EpmdServer {
  readonly #options: EpmdOptions
  readonly #where: string
  readonly #clients = new Map<number, Client>()
  readonly #names: Names<Client>
  readonly #oldNames = new Map<string, DumpEntry>()
  #listener: Listener | undefined
  #tellStopped = () => {}
  /** Resolves when the server has stopped, by `stop` or by a KILL request. */
  readonly stopped = new Promise<void>((resolve) => {
    this.#tellStopped = resolve
  })

  private constructor(options: EpmdOptions) {
    this.#options = options
    this.#where = options.where ?? `epmd@${options.at.host}`
    this.#names = new Names(options.env.random.uint32())
  }

  /** Rejects with `ListenError`. */
  static async start(options: EpmdOptions): Promise<EpmdServer> {
    const server = new EpmdServer(options)
    server.#listener = await options.transport.listen(options.at, (connection) => server.#accept(connection))
    return server
  }

  get address(): Address {
    return this.#listener?.address ?? this.#options.at
  }

  /** The living names, the youngest first. */
  get nodes(): NodeEntry[] {
    return this.#names.all()
  }

  get #active(): DumpEntry[] {
    return this.nodes.map((node) => ({ node, fd: this.#holderOf(node.name)?.fd ?? 0 }))
  }

  #holderOf(name: string): Client | undefined {
    for (const client of this.#clients.values()) {
      if (client.registered?.name === name) return client
    }
    return undefined
  }

  /** Lets everyone go. */
  async stop(): Promise<void> {
    await this.#listener?.close()
    for (const client of this.#clients.values()) this.#leave(client)
    this.#tellStopped()
  }

  #accept(connection: Connection): void {
    const { env, maxConnections = 1000, packetTimeout = 60_000 } = this.#options
    if (this.#clients.size >= maxConnections && !this.#dropOldestAsker()) {
      connection.destroy()
      return
    }
    let fd = 0
    while (this.#clients.has(fd)) fd++
    const client: Client = {
      connection,
      fd,
      decoder: new RequestDecoder(),
      timer: env.clock.setTimer(packetTimeout, () => connection.destroy()),
      registered: undefined,
    }
    this.#clients.set(fd, client)
    connection.receive({
      data: (bytes) => this.#data(client, bytes),
      closed: () => this.#gone(client),
    })
  }

  /** Who asks is done in a moment, so whoever has taken longest makes room. False if every connection holds a name. */
  #dropOldestAsker(): boolean {
    for (const client of this.#clients.values()) {
      if (client.registered !== undefined) continue
      this.#gone(client)
      client.connection.destroy()
      return true
    }
    return false
  }

  #data(client: Client, bytes: Uint8Array): void {
    if (client.registered !== undefined) {
      this.#leave(client)
      return
    }
    let request: Request | undefined
    try {
      request = client.decoder.push(bytes)
    } catch (error) {
      if (!(error instanceof EpmdProtocolError)) throw error
      this.#options.env.log('warning', `${this.#where}: closed a connection: ${printable(error.message)}`)
      if (error instanceof NameNotUtf8 && isLocalPeer(client.connection))
        client.connection.write(encodeAlive2Answer(error.highestVersion, undefined))
      this.#leave(client)
      return
    }
    if (request === undefined) return
    this.#traceRequest(client, request)
    const answer = this.#answer(client, request)
    if (answer !== undefined) {
      this.#traceAnswer(client, request, answer)
      client.connection.write(answer)
    }
    if (client.registered === undefined) this.#leave(client)
  }

  /** The answer's bytes; none to a request that this peer may not make. */
  #answer(client: Client, request: Request): Uint8Array | undefined {
    const { kind } = request
    if (kind === 'PORT_PLEASE2_REQ') return encodePort2Answer(this.#names.find(request.name))
    if (kind === 'NAMES_REQ') return encodeNamesAnswer(this.address.port, this.nodes)
    if (!isLocalPeer(client.connection)) return undefined
    if (kind === 'DUMP_REQ') return encodeDumpAnswer(this.address.port, this.#active, this.#oldNames.values())
    if (kind === 'ALIVE2_REQ') {
      return encodeAlive2Answer(request.node.highestVersion, this.#register(client, request.node))
    }
    const { relaxedCommandCheck = false } = this.#options
    if (kind === 'KILL_REQ') {
      if (this.nodes.length > 0 && !relaxedCommandCheck) return ascii('NO')
      void this.stop()
      return ascii('OK')
    }
    if (!relaxedCommandCheck) return undefined
    const holder = this.#holderOf(request.name)
    if (holder === undefined) return ascii('NOEXIST')
    this.#leave(holder)
    return ascii('STOPPED')
  }

  /** The creation, or `undefined` if the name is taken or too long. */
  #register(client: Client, node: NodeEntry): number | undefined {
    const tooLong = [...node.name].length > MAX_NAME_CHARACTERS || node.extra.length > MAX_EXTRA_BYTES
    const creation = tooLong ? undefined : this.#names.register(node, client)
    if (creation === undefined) return undefined
    client.registered = node
    client.timer?.cancel()
    this.#oldNames.delete(node.name)
    const { clock, trace } = this.#options.env
    if (trace.on) {
      const { name, port } = node
      const at = clock.now()
      trace.emit<EpmdRegisteredEvent>({
        type: 'epmd_registered',
        at,
        where: this.#where,
        name,
        port,
        creation,
      })
    }
    return creation
  }

  /** Forgets a client at once, name and all, and says goodbye. */
  #leave(client: Client): void {
    this.#unregister(client)
    client.connection.close()
  }

  #gone(client: Client): void {
    client.timer?.cancel()
    this.#unregister(client)
    if (this.#clients.get(client.fd) === client) this.#clients.delete(client.fd)
  }

  #unregister(client: Client): void {
    const node = client.registered
    if (node === undefined) return
    client.registered = undefined
    this.#names.closed(client)
    this.#oldNames.set(node.name, { node, fd: client.fd })
    if (this.#oldNames.size > MAX_OLD_NAMES) {
      for (const oldest of this.#oldNames.keys()) {
        this.#oldNames.delete(oldest)
        break
      }
    }
    const { clock, trace } = this.#options.env
    if (trace.on) {
      const { name } = node
      trace.emit<EpmdUnregisteredEvent>({
        type: 'epmd_unregistered',
        at: clock.now(),
        where: this.#where,
        name,
      })
    }
  }

  #traceRequest({ connection, decoder }: Client, { kind }: Request): void {
    const { clock, trace } = this.#options.env
    if (!trace.on) return
    const [at, where, peer, bytes] = [clock.now(), this.#where, connection.remote, decoder.bytes]
    trace.emit<EpmdRequestEvent>({ type: 'epmd_request', at, where, side: 'server', peer, kind, bytes })
  }

  #traceAnswer({ connection }: Client, { kind }: Request, bytes: Uint8Array): void {
    const { clock, trace } = this.#options.env
    if (!trace.on) return
    const [at, where, peer] = [clock.now(), this.#where, connection.remote]
    trace.emit<EpmdResponseEvent>({ type: 'epmd_response', at, where, side: 'server', peer, to: kind, bytes })
  }
}

/** As EPMD judges it: the loopback, or the host's own address at both ends. */
function isLocalPeer({ local, remote }: Connection): boolean {
  return remote.host === local.host || /^(::ffff:)?127\./.test(remote.host) || remote.host === '::1'
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
