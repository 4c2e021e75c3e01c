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
import { Writer } from '../bytes/writer.ts'
import type { Env } from '../env/env.ts'
import { printable } from '../env/printable.ts'
import { encode } from '../etf/encode.ts'
import type { Peer } from '../handshake/party.ts'
import type { Registered, Signal } from '../signal/signal.ts'
import { type Atom, atom, atomName } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { LocalIdentity, Pid } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'
import { tupleFrom } from '../term/tuple.ts'
import type { FramedConnection } from '../transport/framed.ts'
import { type Receiver, SEND_LIMIT } from '../transport/transport.ts'
import type { AnyAtom } from './atom_cache.ts'
import { answerInstead, type Control, type Elements, shown, toControl } from './control.ts'
import type { FrameEvent, FrameText } from './events.ts'
import { FrameReader } from './frame_reader.ts'
import { FrameWriter } from './frame_writer.ts'
import { fromControl } from './from_control.ts'
import { type Departing, Outbox } from './outbox.ts'
import { type Pace, Ticker } from './ticker.ts'

/** What leaves of the outbox in one turn of I/O, in bytes: a small message waits for no more than that. */
const BYTES_A_TURN = 256 * 1024

/** So much leaves at once, in the midst of a turn: the peer can work on it while this side says more. In bytes. */
const BYTES_A_WRITE = 64 * 1024

/** A message up to this long goes into one write with its head. */
const SHORT_PART = 4096

const FRAGMENT = 'fragment'

const TICK: FrameText = { control: 'tick', payload: undefined, atoms: [] }

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
  readonly #outbox = new Outbox()
  readonly #ticker: Ticker
  #flushPending = false
  /** Whether more is sent from the outbox after this turn of I/O. */
  #turnPending = false
  #down = false
  #unknownTold = false
  /** While the carrier has more than it likes: resolved when it has sent that. */
  #full: { readonly promise: Promise<void>; readonly resolve: () => void } | undefined

  constructor(options: ChannelOptions) {
    const { peer, env, home, connection } = options
    this.#options = options
    this.peer = atom(peer.name) as Atom
    this.#reader = new FrameReader(home, peer.flags, MAX_FRAME)
    this.#writer = new FrameWriter(peer.flags)
    this.#ticker = new Ticker(
      env.clock,
      options.pace,
      () => this.#sendTick(),
      () => this.#end('net_tick_timeout', 'destroy'),
    )
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
   * more waits than the carrier likes, or more of the same process.
   */
  send(signal: Signal): Promise<void> | undefined {
    if (this.#down) return undefined
    const answer = answerInstead(signal, this.flags)
    if (answer !== undefined) this.#options.deliver(answer)
    const outgoing = toControl(signal, this.flags)
    if (outgoing === undefined) return undefined
    const writer = this.#writer
    const start = writer.out.length
    if (writer.hasHeaders) {
      writer.encode(outgoing)
      if (writer.isLarge || this.#outbox.holds(senderOf(signal))) return this.#lineUp(signal, outgoing)
      writer.send()
    } else {
      writer.passThrough(outgoing)
    }
    if (this.#options.env.trace.on) this.#emitSent(start, this.#sentText(outgoing))
    this.#ticker.sent()
    if (writer.out.length >= BYTES_A_WRITE) this.#writeNow()
    else this.#flushSoon()
    return this.#full?.promise
  }
  // #endregion

  /** `net_ticktime` is another from now on. */
  setPace(pace: Pace): void {
    if (!this.#down) this.#ticker.change(pace)
  }

  /** Ends the link properly, with what was sent before. `down` is called with `reason`. */
  close(reason: string): void {
    if (!this.#down) this.#empty(Number.POSITIVE_INFINITY)
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
    this.#full?.resolve()
    this.#full = undefined
    this.#sendFromOutbox()
  }

  closed(): void {
    this.#end('connection_closed')
  }

  #take(frame: readonly Uint8Array[]): void {
    if (frame[0]?.length === 0) {
      if (this.#options.env.trace.on) this.#emit('received', joined(frame), TICK)
      return
    }
    const { control: begun, whole, atoms } = this.#reader.read(...frame)
    if (this.#options.env.trace.on) {
      this.#emit('received', joined(frame), this.#text(begun, whole?.payload, atoms))
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
    if (this.#outbox.bytes > MAX_UNSENT) {
      this.#options.env.log(
        'error',
        `more than ${MAX_UNSENT} bytes wait to be sent to ${this.peer}; its link is closed`,
      )
      this.#end('too_much_unsent', 'destroy')
      return undefined
    }
    const text = this.#options.env.trace.on ? this.#sentText(outgoing) : undefined
    const sent = this.#outbox.add(senderOf(signal), this.#writer.take(text))
    this.#ticker.sent()
    this.#flushSoon()
    return sent
  }

  #sendTick(): void {
    const start = this.#writer.out.length
    this.#writer.out.u32(0)
    if (this.#options.env.trace.on) this.#emitSent(start, TICK)
    this.#flushSoon()
  }

  #flushSoon(): void {
    if (this.#flushPending) return
    this.#flushPending = true
    this.#options.env.endOfTurn(this.#flush)
  }

  readonly #flush = (): void => {
    this.#flushPending = false
    if (this.#down) return
    if (this.#writer.out.length > 0) this.#writeNow()
    this.#sendFromOutbox()
  }

  /** Some of what waits there; more when the carrier has sent that, or had its turn. */
  #sendFromOutbox(): void {
    if (this.#down || this.#outbox.isEmpty || this.#full !== undefined || this.#turnPending) return
    this.#empty(BYTES_A_TURN)
    if (this.#outbox.isEmpty || this.#full !== undefined) return
    this.#turnPending = true
    void this.#options.env.yieldToIo().then(() => {
      this.#turnPending = false
      this.#sendFromOutbox()
    })
  }

  /** Writes frames from the outbox, up to so many bytes or a little more. */
  #empty(bytes: number): void {
    const { out } = this.#writer
    this.#ticker.sent()
    for (let sent = 0; sent < bytes; ) {
      const start = out.length
      const departing = this.#outbox.next(this.#writer)
      if (departing === undefined) break
      const { parcel, part, isLast } = departing
      const joins = part.length <= SHORT_PART && !parcel.isLarge
      sent += part.length
      if (joins) out.bytes(part)
      if (this.#options.env.trace.on) this.#emitDeparting(start, departing, joins)
      if (joins) continue
      this.#write(out.takeBytes())
      this.#write(part, isLast ? () => this.#writer.takeBack(parcel) : undefined)
    }
    if (out.length > 0) this.#write(out.takeBytes())
  }

  /** What has been said leaves at once, and the next is written where it stood, if the carrier took it all. */
  #writeNow(): void {
    const { out } = this.#writer
    const { connection } = this.#options.connection
    if (connection.flush === undefined) {
      this.#write(out.takeBytes())
      return
    }
    this.#write(out.written())
    if (connection.flush()) out.reset()
    else out.giveAway()
  }

  #write(bytes: Uint8Array, written?: () => void): void {
    const roomy = this.#options.connection.connection.write(bytes, written)
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
    this.#outbox.clear()
    this.#full?.resolve()
    this.#options.connection[how]()
    this.#options.down(reason)
  }

  /** The words for a frame; without a control message for a further fragment. */
  #text(control: Elements | undefined, payload: Term | undefined, atoms: readonly AnyAtom[]): FrameText {
    return {
      control: control === undefined ? FRAGMENT : format(tupleFrom(control), { home: this.#options.home }),
      payload: payload === undefined ? undefined : encode(payload),
      atoms: atoms.map(atomName),
    }
  }

  #sentText({ control, payload }: Control): FrameText {
    return this.#text(control, payload, this.#writer.atoms)
  }

  /** Tells the trace of the frame that was written from `start` on. */
  #emitSent(start: number, text: FrameText): void {
    this.#emit('sent', this.#writer.out.written(start + 4), text)
  }

  #emitDeparting(start: number, { parcel, part, isFirst, isLast }: Departing, joined: boolean): void {
    if (parcel.text === undefined) return
    const { control, payload, atoms } = parcel.text
    const written = this.#writer.out.written(start + 4)
    const bytes = joined ? written : new Writer().bytes(written).bytes(part).toBytes()
    this.#emit('sent', bytes, {
      control: isFirst ? control : FRAGMENT,
      payload: isLast ? payload : undefined,
      atoms: isFirst ? atoms : [],
    })
  }

  #emit(direction: FrameEvent['direction'], bytes: Uint8Array, text: FrameText): void {
    const { env, home } = this.#options
    env.trace.emit<FrameEvent>({
      type: 'frame',
      at: env.clock.now(),
      where: home.name.name,
      direction,
      peer: this.peer.name,
      bytes: bytes.slice(),
      ...text,
    })
  }
}

/** Whose place in line a signal takes: what a new process says comes after the word that it is there. */
function senderOf(signal: Signal): Pid | Registered | undefined {
  if (signal.type !== 'spawn_reply') return signal.from
  return kindOf(signal.result) === 'pid' ? (signal.result as Pid) : undefined
}
