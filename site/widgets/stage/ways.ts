/** The ways between the boxes of hosts that stand in two columns: straight across the middle, or swinging out into it. */
import { hostOf } from '../../worker/scene.ts'
import { beside, middle, type Point, type Rounded, type Way } from './geometry.ts'
import type { Ground } from './layout.ts'

/** A box that ways lead to: they leave it this far below its top. */
export interface Stop extends Rounded {
  readonly name: string
  readonly anchor: number
}

export interface Stops {
  readonly hosts: readonly Stop[]
  readonly nodes: readonly Stop[]
  readonly epmds: readonly Stop[]
  /** Of the whole picture. */
  readonly width: number
}

/** How far a way between two boxes of one column swings out. */
const SWING = { least: 34, most: 90 }
/** How far one within a host does, at its outer wall. */
const BULGE = 9
/** How far an arrow stands from the connection that it belongs to. */
const BESIDE = 10

export function waysOf({
  hosts,
  nodes,
  epmds,
  width,
}: Stops): Pick<Ground, 'way' | 'arrow' | 'between' | 'cutAt'> {
  const stops = new Map([...hosts, ...nodes, ...epmds].map((stop) => [stop.name, stop]))
  const isLeft = ({ x, width: own }: Stop): boolean => x + own / 2 <= width / 2
  const inner = (stop: Stop): Point => ({ x: stop.x + (isLeft(stop) ? stop.width : 0), y: levelOf(stop) })

  const wayOf = (from: Stop | undefined, to: Stop | undefined): Way | undefined => {
    if (from === undefined || to === undefined || from === to) return undefined
    const [a, b] = [inner(from), inner(to)]
    if (isLeft(from) !== isLeft(to)) return { from: a, to: b }
    const swing = Math.min(Math.max(Math.abs(a.y - b.y) / 2, SWING.least), SWING.most)
    const x = isLeft(from) ? Math.max(a.x, b.x) + swing : Math.min(a.x, b.x) - swing
    return { from: a, to: b, bend: { x, y: (a.y + b.y) / 2 } }
  }
  /** Between a node and the EPMD of its host: straight down from the last, along the outer wall from the others. */
  const withinHost = (from: Stop, to: Stop): Way => {
    const [node, epmd] = from.name.startsWith('epmd@') ? [to, from] : [from, to]
    const isLast = nodes.findLast(({ name }) => hostOf(name) === hostOf(node.name)) === node
    const { x } = middle(node)
    const wall = isLeft(node) ? node.x : node.x + node.width
    const ends: Way = isLast
      ? { from: { x, y: node.y + node.height }, to: { x, y: epmd.y } }
      : {
          from: { x: wall, y: levelOf(node) },
          to: { x: wall, y: levelOf(epmd) },
          bend: { x: wall + 2 * (isLeft(node) ? -BULGE : BULGE), y: (levelOf(node) + levelOf(epmd)) / 2 },
        }
    return node === from ? ends : { ...ends, from: ends.to, to: ends.from }
  }
  /** A fault between two hosts is drawn where their first nodes have their way. */
  const face = (host: string): Stop | undefined =>
    nodes.find(({ name }) => hostOf(name) === host) ?? stops.get(host)

  const way = (from: string, to: string): Way | undefined => {
    const [a, b] = [stops.get(from), stops.get(to)]
    if (a === undefined || b === undefined || hostOf(from) !== hostOf(to)) return wayOf(a, b)
    if (from.startsWith('epmd@') !== to.startsWith('epmd@') && from.includes('@') && to.includes('@'))
      return withinHost(a, b)
    return from.includes('@') && to.includes('@') ? wayOf(a, b) : undefined
  }

  return {
    way,
    arrow(from, to) {
      const [a, b, own] = [stops.get(from), stops.get(to), way(from, to)]
      if (a === undefined || b === undefined || own === undefined) return undefined
      const isUpright = own.bend === undefined && own.from.x === own.to.x
      return isUpright
        ? beside(own, { x: BESIDE, y: 0 }, [a, b])
        : beside(own, { x: 0, y: BESIDE }, [a, b], true)
    },
    between: (a, b) => wayOf(face(a), face(b)),
    cutAt(a, b) {
      const [from, to] = [stops.get(a), stops.get(b)]
      const isDiagonal =
        from && to && isLeft(from) !== isLeft(to) && Math.abs(from.y - to.y) > from.height / 2
      // Two that cross in the very middle have their marks apart.
      return isDiagonal ? (isLeft(from) ? 0.36 : 0.64) : 0.5
    },
  }
}

const levelOf = ({ y, anchor }: Stop): number => y + anchor
