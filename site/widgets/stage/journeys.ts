/**
 * The message diagram of a cluster, made of its trace: every message from where it set out to where it arrived, and what
 * befell the nodes meanwhile. The last ones only; nothing here grows for ever.
 */
import { decode, format, type TraceEvent } from '../../../src/mod.ts'
import type { Message, Parcel, Protocol } from './carried.ts'
import type { Processes } from './processes.ts'

/** When something happened: in virtual time, and as the how-manieth of all. */
export interface Moment {
  readonly at: number
  readonly order: number
}

/** One message. */
export interface Journey extends Parcel {
  /** The segment that carries it. */
  readonly segment: number
  /** Nodes by their full names, or `epmd@host`. */
  readonly from: string
  readonly to: string
  readonly protocol: Protocol
  readonly aside: boolean
  readonly began: Moment
  /** Missing while it is under way. */
  readonly ended?: Moment & { readonly lost: boolean }
}

/** What befell a node. */
export interface Mark extends Moment {
  readonly kind: 'nodeup' | 'nodedown' | 'exit'
  readonly node: string
  /** The other node, or the process and its reason. */
  readonly of: string
}

export interface Journeys {
  readonly journeys: readonly Journey[]
  readonly marks: readonly Mark[]
  /** How many things have happened. */
  readonly count: number
}

export const noJourneys: Journeys = { journeys: [], marks: [], count: 0 }

const MAX_JOURNEYS = 120
const MAX_MARKS = 120

/** Longer reasons are cut. */
const LONGEST_REASON = 40

/** These messages have set out to the box `to`, in that segment. */
export function departed(
  { journeys, marks, count }: Journeys,
  messages: readonly Message[],
  segment: number,
  to: string,
): Journeys {
  const begun = messages.map(
    ({ at, box, label, protocol, event, aside }, index): Journey => ({
      key: `message ${segment}.${index}`,
      label,
      carried: [event],
      segment,
      from: box,
      to,
      protocol,
      aside,
      began: { at, order: count + index },
    }),
  )
  return { journeys: latest([...journeys, ...begun]), marks, count: count + begun.length }
}

/** As many of either kind: what is said aside is much, and must not push out the news. */
function latest(journeys: readonly Journey[]): readonly Journey[] {
  if (journeys.length <= MAX_JOURNEYS) return journeys
  const kept = [true, false].flatMap((aside) =>
    journeys.filter((journey) => journey.aside === aside).slice(-MAX_JOURNEYS),
  )
  return kept.length === journeys.length ? journeys : journeys.filter((journey) => kept.includes(journey))
}

/** `processes` are those before the event. */
export function journeysAfter(before: Journeys, event: TraceEvent, processes: Processes): Journeys {
  const { at, where: node } = event
  const marked = (kind: Mark['kind'], of: string): Journeys => {
    const mark: Mark = { kind, node, of, at, order: before.count }
    return { ...before, marks: [...before.marks, mark].slice(-MAX_MARKS), count: before.count + 1 }
  }
  switch (event.type) {
    case 'segment_arrived':
    case 'segment_lost':
      return ended(before, event)
    case 'nodeup':
    case 'nodedown':
      return marked(event.type, event.peer)
    case 'exit': {
      if (!processes.alive.get(node)?.includes(event.pid)) return before
      const reason = format(decode(event.reason))
      if (reason === 'normal') return before
      const shown = reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON - 1)}…` : reason
      return marked('exit', `${event.pid} ${shown}`)
    }
  }
  return before
}

function ended(before: Journeys, event: TraceEvent & { type: 'segment_arrived' | 'segment_lost' }): Journeys {
  if (!before.journeys.some(({ segment }) => segment === event.id)) return before
  let { count } = before
  const lost = event.type === 'segment_lost'
  const journeys = before.journeys.map((journey): Journey => {
    if (journey.segment !== event.id) return journey
    return { ...journey, ended: { at: event.at, order: count++, lost } }
  })
  return { ...before, journeys, count }
}
