/**
 * Where messages wait that are too large for one frame, to leave fragment by fragment. Between two fragments the small
 * messages of other senders pass; all that one process says stays in order, as Erlang promises for any two processes.
 *
 * A sender with a large message under way has a lane, in which everything else that it says lines up, and the lanes
 * take turns.
 * OTP: erl_ext_dist, "Distribution Header for fragmented messages"; Reference Manual, "Processes", "Signals".
 */
import type { Registered } from '../signal/signal.ts'
import type { Pid } from '../term/identifier.ts'
import { KEY, kindOf } from '../term/kind.ts'
import { FRAGMENT_BYTES, type FrameWriter, type Parcel } from './frame_writer.ts'

/**
 * More than this waits: who says more is held back, as long as it is so and something of theirs waits. Who says more than
 * this at once is held back until all of it has left: then its memory is there for what they say next. OTP: `+zdbbl`.
 */
export const BUSY_LIMIT = 1024 * 1024

/** What a parcel counts for beyond its bytes, and what its place in one lane does: even the shortest take memory. */
const PARCEL_COST = 320
const PLACE_COST = 16

/** So many that are gone from a queue, and half of it at least, are cut off. */
const MANY_GONE = 256

/** Whom a signal comes from: a process, a process of which only the name is told, or nobody known. */
export type Sender = Pid | Registered | undefined

/** A part of a message, on its way. The head of its frame is written; the part must be the next bytes to leave. */
export interface Departing {
  readonly parcel: Parcel
  readonly part: Uint8Array
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** Stands in several lanes; its parcels leave when it has come to the front of each. */
interface Barrier {
  readonly parcels: Parcel[]
  lanes: number
}

interface Lane {
  readonly key: string
  /** What is gone from it is `undefined`, up to `head`: to shift a long array takes as long as it is. */
  readonly queue: (Parcel | Barrier | undefined)[]
  head: number
  /** Of the first parcel in the queue: the fragments to come, and where in its body the next begins. */
  sequence: bigint
  fragments: number
  from: number
  /** For those who are held back here. */
  held: { readonly promise: Promise<void>; readonly release: () => void } | undefined
}

/** The lane of what came to the front everywhere. No key of a pid looks like it. */
const FROM_NAMES = 'names'

export class Outbox {
  readonly #lanes = new Map<string, Lane>()
  /** Who is held back until the carrier has no more need of a message's memory. */
  readonly #heldByOne = new Map<Parcel, () => void>()
  #sequences = 0n
  #bytes = 0
  /** The last in every lane. */
  #lastBarrier: Barrier | undefined

  /** How much memory is in use for what waits, in bytes. */
  get bytes(): number {
    return this.#bytes
  }

  get isEmpty(): boolean {
    return this.#lanes.size === 0
  }

  /** Whether something that `from` said before is still here, which nothing of the same sender may pass. */
  holds(from: Sender): boolean {
    return this.#lanes.size > 0 && (isName(from) || this.#lanes.has(laneKey(from)))
  }

  /** Lines a message up. A promise holds its sender back. */
  add(from: Sender, parcel: Parcel): Promise<void> | undefined {
    this.#bytes += parcel.body.length + PARCEL_COST
    const held = this.#lineUp(from, parcel)
    if (parcel.body.length <= BUSY_LIMIT) return held
    return new Promise((release) => this.#heldByOne.set(parcel, release))
  }

  /** The carrier has no more need of the memory of `parcel`. */
  written(parcel: Parcel): void {
    this.#heldByOne.get(parcel)?.()
    this.#heldByOne.delete(parcel)
  }

  #lineUp(from: Sender, parcel: Parcel): Promise<void> | undefined {
    if (!isName(from)) {
      this.#lastBarrier = undefined
      return this.#hold(this.#line(laneKey(from), parcel))
    }
    // Nobody can tell in which lane the process of that name has its own, so this goes after all that waits. What has
    // only a name for a sender is the node's own answer, for which no process could be held back.
    if (this.#lastBarrier !== undefined) this.#lastBarrier.parcels.push(parcel)
    else if (this.#lanes.size === 0) this.#line(FROM_NAMES, parcel)
    else this.#bar(parcel)
    return undefined
  }

  #bar(parcel: Parcel): void {
    const lanes = this.#lanes.size
    const barrier = { parcels: [parcel], lanes }
    for (const { queue } of this.#lanes.values()) queue.push(barrier)
    this.#bytes += lanes * PLACE_COST
    this.#lastBarrier = barrier
  }

  /** Writes the head of the frame whose turn it is to `frames`. `undefined` when nothing waits. */
  next(frames: FrameWriter): Departing | undefined {
    for (const lane of this.#lanes.values()) {
      const first = lane.queue[lane.head]
      if (first === undefined) continue
      if (!('lanes' in first)) return this.#depart(lane, first, frames)
      this.#shift(lane)
      this.#left(PLACE_COST)
      first.lanes--
      if (first.lanes === 0) this.#open(first)
    }
    return undefined
  }

  #open(barrier: Barrier): void {
    if (this.#lastBarrier === barrier) this.#lastBarrier = undefined
    for (const parcel of barrier.parcels) this.#line(FROM_NAMES, parcel)
  }

  /** The link is down, and nobody need wait any more. */
  clear(): void {
    for (const lane of this.#lanes.values()) release(lane)
    for (const parcel of this.#heldByOne.keys()) this.written(parcel)
    this.#lanes.clear()
    this.#lastBarrier = undefined
    this.#bytes = 0
  }

  #line(key: string, entry: Parcel | Barrier): Lane {
    let lane = this.#lanes.get(key)
    if (lane === undefined) {
      lane = { key, queue: [], head: 0, sequence: 0n, fragments: 0, from: 0, held: undefined }
      this.#lanes.set(key, lane)
    }
    lane.queue.push(entry)
    return lane
  }

  #hold(lane: Lane): Promise<void> | undefined {
    if (this.#bytes <= BUSY_LIMIT) return undefined
    if (lane.held === undefined) {
      let release = (): void => {}
      const promise = new Promise<void>((resolve) => {
        release = resolve
      })
      lane.held = { promise, release }
    }
    return lane.held.promise
  }

  /** One frame of `parcel`, the first in `lane`. After it the other lanes have their turns. */
  #depart(lane: Lane, parcel: Parcel, frames: FrameWriter): Departing {
    const { from } = lane
    const isFirst = from === 0
    const payload = parcel.body.length - parcel.controlLength
    if (isFirst) {
      lane.sequence = ++this.#sequences
      lane.fragments = parcel.isLarge ? Math.ceil(payload / FRAGMENT_BYTES) : 1
    }
    const isLast = lane.fragments === 1
    const end = (isFirst ? parcel.controlLength : from) + FRAGMENT_BYTES
    const part = parcel.body.subarray(from, isLast ? undefined : end)
    if (isFirst && isLast) frames.head(parcel.atoms, part.length)
    else frames.fragmentHead(isFirst ? parcel.atoms : undefined, part.length, lane.sequence, lane.fragments)
    this.#left(part.length + (isLast ? PARCEL_COST : 0))
    lane.fragments--
    lane.from = end
    if (isLast) this.#shift(lane)
    if (this.#lanes.size > 1 && lane.head < lane.queue.length) this.#goLast(lane)
    return { parcel, part, isFirst, isLast }
  }

  #goLast(lane: Lane): void {
    this.#lanes.delete(lane.key)
    this.#lanes.set(lane.key, lane)
  }

  #left(bytes: number): void {
    const wasBusy = this.#bytes > BUSY_LIMIT
    this.#bytes -= bytes
    if (wasBusy && this.#bytes <= BUSY_LIMIT) for (const lane of this.#lanes.values()) release(lane)
  }

  /** The first of `lane` is done with. */
  #shift(lane: Lane): void {
    const { queue } = lane
    queue[lane.head++] = undefined
    lane.from = 0
    if (lane.head < queue.length) {
      if (lane.head < MANY_GONE || 2 * lane.head < queue.length) return
      queue.splice(0, lane.head)
      lane.head = 0
      return
    }
    this.#lanes.delete(lane.key)
    release(lane)
  }
}

function release(lane: Lane): void {
  lane.held?.release()
  lane.held = undefined
}

const isName = (from: Sender): from is Registered => from !== undefined && kindOf(from) !== 'pid'

/** What is said by nobody known is said by one and the same. */
const laneKey = (from: Pid | undefined): string => (from === undefined ? 'nobody' : from[KEY])
