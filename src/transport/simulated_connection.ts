/**
 * One end of a connection over the simulated network. It keeps the contract of `Connection` as TCP does: bytes in order,
 * a goodbye (`fin`) after what was written, a reset (`rst`) that overtakes it, and a writer who is held back by a reader
 * who takes nothing.
 */
import type { Env, Timer } from '../env/env.ts'
import type { DisconnectedEvent } from './events.ts'
import type { Lane } from './simulated_wire.ts'
import {
  type Address,
  type Connection,
  ConnectionLost,
  LINGER_MS,
  type Receiver,
  SEND_LIMIT,
} from './transport.ts'

/** What waits to be told to the receiver, in order. */
type News =
  | { readonly what: 'data'; readonly bytes: Uint8Array }
  | { readonly what: 'drained' }
  | { readonly what: 'closed'; readonly error: Error | undefined }

export class SimulatedConnection implements Connection {
  readonly local: Address
  readonly remote: Address
  readonly #env: Env
  readonly #host: string
  readonly #out: Lane
  readonly #highWaterMark: number
  /** The other end; itself until they are joined. */
  #peer: SimulatedConnection = this
  #receiver: Receiver | undefined
  #news: News[] = []
  #telling = false
  /** Bytes written and not yet taken by the other end's receiver. */
  #waiting = 0
  #wantsDrained = false
  #state: 'open' | 'closing' | 'ended' = 'open'
  #linger: Timer | undefined
  readonly #whenEnded: () => void

  constructor(
    env: Env,
    ends: { readonly local: Address; readonly remote: Address },
    out: Lane,
    highWaterMark: number,
    whenEnded: () => void,
  ) {
    this.#env = env
    this.local = ends.local
    this.remote = ends.remote
    this.#host = out.from
    this.#out = out
    this.#highWaterMark = highWaterMark
    this.#whenEnded = whenEnded
  }

  /** Ties two ends together; each sends into the other from now on. */
  static join(a: SimulatedConnection, b: SimulatedConnection): void {
    a.#peer = b
    b.#peer = a
  }

  receive(receiver: Receiver): void {
    this.#receiver = receiver
    this.#tellSoon()
  }

  write(bytes: Uint8Array, written?: () => void): boolean {
    if (this.#state !== 'open') return true
    if (this.#waiting > SEND_LIMIT) {
      this.#reset(new ConnectionLost(`more than ${SEND_LIMIT} bytes wait to be sent`))
      return true
    }
    const { segmentBytes } = this.#out
    for (let at = 0; at < bytes.length; at += segmentBytes) {
      const part = new Uint8Array(bytes.subarray(at, at + segmentBytes))
      this.#out.send('data', part.length, () => this.#peer.#hear({ what: 'data', bytes: part }))
    }
    if (written !== undefined) queueMicrotask(written) // what travels is a copy
    this.#waiting += bytes.length
    if (this.#waiting < this.#highWaterMark) return true
    this.#wantsDrained = true
    return false
  }

  close(): void {
    if (this.#state !== 'open') return
    this.#state = 'closing'
    this.#out.send('fin', 0, () => this.#peer.#hear({ what: 'closed', error: undefined }))
    this.#startLinger()
    const untold = this.#news
    this.#news = []
    for (const news of untold) this.#hear(news)
  }

  destroy(): void {
    this.#reset(undefined)
  }

  /** The link died: both ends learn it at once, and nothing travels any more. */
  lose(error: Error): void {
    this.#out.cut()
    this.#end(error)
  }

  #reset(error: Error | undefined): void {
    if (this.#state === 'ended') return
    this.#out.cut()
    const reset = new ConnectionLost('the other side ended it at once')
    this.#out.send('rst', 0, () => this.#peer.#end(reset))
    this.#end(error)
  }

  /** Something arrived. After `close`, data is of no interest, but it must not hold the peer back. */
  #hear(news: News): void {
    if (this.#state === 'open') {
      this.#news.push(news)
      this.#tellSoon()
    } else if (this.#state === 'closing') {
      if (news.what === 'data') this.#peer.#taken(news.bytes.length)
      if (news.what === 'closed') this.#end(undefined)
    }
  }

  #tellSoon(): void {
    if (this.#receiver !== undefined && !this.#telling && this.#news.length > 0) {
      queueMicrotask(() => this.#tell())
    }
  }

  #tell(): void {
    if (this.#telling) return
    this.#telling = true
    try {
      for (let news = this.#news.shift(); news !== undefined; news = this.#news.shift()) {
        if (news.what === 'data') {
          this.#peer.#taken(news.bytes.length)
          this.#receiver?.data(news.bytes)
          news.bytes.fill(0xff) // they were lent, and a real carrier's next read overwrites them
        } else if (news.what === 'drained') {
          this.#receiver?.drained?.()
        } else {
          this.#tellClosed(news.error)
        }
      }
    } finally {
      this.#telling = false
      this.#tellSoon()
    }
  }

  #tellClosed(error: Error | undefined): void {
    if (this.#state !== 'ended') {
      this.#out.send('fin', 0, () => this.#peer.#hear({ what: 'closed', error: undefined }))
      this.#finish(error)
    }
    this.#receiver?.closed(error)
  }

  /** The peer's receiver has taken `count` bytes of ours. */
  #taken(count: number): void {
    this.#waiting -= count
    if (this.#state === 'closing') this.#startLinger()
    if (this.#state === 'open' && this.#wantsDrained && this.#waiting < this.#highWaterMark) {
      this.#wantsDrained = false
      this.#news.push({ what: 'drained' })
      this.#tellSoon()
    }
  }

  #startLinger(): void {
    this.#linger?.cancel()
    this.#linger = this.#env.clock.setTimer(LINGER_MS, () => this.#reset(undefined))
  }

  #end(error: Error | undefined): void {
    if (this.#state === 'ended') return
    this.#finish(error)
    this.#news = error === undefined ? [] : this.#news.filter((news) => news.what === 'data')
    this.#news.push({ what: 'closed', error })
    this.#tellSoon()
  }

  #finish(error: Error | undefined): void {
    this.#state = 'ended'
    this.#linger?.cancel()
    this.#whenEnded()
    const { clock, trace } = this.#env
    if (trace.on) {
      trace.emit<DisconnectedEvent>({
        type: 'disconnected',
        at: clock.now(),
        where: this.#host,
        local: this.local,
        remote: this.remote,
        ...(error && { error: error.message }),
      })
    }
  }
}
