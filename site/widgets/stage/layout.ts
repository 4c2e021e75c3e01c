/** Where everything stands in the drawing: hosts in a row, as many as the width takes, and the rest below. */
import type { Host } from './picture.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Area extends Point {
  readonly name: string
  readonly width: number
  readonly height: number
}

/** A node, by its full name, or `epmd@host`. */
export interface Box extends Area {
  readonly lines: readonly string[]
}

export interface Route {
  readonly from: Point
  readonly to: Point
}

const HOST = { least: 104, most: 230 }
/** Room between two hosts, for what is under way, at least. */
const GAP = 92
const PADDING = 12
const NODE_HEIGHT = 40
/** Between a node and what is below it. */
const BELOW = 24
const HEAD = 32
/** Room above the hosts, for what travels in a second row. */
const TOP = 16

export interface Layout {
  readonly hosts: readonly Area[]
  readonly boxes: ReadonlyMap<string, Box>
  readonly height: number
}

export function layOut(hosts: readonly Host[], width: number): Layout {
  const columns = Math.max(1, Math.min(hosts.length, Math.floor((width + GAP) / (HOST.least + GAP))))
  const hostWidth = Math.min(HOST.most, (width - (columns - 1) * GAP) / columns)
  const gap = columns > 1 ? (width - columns * hostWidth) / (columns - 1) : 0
  const boxes = new Map<string, Box>()
  const areas: Area[] = []
  let top = TOP
  for (let first = 0; first < hosts.length; first += columns) {
    const row = hosts.slice(first, first + columns)
    const height = Math.max(...row.map(heightOf))
    for (const [column, host] of row.entries()) {
      const area = { name: host.name, x: column * (hostWidth + gap), y: top, width: hostWidth, height }
      areas.push(inset(area))
      for (const box of fill(area, host)) boxes.set(box.name, box)
    }
    top += height + GAP / 2
  }
  return { hosts: areas, boxes, height: Math.max(top - GAP / 2 + 2, HEAD) }
}

/** Strokes lie half outside their rectangle. */
const inset = (area: Area): Area => ({ ...area, x: area.x + 1, width: area.width - 2 })

const epmdHeight = ({ registered }: Host): number => 32 + 16 * registered.length

function heightOf(host: Host): number {
  return HEAD + host.registered.length * (NODE_HEIGHT + BELOW) + epmdHeight(host) + PADDING
}

/** Nodes from the top, EPMD at the bottom. */
function fill(area: Area, host: Host): Box[] {
  const inner = { x: area.x + PADDING, width: area.width - 2 * PADDING }
  const nodes = host.registered.map(({ name }, index) => ({
    ...inner,
    name: `${name}@${host.name}`,
    y: area.y + HEAD + index * (NODE_HEIGHT + BELOW),
    height: NODE_HEIGHT,
    lines: [],
  }))
  const height = epmdHeight(host)
  const epmd = {
    ...inner,
    name: `epmd@${host.name}`,
    y: area.y + area.height - PADDING - height,
    height,
    lines: host.registered.map(({ name, port }) => `${name} :${port}`),
  }
  return [...nodes, epmd]
}

/** From the edge of one box to that of the other: sideways between columns, up and down within one. */
export function route(from: Box | undefined, to: Box | undefined): Route | undefined {
  if (from === undefined || to === undefined || from === to) return undefined
  const [a, b] = [middle(from), middle(to)]
  if (Math.abs(a.x - b.x) < 1) {
    const down = a.y < b.y
    return {
      from: { x: a.x, y: down ? from.y + from.height : from.y },
      to: { x: b.x, y: down ? to.y : to.y + to.height },
    }
  }
  const right = a.x < b.x
  return {
    from: { x: right ? from.x + from.width : from.x, y: a.y },
    to: { x: right ? to.x : to.x + to.width, y: b.y },
  }
}

const middle = ({ x, y, width, height }: Area): Point => ({ x: x + width / 2, y: y + height / 2 })
