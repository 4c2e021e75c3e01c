/**
 * Bare sockets for the shells of a stage, as far as one needs them to speak to an EPMD or a node by hand: `gen_tcp`, for
 * who reads when he asks (`{active, false}`), and `erl_epmd:port_please/2`.
 * OTP: `gen_tcp.erl`, `erl_epmd.erl`.
 */

import { portPlease } from '../../src/epmd/client.ts'
import {
  type Address,
  atom,
  type Binary,
  binary,
  type Connection,
  DialError,
  type Env,
  ErlangError,
  format,
  isAtom,
  isList,
  type Node,
  Port,
  type Term,
  type Transport,
  t,
} from '../../src/mod.ts'
import { ConnectionClosed, FramedConnection } from '../../src/transport/framed.ts'
import { EPMD_PORT } from './scene.ts'

/** Of a node. */
const MAX_SOCKETS = 20
/** Bytes that may wait to be read. */
const MAX_UNREAD = 64 * 1024

export class Sockets {
  readonly #env: Env
  readonly #transport: Transport
  readonly #open = new Map<bigint, Open>()
  #last = 0n

  constructor(env: Env, transport: Transport) {
    this.#env = env
    this.#transport = transport
  }

  /** The modules, for a node to be started with. */
  readonly service = (node: Node): void => {
    node.modules.set('gen_tcp', {
      'connect/3': (_self, host, port, options) => this.#connect(node, { host, port, options }),
      'send/2': async (self, port, data) => {
        const bytes = await node.modules.apply(self, ERLANG, IOLIST_TO_BINARY, [data as Term])
        const open = this.#openAt(port)
        try {
          open?.socket.write(new Uint8Array(bytes as Binary))
          return open === undefined ? CLOSED : atom('ok')
        } catch {
          return CLOSED
        }
      },
      'recv/2': async (self, port, length) => {
        if (length !== 0) throw notHere(t(atom('recv'), length ?? atom('undefined')))
        const open = this.#openAt(port)
        if (open === undefined) return CLOSED
        try {
          const bytes = await open.socket.read(self.signal)
          return t(atom('ok'), open.isBinary ? binary(bytes) : Array.from(bytes))
        } catch {
          return CLOSED
        }
      },
      'close/1': (_self, port) => {
        this.#openAt(port)?.socket.close()
        this.#open.delete((port as Port).id)
        return atom('ok')
      },
    })
    node.modules.set('erl_epmd', {
      'port_please/2': async (_self, name, host) => {
        const caller = { env: this.#env, transport: this.#transport, where: node.name }
        const at = { host: textOf(host), port: EPMD_PORT }
        const entry = await portPlease(caller, at, textOf(name)).catch(() => undefined)
        return entry === undefined ? atom('noport') : t(atom('port'), entry.port, entry.highestVersion)
      },
    })
  }

  /** What a node has open ends with it. */
  closeAll(): void {
    for (const { socket } of this.#open.values()) socket.close()
    this.#open.clear()
  }

  async #connect(
    node: Node,
    { host, port, options }: Record<'host' | 'port' | 'options', Term | undefined>,
  ): Promise<Term> {
    const manner = mannerOf(options)
    if (typeof port !== 'number') throw new ErlangError('error', atom('badarg'))
    if (this.#open.size >= MAX_SOCKETS) return error('emfile')
    const to: Address = { host: textOf(host), port }
    try {
      const id = ++this.#last
      const connection = await this.#transport.dial(to)
      this.#open.set(id, { socket: socketOn(connection, manner), isBinary: manner.isBinary })
      return t(atom('ok'), new Port(node.runtime.identity, id))
    } catch (failed) {
      if (failed instanceof DialError) return error(REASONS[failed.failure])
      throw failed
    }
  }

  #openAt(port: Term | undefined): Open | undefined {
    if (!(port instanceof Port)) throw new ErlangError('error', atom('badarg'))
    return this.#open.get(port.id)
  }
}

const ERLANG = atom('erlang')
const IOLIST_TO_BINARY = atom('iolist_to_binary')

interface Open {
  readonly socket: Socket
  readonly isBinary: boolean
}

const error = (reason: string): Term => t(atom('error'), atom(reason))
const CLOSED = error('closed')
const REASONS = {
  unresolved: 'nxdomain',
  refused: 'econnrefused',
  unreachable: 'ehostunreach',
  aborted: 'etimedout',
} as const

/** Told in terms, since a page may be in any language. */
const notHere = (what: Term): ErlangError => new ErlangError('error', t(atom('not_on_this_stage'), what))

interface Manner {
  readonly isBinary: boolean
  /** Bytes of the length before each packet. */
  readonly packet: 0 | 2 | 4
}

/** `[binary, {packet, 2}, {active, false}]`. */
function mannerOf(options: Term | undefined): Manner {
  const given = isList(options) ? Array.from(options, (option) => format(option)) : []
  if (!given.includes('{active,false}')) throw notHere(t(atom('active'), true))
  const packet = given.includes('{packet,2}') ? 2 : given.includes('{packet,4}') ? 4 : 0
  return { isBinary: given.includes('binary'), packet }
}

function socketOn(connection: Connection, { packet }: Manner): Socket {
  if (packet === 0) return new RawSocket(connection)
  return new FramedConnection(connection, { lengthBytes: packet, limit: MAX_UNREAD })
}

/** `"h2"` or `h2`. */
function textOf(value: Term | undefined): string {
  if (isAtom(value)) return String(value)
  if (isList(value)) return String.fromCodePoint(...(value as readonly number[]))
  throw new ErlangError('error', atom('badarg'))
}

/** Bytes as they come, whole packets, or nothing more. */
interface Socket {
  /** What there is, or what comes next. Rejects with whatever ended the connection, or with the reason of `signal`. */
  read(signal: AbortSignal): Promise<Uint8Array>
  write(bytes: Uint8Array): void
  close(): void
}

class RawSocket implements Socket {
  readonly #connection: Connection
  #unread: Uint8Array[] = []
  #size = 0
  #hasEnded = false
  #wake = (): void => {}

  constructor(connection: Connection) {
    this.#connection = connection
    connection.receive({
      data: (bytes) => {
        this.#unread.push(bytes.slice())
        this.#size += bytes.length
        if (this.#size > MAX_UNREAD) connection.destroy()
        this.#wake()
      },
      closed: () => {
        this.#hasEnded = true
        this.#wake()
      },
    })
  }

  async read(signal: AbortSignal): Promise<Uint8Array> {
    while (this.#size === 0) {
      if (this.#hasEnded) throw new ConnectionClosed()
      await new Promise<void>((resolve, reject) => {
        this.#wake = resolve
        signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      })
    }
    const bytes = new Uint8Array(this.#unread.flatMap((part) => Array.from(part)))
    this.#unread = []
    this.#size = 0
    return bytes
  }

  write(bytes: Uint8Array): void {
    if (this.#hasEnded) throw new ConnectionClosed()
    this.#connection.write(bytes)
  }

  close(): void {
    this.#connection.close()
  }
}
