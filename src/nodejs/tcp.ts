/**
 * The carrier of real clusters: TCP, over IPv4 as `inet_tcp_dist` has it, or over IPv6 as `inet6_tcp_dist`.
 *
 * Node's sockets are bent to the contract of `src/transport/transport.ts`: nothing is read before someone receives, what
 * one turn writes leaves as one, and an end says whether it was a goodbye.
 */
import { V4MAPPED } from 'node:dns'
import { connect, createServer, type OnReadOpts, Socket, type SocketConstructorOpts } from 'node:net'
import {
  type Address,
  type Connection,
  ConnectionLost,
  DialError,
  type DialFailure,
  LINGER_MS,
  ListenError,
  type Listener,
  type ListenFailure,
  type Receiver,
  SEND_LIMIT,
  type Transport,
} from '../transport/transport.ts'
import { Addresses } from './addresses.ts'
import { BusyWait } from './busy_wait.ts'

/** More than this waits to be sent: senders are held back. OTP: `+zdbbl`, the distribution buffer busy limit, 1 MiB. */
const BUSY_LIMIT = 1024 * 1024

/**
 * What is read stands here until the next read, of whichever connection: its receiver is done with it by then. Memory
 * for each read would be more than all that most messages need. Four fragments of a large message are read at once: with
 * room for one, such messages take half as long again.
 */
const READ = new Uint8Array(256 * 1024)

/** How long the end of a connection may take in all. */
const CLOSING_LIMIT_MS = 30_000

/**
 * TCP as Node.js has it. Over IPv6 a host that has only IPv4 is dialled by the IPv6 address that stands for it, as the
 * resolver of Erlang gives it. `busyWait` as in `StartOptions`.
 */
export function tcp(options: { readonly family?: 4 | 6; readonly busyWait?: boolean } = {}): Transport {
  const { family = 4, busyWait = true } = options
  const wait = busyWait ? new BusyWait() : undefined
  const addresses = new Addresses()
  return {
    dial: (to, signal) => dial({ family, addresses, wait }, to, signal),
    listen: (at, accept) => listen(wait, at, accept),
  }
}

/** TCP over IPv4. */
export const tcpTransport = tcp()

/** TCP over IPv6, and to hosts that have only IPv4 by the address that stands for theirs. */
export const tcp6Transport = tcp({ family: 6 })

interface Dialling {
  readonly family: 4 | 6
  readonly addresses: Addresses
  readonly wait: BusyWait | undefined
}

function dial(
  { family, addresses, wait }: Dialling,
  { host, port }: Address,
  signal: AbortSignal | undefined,
): Promise<Connection> {
  const to = { host, port }
  return new Promise((resolve, reject) => {
    if (signal?.aborted) throw new DialError(to, 'aborted', { cause: signal.reason })
    const options = { noDelay: true, writableHighWaterMark: BUSY_LIMIT }
    const hints = family === 6 ? V4MAPPED : 0
    const ear = new Ear()
    const { lookup } = addresses
    const socket = connect({ host, port, family, hints, lookup, onread: ear, ...options }).pause()
    const settle = () => {
      socket.off('error', refused).off('connect', connected)
      signal?.removeEventListener('abort', abort)
    }
    const refused = (cause: NodeJS.ErrnoException) => {
      settle()
      addresses.forget(host)
      reject(new DialError(to, dialFailure(cause.code), { cause }))
    }
    const connected = () => {
      settle()
      resolve(new TcpConnection(socket, ear, wait))
    }
    const abort = () => {
      settle()
      addresses.forget(host)
      socket.on('error', () => {}).destroy()
      reject(new DialError(to, 'aborted', { cause: signal?.reason }))
    }
    socket.on('error', refused).on('connect', connected)
    signal?.addEventListener('abort', abort)
  })
}

function dialFailure(code: string | undefined): DialFailure {
  if (code === 'ENOTFOUND' || code?.startsWith('EAI_')) return 'unresolved'
  return code === 'ECONNREFUSED' ? 'refused' : 'unreachable'
}

function listen(
  wait: BusyWait | undefined,
  at: Address,
  accept: (connection: Connection) => void,
): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const options = { noDelay: true, highWaterMark: BUSY_LIMIT, pauseOnConnect: true }
    const server = createServer(options, (accepted) => {
      const ear = new Ear()
      const socket = withEar(accepted, ear)
      // Who hung up before we could ask has no address any more.
      if (socket.remoteAddress === undefined) socket.destroy()
      else accept(new TcpConnection(socket, ear, wait))
    })
    server.on('error', (cause: NodeJS.ErrnoException) => {
      const failure = listenFailures[cause.code ?? '']
      reject(failure === undefined ? cause : new ListenError(at, failure, { cause }))
    })
    server.listen(at.port, at.host, () => {
      const bound = server.address()
      const port = typeof bound === 'object' && bound !== null ? bound.port : at.port
      resolve({
        address: { host: at.host, port },
        async close() {
          server.close()
        },
      })
    })
  })
}

const listenFailures: Record<string, ListenFailure> = {
  EADDRINUSE: 'in-use',
  EACCES: 'not-allowed',
  EADDRNOTAVAIL: 'no-such-address',
  EAFNOSUPPORT: 'no-such-address',
  ENOTFOUND: 'no-such-address',
}

/** Bytes of all connections of this program, as `erlang:statistics(io)` counts them. */
export const traffic = { input: 0, output: 0 }

/** Who is told what a socket reads, in memory that is not allocated for it. */
class Ear implements OnReadOpts {
  readonly buffer = READ
  heard: (bytes: Uint8Array) => void = () => {}

  readonly callback = (count: number): boolean => {
    this.heard(READ.subarray(0, count))
    return true
  }
}

/**
 * A dialled socket is told at its birth into which memory it reads. One that a server has accepted cannot be told any
 * more, so another is put upon its handle, for which Node has no public way; without a handle it reads as it likes.
 */
function withEar(accepted: Socket, ear: Ear): Socket {
  const { _handle: handle } = accepted as Socket & { readonly _handle?: unknown }
  if (handle === undefined || handle === null) return accepted.on('data', (bytes) => ear.heard(bytes)).pause()
  const options = { handle, onread: ear, manualStart: true, highWaterMark: BUSY_LIMIT }
  return new Socket(options as SocketConstructorOpts)
}

class TcpConnection implements Connection {
  readonly #socket: Socket
  readonly #ear: Ear
  readonly #wait: BusyWait | undefined
  #local: Address | undefined
  #remote: Address | undefined
  #receiver: Receiver | undefined
  /** We said goodbye, or ended it: what the socket says about errors from now on is no news. */
  #leaving = false
  #error: Error | undefined
  #isClosed = false
  #corked = false

  constructor(socket: Socket, ear: Ear, wait: BusyWait | undefined) {
    this.#socket = socket
    this.#ear = ear
    this.#wait = wait
    socket.on('error', (cause) => {
      if (!this.#leaving) this.#error ??= new ConnectionLost(cause.message, { cause })
    })
    socket.on('drain', () => {
      if (!this.#leaving) this.#receiver?.drained?.()
    })
    // The peer said goodbye; the socket answers with its own once everything is sent.
    socket.on('end', () => {
      if (!this.#leaving) this.#linger()
    })
    socket.on('close', () => {
      this.#isClosed = true
      this.#receiver?.closed(this.#error)
    })
  }

  // Each costs a call of the system, and most connections are never asked.
  get local(): Address {
    this.#local ??= address(this.#socket.localAddress, this.#socket.localPort)
    return this.#local
  }

  get remote(): Address {
    this.#remote ??= address(this.#socket.remoteAddress, this.#socket.remotePort)
    return this.#remote
  }

  receive(receiver: Receiver): void {
    const isFirst = this.#receiver === undefined
    this.#receiver = receiver
    if (!isFirst) return
    if (this.#isClosed) queueMicrotask(() => this.#receiver?.closed(this.#error))
    else this.#listen()
  }

  write(bytes: Uint8Array, written?: () => void): boolean {
    const socket = this.#socket
    if (this.#leaving || !socket.writable) return true
    if (socket.writableLength > SEND_LIMIT) {
      this.#error = new ConnectionLost(`more than ${SEND_LIMIT} bytes wait to be sent`)
      this.destroy()
      return true
    }
    if (!this.#corked) {
      this.#corked = true
      socket.cork()
      process.nextTick(this.#uncork)
    }
    traffic.output += bytes.length
    return socket.write(bytes, written)
  }

  flush(): boolean {
    this.#uncork()
    return this.#socket.writableLength === 0
  }

  readonly #uncork = (): void => {
    if (!this.#corked) return
    this.#corked = false
    this.#socket.uncork()
    this.#wait?.said()
  }

  close(): void {
    if (this.#leaving || this.#isClosed) return
    this.#leaving = true
    this.#linger()
    this.#socket.end()
    this.#socket.resume()
  }

  destroy(): void {
    this.#leaving = true
    if (!this.#socket.destroyed) this.#socket.resetAndDestroy()
  }

  /** The end has begun. A peer that takes nothing more, or never says goodbye, is not waited for longer than this. */
  #linger(): void {
    const socket = this.#socket
    const giveUpIn = (ms: number) => {
      const timer = setTimeout(() => socket.resetAndDestroy(), ms)
      socket.once('close', () => clearTimeout(timer))
    }
    if (socket.writableLength === 0) {
      giveUpIn(LINGER_MS)
      return
    }
    socket.setTimeout(LINGER_MS, () => socket.resetAndDestroy())
    giveUpIn(CLOSING_LIMIT_MS) // the socket's own timeout begins anew with every byte that the peer says
    socket.once('finish', () => giveUpIn(LINGER_MS))
  }

  #listen(): void {
    this.#ear.heard = (bytes) => {
      if (this.#leaving) return
      traffic.input += bytes.length
      this.#wait?.heard()
      this.#receiver?.data(bytes)
    }
    this.#socket.resume()
  }
}

function address(host: string | undefined, port: number | undefined): Address {
  return { host: host?.replace(/^::ffff:/, '') ?? '', port: port ?? 0 }
}
