/** Who is in the picture: of every host its nodes and its EPMD, as the trace and the reader's deeds have it. */
import { type HostPair, hostOf, type Whereabouts, type World } from '../../worker/scene.ts'
import { boxAt, type Flight, type Host, type Picture } from './picture.ts'

export interface Member {
  /** In full. */
  readonly name: string
  /** Started with `-hidden`. */
  readonly hidden: boolean
  readonly processes: readonly string[]
}

export interface Place extends Host {
  readonly nodes: readonly Member[]
  readonly hasEpmd: boolean
  /** Whether its name leads to it. */
  readonly resolves: boolean
}

/** Without a world, those of whom the trace has told, and not what runs on them. Who is followed stands before the others. */
export function castOf(picture: Picture, world: World | undefined, followed?: Whereabouts): Place[] {
  const names = world?.hosts ?? picture.hosts.map(({ name }) => name)
  return names.map((name) => {
    const registered = picture.hosts.find((host) => host.name === name)?.registered ?? []
    const nodes =
      world?.nodes.filter((node) => hostOf(node.name) === name) ??
      registered.map((node) => ({ name: `${node.name}@${name}`, hidden: false }))
    return {
      name,
      registered,
      nodes: nodes.map(({ name, hidden = false }) => {
        const processes = (world && picture.processes.alive.get(name)) ?? []
        const first = followed?.node === name && processes.includes(followed.pid) ? [followed.pid] : []
        return { name, hidden, processes: [...first, ...processes.filter((pid) => !first.includes(pid))] }
      }),
      hasEpmd: !world?.withoutEpmd.has(name),
      resolves: !world?.hidden.has(name),
    }
  })
}

export type Bond = 'connecting' | 'up' | 'hidden'

/** A connection as it is drawn: between two boxes. */
export interface Link {
  readonly from: string
  readonly to: string
  readonly bond: Bond
}

/** One between two boxes, however many connections run there. */
export function linksOf(picture: Picture): Link[] {
  const links = new Map<string, Link>()
  for (const { ends } of picture.wires) {
    const [from, to] = ends.map((end) => boxAt(picture, end)).toSorted() as [string, string]
    if (from !== to) links.set(`${from} ${to}`, { from, to, bond: bondOf(picture, from, to) })
  }
  return [...links.values()]
}

function bondOf({ up, hidden }: Picture, a: string, b: string): Bond {
  const pairs = [`${a} ${b}`, `${b} ${a}`]
  if (!pairs.every((pair) => up.has(pair))) return 'connecting'
  return pairs.some((pair) => hidden.has(pair)) ? 'hidden' : 'up'
}

/** Which box a flight leaves and which it goes to. */
export function endsOf(picture: Picture, { from, to }: Flight): readonly [string, string] {
  return [boxAt(picture, from), boxAt(picture, to)]
}

/** What `pairKey` made of a pair. */
export const pairOf = (key: string): HostPair => key.split(' ') as [string, string]
