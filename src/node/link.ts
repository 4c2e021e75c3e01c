/**
 * The connection with one other node, from the first thought of it: under way, then up. Signals for a node that is still
 * being connected wait in order.
 */
import type { Channel } from '../channel/channel.ts'
import { BUSY_LIMIT } from '../channel/outbox.ts'
import { encode } from '../etf/encode.ts'
import type { Signal } from '../signal/signal.ts'
import { copy } from '../term/copy.ts'

/** How many signals wait for a connection; those beyond are lost, as they would be if it failed. */
export const MAX_WAITING_SIGNALS = 65_536

/** What a signal that waits counts for beside its payload, in bytes: about as many as its control message. */
const SIGNAL_COST = 64

/** One way in which a link may come about. Once the link has let go of it, it is void. */
export interface Attempt {
  /** Ends it at once. */
  abort(): void
}

/** How one connection is made. */
export interface ConnectOptions {
  /** This connection alone is hidden, though the node shows itself to others. By default false. */
  readonly hidden?: boolean
}

let links = 0

export class Link {
  readonly peer: string
  /** It was asked for as hidden, whatever this node shows elsewhere. */
  readonly hidden: boolean
  /** Unlike that of any link before. */
  readonly id = ++links
  /** Somebody on this node waits for it: should no newcomer bring it about, this node dials. */
  wanted = false
  /** A newcomer has failed us, perhaps an impostor. Our own attempt gives way to no more of them. */
  contested = false
  dialling: Attempt | undefined
  /**
   * Those who dialled this node under that name and have not shown the cookie yet. Whoever shows it first is the one; an
   * impostor keeps nobody out.
   */
  readonly newcomers = new Set<Attempt>()
  channel: Channel | undefined
  readonly waiting: Signal[] = []
  /** About how much they are. */
  #bytes = 0
  readonly ready: Promise<void>
  readonly #decided: Promise<void>
  #settle: { resolve(): void; reject(error: unknown): void } | undefined

  constructor(peer: string, { hidden = false }: ConnectOptions = {}) {
    this.peer = peer
    this.hidden = hidden
    this.ready = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
    this.#decided = this.ready.catch(() => {}) // why it failed is told only to who asks
  }

  /** Whether anything may still come of it. */
  get underWay(): boolean {
    return this.dialling !== undefined || this.newcomers.size > 0
  }

  /** Lines `signal` up; false when too many wait already. */
  wait(signal: Signal): boolean {
    if (this.waiting.length >= MAX_WAITING_SIGNALS) return false
    this.waiting.push(signal)
    this.#bytes += SIGNAL_COST
    if (signal.type === 'message') this.#bytes += encode(signal.message).length
    return true
  }

  /** While too much waits, whoever sends is held back at its next await, until it is decided whether there is a link. */
  get full(): Promise<void> | undefined {
    return this.#bytes > BUSY_LIMIT ? this.#decided : undefined
  }

  /** `winner` brought the connection about: the other attempts end, and who waits for it goes on before all others. */
  up(channel: Channel, winner: Attempt): void {
    this.channel = channel
    this.#letGo(winner)
    this.#settle?.resolve()
  }

  /** What waited goes out, before anybody says more. */
  sendWaiting(): void {
    for (const signal of this.waiting.splice(0)) this.channel?.send(signal)
  }

  /** It did not come about. Returns what waited. */
  failed(error: unknown): Signal[] {
    this.#letGo()
    this.#settle?.reject(error)
    return this.waiting.splice(0)
  }

  /** Our attempt gives way to a newcomer. */
  giveWay(): void {
    const { dialling } = this
    this.dialling = undefined
    dialling?.abort()
  }

  #letGo(winner?: Attempt): void {
    const attempts = [this.dialling, ...this.newcomers]
    this.dialling = undefined
    this.newcomers.clear()
    for (const attempt of attempts) if (attempt !== winner) attempt?.abort()
  }
}

/** As a signal has to be to wait: whatever the sender changes afterwards. Throws a `TypeError` for what is no term. */
export function copySignal(signal: Signal): Signal {
  if (signal.type === 'message') return { ...signal, message: copy(signal.message) }
  return 'reason' in signal ? { ...signal, reason: copy(signal.reason) } : signal
}
