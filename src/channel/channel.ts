/**
 * A connection after its handshake: signals go in and come out, frames travel.
 *
 * Each frame is a length of four bytes, then a distribution header, the control message and, for some, the payload; or,
 * with a peer that knows no headers, 112 ("pass through") and the two, each with the version byte 131. An empty frame
 * is a tick.
 * OTP: erl_dist_protocol, "Protocol between Connected Nodes".
 *
 * The channel answers for its link alone. What the peer sends that makes no sense ends the link and nothing else.
 */
import { Framer, joined } from '../bytes/framer.ts'
import type { Env } from '../env/env.ts'
import { printable } from '../env/printable.ts'
import type { Peer } from '../handshake/party.ts'
import type { Signal } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import type { LocalIdentity, Pid } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import type { FramedConnection } from '../transport/framed.ts'
import { type Receiver, SEND_LIMIT } from '../transport/transport.ts'
import { answerInstead, type Control, type Elements, shown, toControl } from './control.ts'
import { Departures } from './departures.ts'
import type { FrameText } from './events.ts'
import { FrameReader } from './frame_reader.ts'
import { FrameTrace, TICK } from './frame_trace.ts'
import { FrameWriter } from './frame_writer.ts'
import { fromControl } from './from_control.ts'
import type { Sender } from './outbox.ts'
import { type Pace, Ticker } from './ticker.ts'
import { withToken } from './tokens.ts'

/** The longest frame taken from a peer, and the longest payload in fragments, in bytes. */
export const MAX_FRAME = 128 * 1024 * 1024

/** What may wait to leave in fragments, in bytes: a message as long as any that a peer takes, and what is said behind it. */
const MAX_UNSENT = MAX_FRAME + SEND_LIMIT

export interface ChannelOptions {
  readonly env: Env
  readonly home: LocalIdentity
  readonly peer: Peer
  /** Past its handshake. */
  readonly connection: FramedConnection
  /** Of ticks. */
  readonly pace: Pace
  /** A signal came for a process of this node. */
  readonly deliver: (signal: Signal) => void
  /** The link is down, for `reason`: called once, and nothing is delivered after it. */
  readonly down: (reason: string) => void
}

export class Channel implements Receiver {
  readonly peer: Atom
  readonly #options: ChannelOptions
  readonly #framer = new Framer(4, MAX_FRAME)
  readonly #reader: FrameReader
  readonly #writer: FrameWriter
  readonly #departures: Departures
  readonly #trace: FrameTrace
  readonly #ticker: Ticker
  #down = false
  #unknownTold = false

  constructor(options: ChannelOptions) {
    const { peer, env, home, connection } = options
    this.#options = options
    this.peer = atom(peer.name) as Atom
    this.#reader = new FrameReader(home, peer.flags, MAX_FRAME, env.allocate)
    this.#writer = new FrameWriter(peer.flags)
    this.#trace = new FrameTrace(env, home, this.peer)
    this.#ticker = new Ticker(
      env.clock,
      options.pace,
      () => this.#sendTick(),
      () => this.#end('net_tick_timeout', 'destroy'),
    )
    this.#departures = new Departures({
      env,
      carrier: connection.connection,
      writer: this.#writer,
      ticker: this.#ticker,
      trace: this.#trace,
    })
    connection.lengthBytes = 4
    connection.handOver(this)
  }

  /** What both sides can do. */
  get flags(): bigint {
    return this.#options.peer.flags
  }

  // #region send
  /**
   * Encodes `signal` and lets it leave with the others of this turn; a large one leaves bit by bit, and only what the
   * same process says waits for it. Throws a `TypeError` for what is no term; then nothing leaves. A promise means that
   * more waits than the carrier likes, or 1 MiB of large messages, one of the same process among them; or that this one
   * alone is more than that, and has not left.
   */
  send(signal: Signal): Promise<void> | undefined {
    if (this.#down) return undefined
    const answer = answerInstead(signal, this.flags)
    if (answer !== undefined) this.#options.deliver(answer)
    const plain = toControl(signal, this.flags)
    if (plain === undefined) return undefined
    const outgoing = 'token' in signal ? withToken(plain, signal.token, this.flags) : plain
    const writer = this.#writer
    const start = writer.out.length
    if (writer.hasHeaders) {
      writer.encode(outgoing)
      if (writer.isLarge || this.#departures.outbox.holds(senderOf(signal)))
        return this.#lineUp(signal, outgoing)
      writer.send()
    } else {
      writer.passThrough(outgoing)
    }
    if (this.#trace.on) this.#emitSent(start, this.#sentText(outgoing))
    this.#departures.leave()
    return this.#departures.full
  }
  // #endregion

  /** `net_ticktime` is another from now on. */
  setPace(pace: Pace): void {
    if (!this.#down) this.#ticker.change(pace)
  }

  /** Ends the link properly, with what was sent before. `down` is called with `reason`. */
  close(reason: string): void {
    if (!this.#down) this.#departures.leaveAll()
    this.#end(reason)
  }

  data(bytes: Uint8Array): void {
    if (this.#down) return
    this.#ticker.received()
    try {
      this.#framer.push(bytes)
      for (let frame = this.#framer.nextPieces(); frame !== undefined; frame = this.#framer.nextPieces()) {
        this.#take(frame)
        if (this.#down) return
      }
    } catch (error) {
      const { name, message } = error as Error
      this.#options.env.log(
        'error',
        printable(`${this.peer} sent what is no signal; its link is closed: ${name}: ${message}`),
      )
      this.#end('bad_frame', 'destroy')
    }
  }

  drained(): void {
    this.#departures.drained()
  }

  closed(): void {
    this.#end('connection_closed')
  }

  #take(frame: readonly Uint8Array[]): void {
    if (frame[0]?.length === 0) {
      if (this.#trace.on) this.#trace.frame('received', joined(frame), TICK)
      return
    }
    const { control: begun, whole, atoms } = this.#reader.read(...frame)
    if (this.#trace.on) {
      this.#trace.frame('received', joined(frame), this.#trace.text(begun, whole?.payload, atoms))
    }
    if (whole === undefined) return
    const { control, payload } = whole
    const signal = fromControl(control, payload, this.peer, this.#options.home.name)
    if (signal === undefined) {
      this.#tellUnknown(control)
      return
    }
    this.#options.deliver(signal)
  }

  /** Told once: a peer must not fill the log. */
  #tellUnknown(control: Elements): void {
    if (this.#unknownTold) return
    this.#unknownTold = true
    this.#options.env.log(
      'warning',
      `${this.peer} sent ${shown(control)}, which this node does not know; ignored, as all such from now on`,
    )
  }

  /** What was encoded is too large for one frame, or its sender's turn has not come. */
  #lineUp(signal: Signal, outgoing: Control): Promise<void> | undefined {
    const { outbox } = this.#departures
    if (outbox.bytes > MAX_UNSENT) {
      this.#options.env.log(
        'error',
        `more than ${MAX_UNSENT} bytes wait to be sent to ${this.peer}; its link is closed`,
      )
      this.#end('too_much_unsent', 'destroy')
      return undefined
    }
    const text = this.#trace.on ? this.#sentText(outgoing) : undefined
    const held = outbox.add(senderOf(signal), this.#writer.take(text))
    this.#departures.leave()
    return held ?? this.#departures.full
  }

  #sendTick(): void {
    const start = this.#writer.out.length
    this.#writer.out.u32(0)
    if (this.#trace.on) this.#emitSent(start, TICK)
    this.#departures.leave()
  }

  #end(reason: string, how: 'close' | 'destroy' = 'close'): void {
    if (this.#down) return
    this.#down = true
    this.#ticker.stop()
    this.#departures.stop()
    this.#options.connection[how]()
    this.#options.down(reason)
  }

  #sentText({ control, payload }: Control): FrameText {
    return this.#trace.text(control, payload, this.#writer.atoms)
  }

  /** Tells the trace of the frame that was written from `start` on. */
  #emitSent(start: number, text: FrameText): void {
    this.#trace.frame('sent', this.#writer.out.written(start + 4), text)
  }
}

/** Whose place in line a signal takes: what a new process says comes after the word that it is there. */
function senderOf(signal: Signal): Sender {
  if (signal.type === 'group_leader') return signal.caller
  if (signal.type !== 'spawn_reply') return signal.from
  return kindOf(signal.result) === 'pid' ? (signal.result as Pid) : undefined
}
