/** Points, areas and the ways between them, which what is under way follows; and text that has to fit. */

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Area extends Point {
  readonly name: string
  readonly width: number
  readonly height: number
}

/** Straight, or a quadratic curve that `bend` draws to its side. */
export interface Way {
  readonly from: Point
  readonly to: Point
  readonly bend?: Point
}

/** Where something is that has done this part of its way, 0 to 1. */
export function along({ from, to, bend }: Way, done: number): Point {
  const left = 1 - done
  const { x, y } = bend ?? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  return {
    x: left * left * from.x + 2 * left * done * x + done * done * to.x,
    y: left * left * from.y + 2 * left * done * y + done * done * to.y,
  }
}

export function pathOf({ from, to, bend }: Way): string {
  const end = bend ? `Q${round(bend)} ${round(to)}` : `L${round(to)}`
  return `M${round(from)} ${end}`
}

const round = ({ x, y }: Point): string => `${x.toFixed(1)},${y.toFixed(1)}`

export const middle = ({ x, y, width, height }: Area): Point => ({ x: x + width / 2, y: y + height / 2 })

/** A rectangle whose corners are rounded by `radius`: a circle where that is half of its sides. */
export interface Rounded extends Omit<Area, 'name'> {
  readonly radius: number
}

function isWithin(shape: Rounded, { x, y }: Point): boolean {
  const radius = Math.min(shape.radius, shape.width / 2, shape.height / 2)
  const across = Math.abs(x - shape.x - shape.width / 2) - shape.width / 2 + radius
  const up = Math.abs(y - shape.y - shape.height / 2) - shape.height / 2 + radius
  return Math.hypot(Math.max(across, 0), Math.max(up, 0)) <= radius
}

/** How far before and behind the end of a way the rim is looked for, and in how many halvings. */
const SOUGHT = { outside: 30, inside: 20, halvings: 12 }

/**
 * A way as much as `by` beside another, from rim to rim as well. An end goes on to the rim as the way does; or `level`,
 * since a slanting one could miss a rounded corner.
 */
export function beside(way: Way, by: Point, [start, end]: readonly [Rounded, Rounded], level = false): Way {
  const moved = ({ x, y }: Point): Point => ({ x: x + by.x, y: y + by.y })
  const [from, to, bend] = [moved(way.from), moved(way.to), way.bend && moved(way.bend)]
  const before = (at: Point, shape: Rounded, next: Point): Point =>
    level ? { x: at.x + Math.sign(at.x - shape.x - shape.width / 2) * SOUGHT.outside, y: at.y } : next
  return {
    from: rimOf(start, from, before(from, start, bend ?? to)),
    to: rimOf(end, to, before(to, end, bend ?? from)),
    ...(bend && { bend }),
  }
}

/** Where the straight line from `before` through `at`, which is near the rim, comes into the shape. */
function rimOf(shape: Rounded, at: Point, before: Point): Point {
  const [dx, dy] = [at.x - before.x, at.y - before.y]
  const length = Math.max(Math.hypot(dx, dy), 1)
  const point = (on: number): Point => ({ x: at.x + (dx / length) * on, y: at.y + (dy / length) * on })
  let [outside, inside] = [-Math.min(SOUGHT.outside, length), SOUGHT.inside]
  for (let halving = 0; halving < SOUGHT.halvings; halving++) {
    const half = (outside + inside) / 2
    if (isWithin(shape, point(half))) inside = half
    else outside = half
  }
  return point(inside)
}

/** As much of a text as fits, if every character takes `each`. */
export function fitted(text: string, width: number, each: number): string {
  const most = Math.max(Math.floor(width / each), 1)
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}

/** A node's name in full, or without its host if there is no room for that. */
export function fittedName(name: string, width: number, each: number): string {
  return name.length * each <= width ? name : fitted(name.slice(0, name.indexOf('@')), width, each)
}

/** A rectangle around its middle, turned by an angle in degrees. */
export interface Turned extends Point {
  readonly width: number
  readonly height: number
  readonly angle: number
}

/** They do not if there is a direction in which one lies wholly beside the other: that of a side of either. */
export function turnedOverlap(a: Turned, b: Turned): boolean {
  return [a.angle, a.angle + 90, b.angle, b.angle + 90].every((direction) => {
    const apart = (b.x - a.x) * cos(direction) + (b.y - a.y) * sin(direction)
    return Math.abs(apart) < reach(a, direction) + reach(b, direction)
  })
}

const cos = (angle: number): number => Math.cos((angle * Math.PI) / 180)
const sin = (angle: number): number => Math.sin((angle * Math.PI) / 180)

/** From its middle to its rim, as seen in a direction. */
function reach({ width, height, angle }: Turned, direction: number): number {
  const turned = direction - angle
  return (Math.abs(width * cos(turned)) + Math.abs(height * sin(turned))) / 2
}

export function overlap(a: Omit<Area, 'name'>, b: Omit<Area, 'name'>): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
