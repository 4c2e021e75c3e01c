/**
 * When frames leave. What is said in one turn leaves as one write at its end, or sooner when it fills a segment;
 * large messages leave fragment by fragment behind it, some in each turn of I/O, so that small ones pass between them.
 * Who says more than the carrier likes is held back.
 */
import type { Env } from '../env/env.ts'
import type { Connection } from '../transport/transport.ts'
import type { FrameTrace } from './frame_trace.ts'
import { FRAGMENT_BYTES, type FrameWriter, type Parcel } from './frame_writer.ts'
import { BUSY_LIMIT, Outbox } from './outbox.ts'
import type { Ticker } from './ticker.ts'

/**
 * What leaves of the outbox in one turn of I/O, in bytes: as much as the carrier likes to hold, and a fragment more, so
 * that a message of 1 MiB is one write. A small message waits for no more than that.
 */
const BYTES_A_TURN = BUSY_LIMIT + FRAGMENT_BYTES

/**
 * So much leaves at once, in the midst of a turn: the peer can work on it while this side says more. In bytes: with one
 * more small message it still fits into one segment of TCP on Ethernet. Less would be too little for a write.
 */
const BYTES_A_WRITE = 1280

/** A message up to this long goes into one write with its head. */
const SHORT_PART = 4096

export interface DeparturesOptions {
  readonly env: Env
  readonly carrier: Connection
  readonly writer: FrameWriter
  /** Told that something is said. */
  readonly ticker: Ticker
  readonly trace: FrameTrace
}

export class Departures {
  readonly outbox = new Outbox()
  readonly #env: Env
  readonly #carrier: Connection
  readonly #writer: FrameWriter
  readonly #ticker: Ticker
  readonly #trace: FrameTrace
  #flushPending = false
  /** Whether more is sent from the outbox after this turn of I/O. */
  #turnPending = false
  #stopped = false
  /** While the carrier has more than it likes: resolved when it has sent that. */
  #full: { readonly promise: Promise<void>; readonly resolve: () => void } | undefined

  constructor({ env, carrier, writer, ticker, trace }: DeparturesOptions) {
    this.#env = env
    this.#carrier = carrier
    this.#writer = writer
    this.#ticker = ticker
    this.#trace = trace
  }

  /** Until it resolves, whoever says more is to be held back. */
  get full(): Promise<void> | undefined {
    return this.#full?.promise
  }

  /** What the writer and the outbox hold leaves with this turn, or at once if it is enough. */
  leave(): void {
    this.#ticker.sent()
    if (this.#writer.out.length >= BYTES_A_WRITE) {
      this.#writeNow()
    } else if (!this.#flushPending) {
      this.#flushPending = true
      this.#env.endOfTurn(this.#flush)
    }
  }

  /** The carrier has room again. */
  drained(): void {
    this.#full?.resolve()
    this.#full = undefined
    this.#sendFromOutbox()
  }

  /** Writes all that waits, however much: the end comes. */
  leaveAll(): void {
    this.#empty(Number.POSITIVE_INFINITY)
  }

  /** Nothing leaves any more, and nobody is held back. */
  stop(): void {
    this.#stopped = true
    this.outbox.clear()
    this.#full?.resolve()
  }

  readonly #flush = (): void => {
    this.#flushPending = false
    if (this.#stopped) return
    if (this.#writer.out.length > 0) this.#writeNow()
    this.#sendFromOutbox()
  }

  /** Some of what waits there; more when the carrier has sent that, or had its turn. */
  #sendFromOutbox(): void {
    if (this.#stopped || this.outbox.isEmpty || this.#full !== undefined || this.#turnPending) return
    this.#empty(BYTES_A_TURN)
    if (this.outbox.isEmpty || this.#full !== undefined) return
    this.#turnPending = true
    void this.#env.yieldToIo().then(() => {
      this.#turnPending = false
      this.#sendFromOutbox()
    })
  }

  /**
   * Writes frames from the outbox, up to so many bytes or a little more. Their heads lie side by side in one memory, which
   * goes with them.
   */
  #empty(bytes: number): void {
    this.#ticker.sent()
    const { out } = this.#writer
    let unwritten = 0
    for (let sent = 0; sent < bytes; ) {
      const start = out.length
      const departing = this.outbox.next(this.#writer)
      if (departing === undefined) break
      const { parcel, part, isLast } = departing
      const joins = part.length <= SHORT_PART && !parcel.isLarge
      sent += part.length
      if (joins) out.bytes(part)
      if (this.#trace.on) this.#trace.departing(out.written(start + 4), departing, joins)
      if (joins) continue
      this.#write(out.written(unwritten))
      unwritten = out.length
      this.#write(part, isLast ? () => this.#takeBack(parcel) : undefined)
    }
    if (out.length > unwritten) this.#write(out.written(unwritten))
    if (out.length > 0) out.giveAway()
  }

  /** The memory of a message that has left is there for the next, before its sender goes on. */
  #takeBack(parcel: Parcel): void {
    this.#writer.takeBack(parcel)
    this.outbox.written(parcel)
  }

  /**
   * What has been said leaves at once, and the next is written where it stood, if the carrier takes it all. While more
   * waits there, each write gets memory of its own size: a view would keep all that it looks into.
   */
  #writeNow(): void {
    const { out } = this.#writer
    if (this.#carrier.flush?.() !== true) {
      this.#write(out.takeBytes())
      return
    }
    this.#write(out.written())
    if (this.#carrier.flush()) out.reset()
    else out.giveAway()
  }

  #write(bytes: Uint8Array, written?: () => void): void {
    const roomy = this.#carrier.write(bytes, written)
    if (roomy || this.#full !== undefined) return
    let resolve = (): void => {}
    const promise = new Promise<void>((settle) => {
      resolve = settle
    })
    this.#full = { promise, resolve }
  }
}
