/**
 * Where everything stands in the message diagram: a lane a node, and time downwards by the order of what happened. What
 * happened at one moment is on one line, save that what crosses the lanes of another, or comes from it, stands below it.
 */
import { hostOf } from '../../worker/scene.ts'
import { fitted } from './geometry.ts'
import type { Journey, Journeys, Mark, Moment } from './journeys.ts'
import { type Label, labelled } from './labels.ts'

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
  readonly label: Label
}

export interface PlacedMark {
  readonly mark: Mark
  readonly x: number
  readonly y: number
  /** Where its words have more room. */
  readonly side: 'left' | 'right'
  readonly text: string
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
  /** Whether what is no news here is shown too. */
  readonly asides: boolean
  readonly width: number
  /** What can be written beside a message, the longest first. */
  readonly says: (journey: Journey) => readonly string[]
}

/** Pixels that a character of a label takes. */
export const EACH = 6.7
/** Of a mark's words, as many are shown even where lanes are close. */
const LEAST_MARK = 60

export function layDiagram({ journeys, marks }: Journeys, how: Wanted): Diagram {
  const { nodes, epmd, asides, width, says } = how
  const isWanted = (box: string): boolean => box.includes('@') && (epmd || !isEpmd(box))
  const wanted = journeys
    .filter(({ from, to, aside }) => isWanted(from) && isWanted(to) && (asides || !aside))
    .slice(-MOST)
  const since = wanted.length < MOST ? 0 : (wanted[0]?.began.order ?? 0)
  const kept = marks.filter(({ order }) => order >= since)
  const lanes = lanesOf(wanted, kept, nodes, width)
  const order = lanes.map(({ name }) => name)
  const x = new Map(lanes.map((lane) => [lane.name, lane.x]))
  const sideOf = (node: string): PlacedMark['side'] =>
    node === order.at(-1) && order.length > 1 ? 'left' : 'right'
  const across = ({ from, to }: Journey): Span => {
    const [one, other] = [order.indexOf(from), order.indexOf(to)]
    return [2 * Math.min(one, other), 2 * Math.max(one, other)]
  }
  /** A mark has its words beside its lane. */
  const beside = ({ node }: Mark): Span => {
    const lane = 2 * order.indexOf(node)
    return sideOf(node) === 'left' ? [lane - 1, lane] : [lane, lane + 1]
  }
  const { placeOf, times, height } = timed([
    ...wanted.map((journey) => ({ span: across(journey), moment: journey.began })),
    ...wanted.flatMap((journey) => {
      const { began: after, ended: moment } = journey
      return moment && !moment.lost ? [{ span: across(journey), moment, after }] : []
    }),
    ...kept.map((mark) => ({ span: beside(mark), moment: mark })),
  ])
  const lines = wanted.map((journey): Omit<ArrowLine, 'label'> => {
    const { from, to, began, ended } = journey
    const [x1 = 0, x2 = 0] = [x.get(from), x.get(to)]
    const y1 = placeOf(began)
    if (ended && !ended.lost) return { journey, x1, y1, x2, y2: placeOf(ended), fate: 'arrived' }
    const [part, y2] = [x1 + (x2 - x1) * PART, y1 + STEP * PART]
    return { journey, x1, y1, x2: part, y2, fate: ended ? 'lost' : 'open' }
  })
  const each = laneWidth(lanes.length, width)
  return {
    lanes,
    arrows: labelled(lines, ({ journey }) => says(journey), EACH),
    marks: kept.map((mark) => {
      const room = Math.max(each - 16, LEAST_MARK)
      const whole = `${mark.kind} ${mark.of}`
      // What it is, its shape and colour say too; of whom it tells, only the words.
      const text = whole.length * EACH <= room ? whole : fitted(mark.of, room, EACH)
      return { mark, x: x.get(mark.node) ?? 0, y: placeOf(mark), side: sideOf(mark.node), text }
    }),
    times,
    width: Math.max(width, LANE.first + lanes.length * LANE.least),
    height,
  }
}

const laneWidth = (lanes: number, width: number): number =>
  Math.max((width - LANE.first) / Math.max(lanes, 1), LANE.least)

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
  const each = laneWidth(names.length, width)
  return names.map((name, index) => ({
    name,
    x: LANE.first + (index + 0.5) * each,
    lives: isEpmd(name) || nodes.includes(name),
  }))
}

/** From which to which place beside each other: 0 is the first lane, 1 the room between it and the next. */
type Span = readonly [number, number]

interface Happened {
  readonly span: Span
  readonly moment: Moment
  /** What it follows from. */
  readonly after?: Moment
}

/** A line for every moment at which something happened, as high as where most happens needs. */
function timed(happened: readonly Happened[]) {
  const places = new Map<number, number>()
  const times: { at: number; y: number }[] = []
  let bottom = TOP
  /** Where each place is free, and where all are. */
  let free: number[] = []
  let top = TOP
  for (const { span, moment, after } of happened.toSorted((a, b) => a.moment.order - b.moment.order)) {
    if (times.at(-1)?.at !== moment.at) {
      free = []
      top = bottom
      times.push({ at: moment.at, y: top })
    }
    const cause = after?.at === moment.at ? (places.get(after.order) ?? top) + STEP / 2 : top
    const [first, last] = span
    const y = Math.max(cause, ...free.slice(first, last + 1).filter((at) => at !== undefined))
    places.set(moment.order, y)
    for (let place = first; place <= last; place++) free[place] = y + STEP
    bottom = Math.max(bottom, y + STEP)
  }
  return { placeOf: ({ order }: Moment): number => places.get(order) ?? TOP, times, height: bottom + STEP }
}
