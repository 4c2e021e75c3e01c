/**
 * Where everything stands when a cluster is drawn as a ring: nodes as circles on an ellipse, those of a host beside each
 * other with a band behind them. Connections bend towards the middle, so that none runs across a node.
 */
import { hostOf } from '../../worker/scene.ts'
import type { Member, Place } from './cast.ts'
import { beside, type Point, type Rounded, type Way } from './geometry.ts'
import type { Ground } from './layout.ts'

export interface RingNode extends Point {
  readonly member: Member
  readonly short: string
  /** Half as wide as it is: a circle, or as much longer as a long name asks for and its neighbours allow. */
  readonly half: number
}

/** The band of a host, as a path that its name is written along. */
export interface Band {
  readonly place: Place
  readonly path: string
  /** Pixels. */
  readonly length: number
}

export interface Ring extends Ground {
  readonly nodes: readonly RingNode[]
  readonly bands: readonly Band[]
  readonly radius: number
}

/** Half of a band, and the room between it and the nodes. */
const BAND = 10
const ROOM = 7
/** Room between two hosts, in nodes. */
const APART = 0.55
/** How high half a ring is at least, and by how much more for each node. */
const LOW = 56
const HIGHER = 15
/** Pixels that a character of a node's name takes. */
export const CHARACTER = 7.9
/** By how much half a node may be longer than its radius. */
const LONGER = 13
/** How far an arrow stands from the connection that it belongs to. */
const BESIDE = 10
/** Points by which the ellipse is measured. */
const POINTS = 720

export function layRing(places: readonly Place[], width: number): Ring {
  const count = places.reduce((sum, { nodes }) => sum + nodes.length, 0)
  const isNarrow = width < 480
  const radius = isNarrow ? 17 : 21
  const rim = radius + ROOM + 2 * BAND + 2
  const across = Math.max(Math.min(width / 2, 340) - rim, 20)
  const slots = places.reduce((sum, { nodes }) => sum + Math.max(nodes.length, 1) + APART, 0)
  // Few nodes need no high ring.
  const up = Math.min(isNarrow ? across * 1.2 : Math.min(across * 0.66, 190), LOW + slots * HIGHER)
  const centre = { x: width / 2, y: up + rim }
  const at = ellipse(centre, across, up)
  const outside = radius + ROOM + BAND
  /** So far outside the ellipse, at a right angle to it: everywhere as far, however flat it is. */
  const away = (point: Point, by: number): Point => {
    const [x, y] = [(point.x - centre.x) / across ** 2, (point.y - centre.y) / up ** 2]
    const part = by / Math.hypot(x, y)
    return { x: point.x + x * part, y: point.y + y * part }
  }
  const atBand = (part: number): Point => away(at(part), outside)

  const [one, next] = [at(0), at(1 / slots)]
  const most = Math.min(radius + LONGER, Math.max(Math.hypot(next.x - one.x, next.y - one.y) / 2 - 2, radius))

  // The first host begins so that it stands in the middle of the top.
  let slot = -Math.max(places[0]?.nodes.length ?? 1, 1) / 2
  const nodes: RingNode[] = []
  const bands: Band[] = []
  const middles = new Map<string, Point>()
  const rims = new Map<string, Point>()
  for (const place of places) {
    const own = Math.max(place.nodes.length, 1)
    place.nodes.forEach((member, index) => {
      const short = member.name.slice(0, member.name.indexOf('@'))
      const half = Math.min(Math.max((short.length * CHARACTER) / 2 + 5, radius), most)
      const stand = at((slot + index + 0.5) / slots)
      const sideways = Math.abs(away(stand, 1).x - stand.x)
      // A long name does not reach into the band beside it.
      nodes.push({ member, short, half, ...away(stand, (radius - half) * sideways) })
    })
    bands.push({ place, ...bandOf(atBand, slot / slots, (slot + own) / slots, centre) })
    middles.set(place.name, at((slot + own / 2) / slots))
    rims.set(place.name, away(at((slot + own / 2) / slots), outside - BAND))
    slot += own + APART
  }
  const stands = new Map(nodes.map((node) => [node.member.name, node]))
  const shapeOf = (box: string, { x, y }: Point): Rounded => {
    const half = stands.get(box)?.half ?? radius
    return { x: x - half, y: y - radius, width: 2 * half, height: 2 * radius, radius }
  }
  const stand = (box: string): Point | undefined => stands.get(box) ?? middles.get(hostOf(box))
  const order = places.map(({ name }) => name)

  return {
    nodes,
    bands,
    radius,
    crowded: nodes.map(({ x, y }) => ({
      x: x - radius,
      y: y - radius,
      width: 2 * radius,
      height: 2 * radius,
    })),
    height: count === 0 ? 2 * rim : 2 * (up + rim),
    way: (from, to) => wayOf(stand(from), stand(to), radius, centre),
    arrow(from, to) {
      const [a, b] = [stand(from), stand(to)]
      const way = wayOf(a, b, radius, centre)
      if (a === undefined || b === undefined || way === undefined) return undefined
      return beside(way, below(a, b), [shapeOf(from, a), shapeOf(to, b)])
    },
    between: (a, b) => wayOf(rims.get(a), rims.get(b), 0, centre),
    cutAt: (a, b) => (order.indexOf(a) < order.indexOf(b) ? 0.4 : 0.6),
  }
}

/**
 * How far a way bends towards the centre, so that it keeps clear of the nodes between its ends: this part of the way to
 * the centre, and no more than that part of its own length, so that neighbours keep clear of the others' ways.
 */
const BENT = 0.45
const BENT_AT_MOST = 0.35

/** From rim to rim of two circles. */
function wayOf(
  from: Point | undefined,
  to: Point | undefined,
  radius: number,
  centre: Point,
): Way | undefined {
  if (from === undefined || to === undefined || from === to) return undefined
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2]
  const toCentre = Math.hypot(centre.x - x, centre.y - y)
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const part = Math.min(BENT, (BENT_AT_MOST * length) / Math.max(toCentre, 1))
  const bend = { x: x + (centre.x - x) * part, y: y + (centre.y - y) * part }
  const atRim = (point: Point): Point => {
    const [dx, dy] = [bend.x - point.x, bend.y - point.y]
    const part = radius / Math.max(Math.hypot(dx, dy), radius)
    return { x: point.x + dx * part, y: point.y + dy * part }
  }
  return { from: atRim(from), to: atRim(to), bend }
}

/** Beside the straight line between two points, on its lower side. */
function below(a: Point, b: Point): Point {
  const length = Math.max(Math.hypot(b.x - a.x, b.y - a.y), 1)
  const part = (a.x <= b.x ? BESIDE : -BESIDE) / length
  return { x: (a.y - b.y) * part, y: (b.x - a.x) * part }
}

/** Points of an ellipse by the part of its length, clockwise from the top: equal parts are equally far. */
function ellipse({ x, y }: Point, across: number, up: number): (part: number) => Point {
  const point = (index: number): Point => {
    const angle = (2 * Math.PI * index) / POINTS - Math.PI / 2
    return { x: x + across * Math.cos(angle), y: y + up * Math.sin(angle) }
  }
  const lengths = [0]
  for (let index = 1; index <= POINTS; index++) {
    const [a, b] = [point(index - 1), point(index)]
    lengths.push((lengths[index - 1] ?? 0) + Math.hypot(b.x - a.x, b.y - a.y))
  }
  const whole = lengths[POINTS] ?? 1
  return (part) => {
    const wanted = (part - Math.floor(part)) * whole
    const index = lengths.findIndex((length) => length >= wanted)
    return point(Math.max(index, 0))
  }
}

/** In the lower half the band runs backwards, so that its name does not stand on its head. */
function bandOf(at: (part: number) => Point, begin: number, end: number, centre: Point): Omit<Band, 'place'> {
  const steps = Math.max(Math.ceil((end - begin) * 240), 4)
  const points = Array.from({ length: steps + 1 }, (_, step) => at(begin + ((end - begin) * step) / steps))
  if (at((begin + end) / 2).y > centre.y + 1) points.reverse()
  const length = points.reduce((sum, { x, y }, index) => {
    const before = points[index - 1]
    return before === undefined ? 0 : sum + Math.hypot(x - before.x, y - before.y)
  }, 0)
  return { path: `M${points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' L')}`, length }
}
