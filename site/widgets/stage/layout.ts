/**
 * Where everything stands when hosts are drawn as machines: in two columns, so that whatever goes between two hosts has
 * the middle to itself and never runs across a third.
 */
import type { Member, Place } from './cast.ts'
import type { Area, Point, Way } from './geometry.ts'
import { waysOf } from './ways.ts'

/** A node, by its full name, or `epmd@host`. */
export interface Box extends Area {
  readonly lines: readonly string[]
}

export interface NodeBox extends Area {
  readonly member: Member
  readonly processes: readonly Dot[]
}

/** A process, or how many more there are. */
export interface Dot extends Point {
  readonly text: string
  readonly isRest: boolean
}

/** What any view of a cluster has to offer to whom draws on it. */
export interface Ground {
  readonly height: number
  /** Where no label may stand. */
  readonly crowded: readonly Omit<Area, 'name'>[]
  /** The way from one box to another, while both are in the picture. */
  way(from: string, to: string): Way | undefined
  /** The way of an arrow beside that one, from rim to rim as well. */
  arrow(from: string, to: string): Way | undefined
  /** The way from host to host. */
  between(a: string, b: string): Way | undefined
  /** Where a cut between two hosts stands on the ways from `a` to `b`, 0 to 1. */
  cutAt(a: string, b: string): number
}

export type Room = ReadonlyMap<string, number>

export interface Layout extends Ground {
  readonly hosts: readonly (Area & { readonly place: Place })[]
  readonly nodes: readonly NodeBox[]
  readonly epmds: readonly Box[]
}

const HOST = { least: 100, most: 230 }
/** Room between two columns, for what is under way: as much as can be, at least the less. */
const GAP = { least: 76, good: 92 }
/** Between two hosts of a column. */
const APART = 28
const PADDING = 12
const NODE_HEIGHT = 40
/** Between two nodes, and between the last and the EPMD. */
const BESIDE = 12
const BELOW = 24
const HEAD = 32
/** Room above the hosts, for what travels in a second row. */
const TOP = 16
/** How round the corners are. */
export const ROUNDED = { host: 6, node: 20, epmd: 3 }
/** Processes: a line each, as many beside each other as fit. */
const DOT = { width: 78, height: 17, most: 4 }

/** `room` is for how many processes a node has room at least: a box that grew stays as it is. */
export function layOut(places: readonly Place[], width: number, room: Room = new Map()): Layout {
  const columns = places.length > 1 && width >= 2 * HOST.least + GAP.least ? 2 : 1
  const hostWidth = widthOf(width, columns)
  const heights = places.map((place) => heightOf(place, hostWidth, room))
  // Side by side hosts are of one height, where each has a neighbour.
  if (columns === 2 && places.length % 2 === 0) {
    for (let left = 0; left < heights.length; left += 2) {
      const both = Math.max(heights[left] ?? 0, heights[left + 1] ?? 0)
      heights.fill(both, left, left + 2)
    }
  }
  const tall = Array.from({ length: columns }, (_, column) => {
    const mine = heights.filter((_, index) => index % columns === column)
    return mine.reduce((sum, height) => sum + height + APART, -APART)
  })
  const height = Math.max(...tall, 0)
  const tops = tall.map((own) => TOP + (height - own) / 2)
  const lefts = columns === 2 ? [0, width - hostWidth] : [places.length === 1 ? (width - hostWidth) / 2 : 0]

  const hosts: (Area & { place: Place })[] = []
  const nodes: NodeBox[] = []
  const epmds: Box[] = []
  places.forEach((place, index) => {
    const column = index % columns
    const [x = 0, y = TOP, height = 0] = [lefts[column], tops[column], heights[index]]
    const area = { name: place.name, x, y, width: hostWidth, height }
    tops[column] = y + height + APART
    // Strokes lie half outside their rectangle.
    hosts.push({ ...area, x: x + 1, width: hostWidth - 2, place })
    nodes.push(...nodesIn(area, place, room))
    epmds.push(epmdIn(area, place))
  })
  const ways = waysOf({
    hosts: hosts.map((host) => ({ ...host, anchor: host.height / 2, radius: ROUNDED.host })),
    nodes: nodes.map((node) => ({ ...node, anchor: NODE_HEIGHT / 2, radius: ROUNDED.node })),
    epmds: epmds.map((epmd) => ({ ...epmd, anchor: epmd.height / 2, radius: ROUNDED.epmd })),
    width,
  })
  return { hosts, nodes, epmds, height: height + TOP + 2, crowded: [], ...ways }
}

function widthOf(width: number, columns: number): number {
  const most = columns === 2 ? (width - GAP.good) / 2 : width - GAP.least
  return Math.min(Math.max(most, HOST.least), HOST.most)
}

const epmdHeight = ({ nodes, registered }: Place): number =>
  32 + 16 * Math.max(nodes.length, registered.length)

function heightOf(place: Place, width: number, room: Room): number {
  const nodes = place.nodes.reduce((sum, node) => sum + nodeHeight(node, width, room) + BESIDE, 0)
  const above = place.nodes.length === 0 ? 0 : BELOW - BESIDE
  return HEAD + nodes + above + epmdHeight(place) + PADDING
}

const dotColumns = (width: number): number => Math.max(Math.floor((width - 4 * PADDING) / DOT.width), 1)

/** How many dots a node shows, its `+n` among them. */
export const dotsOf = ({ processes }: Member): number => Math.min(processes.length, DOT.most + 1)

function nodeHeight(member: Member, width: number, room: Room): number {
  const shown = Math.max(dotsOf(member), room.get(member.name) ?? 0)
  return NODE_HEIGHT + Math.ceil(shown / dotColumns(width)) * DOT.height
}

/** Nodes from the top, EPMD at the bottom. */
function nodesIn(area: Area, place: Place, room: Room): NodeBox[] {
  let y = area.y + HEAD
  return place.nodes.map((member) => {
    const height = nodeHeight(member, area.width, room)
    const box = { name: member.name, x: area.x + PADDING, y, width: area.width - 2 * PADDING, height }
    y += height + BESIDE
    return { ...box, member, processes: dotsIn(box, member, area.width) }
  })
}

function dotsIn(box: Area, { processes }: Member, width: number): Dot[] {
  const rest = processes.length - DOT.most
  const texts = processes.slice(0, DOT.most)
  const columns = dotColumns(width)
  return (rest > 0 ? [...texts, `+${rest}`] : texts).map((text, index) => ({
    text,
    isRest: index === DOT.most,
    x: box.x + PADDING + 6 + (index % columns) * DOT.width,
    y: box.y + NODE_HEIGHT + Math.floor(index / columns) * DOT.height,
  }))
}

function epmdIn(area: Area, place: Place): Box {
  const height = epmdHeight(place)
  return {
    name: `epmd@${place.name}`,
    x: area.x + PADDING,
    y: area.y + area.height - PADDING - height,
    width: area.width - 2 * PADDING,
    height,
    lines: place.registered.map(({ name, port }) => `${name} :${port}`),
  }
}
