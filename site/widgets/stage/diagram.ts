/**
 * Where everything stands in the message diagram: a lane a node, and time downwards by the order of what happened. What
 * happened at one moment is on one line, save that what comes after another on a lane, or from it, stands below it.
 */
import { hostOf } from '../../worker/scene.ts'
import type { Journey, Journeys, Mark, Moment } from './journeys.ts'

export interface Lane {
  /** A node by its full name, or `epmd@host`. */
  readonly name: string
  readonly x: number
  /** Whether it is still there. */
  readonly lives: boolean
}

/** From where a message set out to where it arrived, or to where it is lost from sight. */
export interface ArrowLine {
  readonly journey: Journey
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly fate: 'arrived' | 'lost' | 'open'
}

export interface PlacedMark {
  readonly mark: Mark
  readonly x: number
  readonly y: number
  /** Where its words have more room. */
  readonly side: 'left' | 'right'
}

export interface Diagram {
  readonly lanes: readonly Lane[]
  readonly arrows: readonly ArrowLine[]
  readonly marks: readonly PlacedMark[]
  /** The virtual moments, from the top. */
  readonly times: readonly { readonly at: number; readonly y: number }[]
  readonly width: number
  readonly height: number
}

/** Arrows shown. */
const MOST = 40
/** Between two things on one lane. */
const STEP = 26
const LANE = { least: 76, first: 52 }
const TOP = 14
/** What has not arrived is drawn for this part of the way. */
const PART = 0.55

export interface Wanted {
  /** The nodes there are, in their order. */
  readonly nodes: readonly string[]
  readonly epmd: boolean
  readonly width: number
}

export function layDiagram({ journeys, marks }: Journeys, { nodes, epmd, width }: Wanted): Diagram {
  const isWanted = (box: string): boolean => box.includes('@') && (epmd || !isEpmd(box))
  const wanted = journeys.filter(({ from, to }) => isWanted(from) && isWanted(to)).slice(-MOST)
  const since = wanted.length < MOST ? 0 : (wanted[0]?.began.order ?? 0)
  const kept = marks.filter(({ order }) => order >= since)
  const lanes = lanesOf(wanted, kept, nodes, width)
  const x = new Map(lanes.map((lane) => [lane.name, lane.x]))

  const { placeOf, times, height } = timed([
    ...wanted.map(({ from, began }) => ({ lane: from, moment: began })),
    ...wanted.flatMap(({ to, began, ended }) =>
      ended && !ended.lost ? [{ lane: to, moment: ended, after: began }] : [],
    ),
    ...kept.map((mark) => ({ lane: mark.node, moment: mark })),
  ])
  const right = Math.max(...lanes.map((lane) => lane.x), 0)
  return {
    lanes,
    arrows: wanted.map((journey) => {
      const { from, to, began, ended } = journey
      const [x1 = 0, x2 = 0] = [x.get(from), x.get(to)]
      const y1 = placeOf(began)
      if (ended && !ended.lost) return { journey, x1, y1, x2, y2: placeOf(ended), fate: 'arrived' }
      return {
        journey,
        x1,
        y1,
        x2: x1 + (x2 - x1) * PART,
        y2: y1 + STEP * PART,
        fate: ended ? 'lost' : 'open',
      }
    }),
    marks: kept.map((mark) => {
      const at = x.get(mark.node) ?? 0
      return { mark, x: at, y: placeOf(mark), side: at === right && lanes.length > 1 ? 'left' : 'right' }
    }),
    times,
    width: Math.max(width, LANE.first + lanes.length * LANE.least),
    height,
  }
}

const isEpmd = (box: string): boolean => box.startsWith('epmd@')

/** The nodes there are, an EPMD behind those of its host, and at the end who is gone but was heard of. */
function lanesOf(
  journeys: readonly Journey[],
  marks: readonly Mark[],
  nodes: readonly string[],
  width: number,
): Lane[] {
  const met = new Set([...journeys.flatMap(({ from, to }) => [from, to]), ...marks.map(({ node }) => node)])
  const others = [...met].filter((name) => !nodes.includes(name))
  const epmds = others.filter(isEpmd)
  const names = [...nodes]
  for (const epmd of epmds) {
    const last = names.findLastIndex((name) => hostOf(name) === hostOf(epmd))
    names.splice(last < 0 ? names.length : last + 1, 0, epmd)
  }
  names.push(...others.filter((name) => !isEpmd(name)))
  const each = Math.max((width - LANE.first) / Math.max(names.length, 1), LANE.least)
  return names.map((name, index) => ({
    name,
    x: LANE.first + (index + 0.5) * each,
    lives: isEpmd(name) || nodes.includes(name),
  }))
}

interface Happened {
  readonly lane: string
  readonly moment: Moment
  /** What it follows from. */
  readonly after?: Moment
}

/** A line for every moment at which something happened, as high as the busiest lane needs. */
function timed(happened: readonly Happened[]) {
  const places = new Map<number, number>()
  const times: { at: number; y: number }[] = []
  let bottom = TOP
  /** Where each lane is free, and where all are. */
  let free = new Map<string, number>()
  let top = TOP
  for (const { lane, moment, after } of happened.toSorted((a, b) => a.moment.order - b.moment.order)) {
    if (times.at(-1)?.at !== moment.at) {
      free = new Map()
      top = bottom
      times.push({ at: moment.at, y: top })
    }
    const cause = after?.at === moment.at ? (places.get(after.order) ?? top) + STEP / 2 : top
    const y = Math.max(free.get(lane) ?? top, cause)
    places.set(moment.order, y)
    free.set(lane, y + STEP)
    bottom = Math.max(bottom, y + STEP)
  }
  return { placeOf: ({ order }: Moment): number => places.get(order) ?? TOP, times, height: bottom + STEP }
}
