/** Where what is under way is to be drawn, and which of it has room for its label. */
import { hostOf, pairKey } from '../../worker/scene.ts'
import { endsOf, pairOf } from './cast.ts'
import { type Area, along, overlap, type Point } from './geometry.ts'
import type { Ground } from './layout.ts'
import type { Flight, Picture } from './picture.ts'

export interface Placed extends Point {
  readonly flight: Flight
  /** The boxes it goes between. */
  readonly from: string
  readonly to: string
  /** Missing where it would stand on another one. */
  readonly label?: string
}

export interface Sight {
  readonly picture: Picture
  readonly ground: Ground
  /** Pairs of hosts without a way between them. */
  readonly cuts: ReadonlySet<string>
  readonly now: number
  /** Nothing moves: what is under way stands in the middle until it arrives. */
  readonly still: boolean
  /** Pixels between two that are at one place, which stand one above the other. */
  readonly row: number
  /** Pixels that a character of a label takes. */
  readonly each: number
  /** Too many at once for labels. */
  readonly isCrowd: boolean
}

/** What a cut holds stands this far before it, in parts of the way. */
const BEFORE_CUT = 0.09
/** More than this many at one place stand behind each other. */
const ROWS = 3
/** What nothing may be written over. */
const MARK = { width: 24, height: 16 }
const LABEL = { above: 22, height: 15, padding: 4 }

export function placeParcels(sight: Sight): Placed[] {
  const { picture, ground, row, each, isCrowd } = sight
  const taken = new Map<string, number>()
  const labels = [...ground.crowded, ...marksOf(sight)]
  const placed: Placed[] = []
  for (const flight of picture.flights) {
    const [from, to] = endsOf(picture, flight)
    const way = ground.way(from, to)
    if (way === undefined) continue
    const point = along(way, doneOf(flight, from, to, sight))
    const place = `${from} ${to} ${point.x.toFixed()} ${point.y.toFixed()}`
    const before = taken.get(place) ?? 0
    taken.set(place, before + 1)
    const [x, y] = [point.x, point.y - Math.min(before, ROWS - 1) * row]
    const width = flight.label.length * each + 2 * LABEL.padding
    const label = { x: x - width / 2, y: y - LABEL.above, width, height: LABEL.height }
    const hasRoom = !isCrowd && !labels.some((other) => overlap(other, label))
    if (hasRoom) labels.push(label)
    placed.push({ flight, from, to, x, y, ...(hasRoom && { label: flight.label }) })
  }
  return placed
}

/** The scissors on every cut. */
function marksOf({ ground, cuts }: Sight): Omit<Area, 'name'>[] {
  return [...cuts].flatMap((key) => {
    const [a, b] = pairOf(key)
    const way = ground.between(a, b)
    if (way === undefined) return []
    const { x, y } = along(way, ground.cutAt(a, b))
    return [{ x: x - MARK.width / 2, y: y - MARK.height / 2, ...MARK }]
  })
}

function doneOf({ at, due }: Flight, from: string, to: string, { ground, cuts, now, still }: Sight): number {
  const moving = due > at ? Math.min(Math.max((now - at) / (due - at), 0), 1) : 1
  const done = still ? 0.5 : moving
  const hosts = [hostOf(from), hostOf(to)] as const
  return cuts.has(pairKey(hosts)) ? Math.min(done, ground.cutAt(...hosts) - BEFORE_CUT) : done
}
