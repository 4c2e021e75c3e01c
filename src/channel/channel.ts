/**
 * A connection after its handshake: signals go in and come out, frames travel.
 *
 * Each frame is a length of four bytes, then 112 ("pass through"), the control message and, for some, the payload, each
 * with the version byte 131. An empty frame is a tick.
 * OTP: erl_dist_protocol, "Protocol between Connected Nodes".
 *
 * The channel answers for its link alone. What the peer sends that makes no sense ends the link and nothing else.
 */
import { Framer } from '../bytes/framer.ts'
import { Reader } from '../bytes/reader.ts'
import { Writer } from '../bytes/writer.ts'
import type { Env } from '../env/env.ts'
import { decodeFrom } from '../etf/decode.ts'
import { encode, encodeInto } from '../etf/encode.ts'
import { VERSION_MAGIC } from '../etf/tags.ts'
import type { Peer } from '../handshake/party.ts'
import type { Signal } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { LocalIdentity } from '../term/identifier.ts'
import type { Term } from '../term/term.ts'
import type { FramedConnection } from '../transport/framed.ts'
import type { Receiver } from '../transport/transport.ts'
import { ControlError, fromControl, hasPayload, shown, toControl } from './control.ts'
import type { FrameEvent } from './events.ts'
import { Ticker } from './ticker.ts'

const PASS_THROUGH = 112

/** The longest frame taken from a peer, in bytes, without its length. */
export const MAX_FRAME = 128 * 1024 * 1024

export interface ChannelOptions {
  readonly env: Env
  readonly home: LocalIdentity
  readonly peer: Peer
  /** Past its handshake. */
  readonly connection: FramedConnection
  /** Milliseconds; see `Ticker`. */
  readonly ticktime: number
  /** A signal came for a process of this node. */
  readonly deliver: (signal: Signal) => void
  /** The link is down, for `reason`: called once, and nothing is delivered after it. */
  readonly down: (reason: string) => void
}

export class Channel implements Receiver {
  readonly peer: Atom
  readonly #options: ChannelOptions
  readonly #framer = new Framer(4, MAX_FRAME)
  readonly #writer = new Writer(4096)
  readonly #ticker: Ticker
  #flushPending = false
  #down = false
  #unknownTold = false
  /** While the carrier has more than it likes: resolved when it has sent that. */
  #full: { readonly promise: Promise<void>; readonly resolve: () => void } | undefined

  constructor(options: ChannelOptions) {
    this.#options = options
    this.peer = atom(options.peer.name) as Atom
    this.#ticker = new Ticker(
      options.env.clock,
      options.ticktime,
      () => this.#sendTick(),
      () => this.#end('net_tick_timeout', 'destroy'),
    )
    options.connection.lengthBytes = 4
    options.connection.handOver(this)
  }

  /** What both sides can do. */
  get flags(): bigint {
    return this.#options.peer.flags
  }

  // #region send
  /**
   * Encodes `signal` and lets it leave with the others of this turn. Throws a `TypeError` for what is no term; then
   * nothing leaves. A promise means that more waits than the carrier likes.
   */
  send(signal: Signal): Promise<void> | undefined {
    if (this.#down) return undefined
    const outgoing = toControl(signal, this.flags)
    if (outgoing === undefined) return undefined
    const writer = this.#writer
    const start = writer.length
    writer.u32(0).u8(PASS_THROUGH).u8(VERSION_MAGIC)
    try {
      encodeInto(writer, outgoing.control)
      if (outgoing.payload !== undefined) encodeInto(writer.u8(VERSION_MAGIC), outgoing.payload)
    } catch (error) {
      writer.reset(start)
      throw error
    }
    writer.patchU32(start, writer.length - start - 4)
    if (this.#options.env.trace.on)
      this.#emitSent(start, outgoing.control as unknown as Term, outgoing.payload)
    this.#flushSoon()
    return this.#full?.promise
  }
  // #endregion

  /** Ends the link properly, with what was sent before. `down` is called with `reason`. */
  close(reason: string): void {
    this.#flush()
    this.#end(reason)
  }

  data(bytes: Uint8Array): void {
    if (this.#down) return
    this.#ticker.received()
    try {
      this.#framer.push(bytes)
      for (let frame = this.#framer.next(); frame !== undefined; frame = this.#framer.next()) {
        this.#take(frame)
        if (this.#down) return
      }
    } catch (error) {
      const { name, message } = error as Error
      this.#options.env.log(
        'error',
        `${this.peer} sent what is no signal; its link is closed: ${name}: ${message}`,
      )
      this.#end('bad_frame', 'destroy')
    }
  }

  drained(): void {
    this.#full?.resolve()
    this.#full = undefined
  }

  closed(): void {
    this.#end('connection_closed')
  }

  #take(frame: Uint8Array): void {
    if (frame.length === 0) {
      this.#emit('received', frame, 'tick', undefined)
      return
    }
    const reader = new Reader(frame)
    const kind = reader.u8()
    if (kind !== PASS_THROUGH) throw new ControlError(`a frame begins with 112, not ${kind}`)
    const control = this.#decode(reader)
    const payload = hasPayload(control) ? this.#decode(reader) : undefined
    if (reader.left > 0) throw new ControlError(`${reader.left} bytes too many after ${shown(control)}`)
    this.#emit('received', frame, control, payload)
    const signal = fromControl(control, payload, this.peer, this.#options.home.name)
    if (signal === undefined) {
      this.#tellUnknown(control)
      return
    }
    this.#options.deliver(signal)
  }

  /** Told once: a peer must not fill the log. */
  #tellUnknown(control: Term): void {
    if (this.#unknownTold) return
    this.#unknownTold = true
    this.#options.env.log(
      'warning',
      `${this.peer} sent ${shown(control)}, which this node does not know; ignored, as all such from now on`,
    )
  }

  #decode(reader: Reader): Term {
    const version = reader.u8()
    if (version !== VERSION_MAGIC) throw new ControlError(`a term begins with 131, not ${version}`)
    return decodeFrom(reader, { home: this.#options.home })
  }

  #sendTick(): void {
    this.#writer.u32(0)
    this.#emit('sent', new Uint8Array(), 'tick', undefined)
    this.#flushSoon()
  }

  #flushSoon(): void {
    this.#ticker.sent()
    if (this.#flushPending) return
    this.#flushPending = true
    queueMicrotask(() => this.#flush())
  }

  #flush(): void {
    this.#flushPending = false
    if (this.#down || this.#writer.length === 0) return
    const roomy = this.#options.connection.connection.write(this.#writer.takeBytes())
    if (roomy || this.#full !== undefined) return
    let resolve = (): void => {}
    const promise = new Promise<void>((settle) => {
      resolve = settle
    })
    this.#full = { promise, resolve }
  }

  #end(reason: string, how: 'close' | 'destroy' = 'close'): void {
    if (this.#down) return
    this.#down = true
    this.#ticker.stop()
    this.drained()
    this.#options.connection[how]()
    this.#options.down(reason)
  }

  #emitSent(start: number, control: Term, payload: Term | undefined): void {
    this.#emit('sent', this.#writer.toBytes().subarray(start + 4), control, payload)
  }

  #emit(
    direction: FrameEvent['direction'],
    bytes: Uint8Array,
    control: Term | 'tick',
    payload: Term | undefined,
  ): void {
    const { env, home } = this.#options
    if (!env.trace.on) return
    env.trace.emit<FrameEvent>({
      type: 'frame',
      at: env.clock.now(),
      where: home.name.name,
      direction,
      peer: this.peer.name,
      bytes: bytes.slice(),
      control: control === 'tick' ? control : format(control, { home }),
      payload: payload === undefined ? undefined : encode(payload),
    })
  }
}
