/**
 * The wire of the simulated network: segments on their way between virtual hosts. Each takes its link's latency, and
 * arrives by a timer of the environment's clock, so that a virtual clock moves them one by one.
 *
 * A lane is one direction of one connection. Its segments arrive in the order they were sent, whatever the jitter.
 */
import type { Env, Timer } from '../env/env.ts'
import type { SegmentEndedEvent, SegmentSentEvent } from './events.ts'
import type { Address } from './transport.ts'

/** What the way between two hosts does to what is sent over it. */
export interface LinkQuality {
  /** Milliseconds that a segment is under way, at least; by default 1. */
  readonly latency: number
  /** Milliseconds that it may take longer, by chance; by default 0. */
  readonly jitter: number
  /** The most bytes a segment carries, by default without limit; longer writes are cut. Small ones show who believes that a read is a frame. */
  readonly segmentBytes: number
}

/** One segment under way, as an observer sees it. */
export interface Segment {
  readonly id: number
  readonly from: string
  readonly fromPort: number
  readonly to: string
  readonly toPort: number
  readonly carries: SegmentSentEvent['carries']
  readonly bytes: number
  /** When it arrives if nothing holds it up, by the environment's clock. */
  readonly due: number
}

export interface Flying extends Segment {
  readonly lane: Lane
  readonly arrive: () => void
  timer: Timer | undefined
}

export class SimulatedWire {
  readonly #env: Env
  readonly #usual: LinkQuality
  readonly #links = new Map<string, LinkQuality>()
  readonly #partitioned = new Set<string>()
  /** In the order they set out. */
  readonly #flying = new Set<Flying>()
  #paused = false
  #nextId = 1

  constructor(env: Env, usual: LinkQuality) {
    this.#env = env
    this.#usual = checked(usual)
  }

  /** A host's way to itself is as quick as can be. */
  quality(a: string, b: string): LinkQuality {
    return (
      this.#links.get(linkKey(a, b)) ?? (a === b ? { ...this.#usual, latency: 0, jitter: 0 } : this.#usual)
    )
  }

  setQuality(a: string, b: string, quality: Partial<LinkQuality>): void {
    this.#links.set(linkKey(a, b), checked({ ...this.quality(a, b), ...quality }))
  }

  partition(a: string, b: string): void {
    this.#partitioned.add(linkKey(a, b))
  }

  /** What the partition held arrives now, as if sent again. */
  heal(a: string, b: string): void {
    this.#partitioned.delete(linkKey(a, b))
    this.#deliverOverdue()
  }

  pause(): void {
    this.#paused = true
  }

  resume(): void {
    this.#paused = false
    this.#deliverOverdue()
  }

  /** Delivers the segment that would arrive next, paused or not. False when none can. */
  step(): boolean {
    let next: Flying | undefined
    for (const segment of this.#flying) {
      if (!this.#isCut(segment) && (next === undefined || segment.due < next.due)) next = segment
    }
    if (next === undefined) return false
    this.#land(next)
    return true
  }

  /** What is under way, in the order of setting out. */
  get inFlight(): readonly Segment[] {
    return [...this.#flying]
  }

  send(lane: Lane, carries: Segment['carries'], bytes: number, arrive: () => void): void {
    const { clock, random, trace } = this.#env
    const { latency, jitter } = this.quality(lane.from, lane.to)
    const delay = latency + (jitter === 0 ? 0 : (jitter * random.uint32()) / 2 ** 32)
    lane.lastDue = Math.max(lane.lastDue, clock.now() + delay)
    const { from, fromPort, to, toPort, lastDue: due } = lane
    const id = this.#nextId++
    const seen: Segment = { id, from, fromPort, to, toPort, carries, bytes, due }
    const segment: Flying = { ...seen, lane, arrive, timer: undefined }
    this.#flying.add(segment)
    lane.flying.push(segment)
    segment.timer = clock.setTimer(due - clock.now(), () => {
      segment.timer = undefined
      if (!this.#paused && !this.#isCut(segment)) this.#landUpTo(segment)
    })
    if (trace.on)
      trace.emit<SegmentSentEvent>({ type: 'segment_sent', at: clock.now(), where: from, ...seen })
  }

  /** Everything under way on that lane is gone, save the answer to a dial: what ends a connection comes after it. */
  cut(lane: Lane): void {
    const lost = lane.flying.filter(({ carries }) => carries !== 'syn_ack')
    lane.flying.length -= lost.length
    for (const segment of lost) this.#remove(segment, 'segment_lost')
  }

  #isCut(segment: Segment): boolean {
    return this.#partitioned.has(linkKey(segment.from, segment.to))
  }

  /** Real timers may fire out of order by a fraction of a millisecond; a lane's segments never arrive so. */
  #landUpTo(last: Flying): void {
    for (const segment of last.lane.flying.filter(({ id }) => id <= last.id)) this.#land(segment)
  }

  #deliverOverdue(): void {
    if (this.#paused) return
    const overdue = [...this.#flying].filter(
      (segment) => segment.timer === undefined && !this.#isCut(segment),
    )
    overdue.sort((a, b) => a.due - b.due || a.id - b.id)
    for (const segment of overdue) this.#land(segment)
  }

  /** It is the first of its lane, whoever asks. */
  #land(segment: Flying): void {
    if (!this.#flying.has(segment)) return
    segment.lane.flying.shift()
    this.#remove(segment, 'segment_arrived')
    segment.arrive()
  }

  #remove(segment: Flying, type: SegmentEndedEvent['type']): void {
    segment.timer?.cancel()
    this.#flying.delete(segment)
    const { clock, trace } = this.#env
    if (trace.on) trace.emit<SegmentEndedEvent>({ type, at: clock.now(), where: segment.to, id: segment.id })
  }
}

/** One direction of one connection. */
export class Lane {
  readonly from: string
  readonly fromPort: number
  readonly to: string
  readonly toPort: number
  /** What is under way on it, in the order sent, and when the last of it is due. */
  readonly flying: Flying[] = []
  lastDue = 0
  readonly #wire: SimulatedWire

  constructor(wire: SimulatedWire, from: Address, to: Address) {
    this.#wire = wire
    this.from = from.host
    this.fromPort = from.port
    this.to = to.host
    this.toPort = to.port
  }

  get segmentBytes(): number {
    return this.#wire.quality(this.from, this.to).segmentBytes
  }

  send(carries: Segment['carries'], bytes: number, arrive: () => void): void {
    this.#wire.send(this, carries, bytes, arrive)
  }

  cut(): void {
    this.#wire.cut(this)
  }
}

function checked(quality: LinkQuality): LinkQuality {
  const { latency, jitter, segmentBytes } = quality
  if (!(latency >= 0 && jitter >= 0)) throw new RangeError('latency and jitter are milliseconds, 0 or more')
  if (!(segmentBytes >= 1)) throw new RangeError('a segment carries at least 1 byte')
  return quality
}

/** A link has no direction. */
export function linkKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}
