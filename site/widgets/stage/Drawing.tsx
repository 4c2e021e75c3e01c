/**
 * The picture of a cluster, drawn: as hosts side by side with their nodes and EPMDs, or as a ring of nodes; between them
 * what is under way. Its name says what it shows to those who hear the page; the list of beats, what happens.
 */
import { type ReactNode, useId, useMemo, useRef } from 'react'
import { useLanguage, useText } from '../../components/use-text.ts'
import type { World } from '../../worker/scene.ts'
import { castOf, linksOf, type Member, type Place } from './cast.ts'
import { CutWays, Damage } from './Damage.tsx'
import { pathOf, type Way } from './geometry.ts'
import { Handle } from './Handle.tsx'
import { HostsView } from './HostsView.tsx'
import { inWords } from './in-words.ts'
import { dotsOf, layOut, type Room } from './layout.ts'
import { type Choice, Parcels } from './Parcels.tsx'
import { placeParcels } from './placed.ts'
import { RingView } from './RingView.tsx'
import { layRing } from './ring.ts'
import { useNow, useStillness, useWidth } from './sight.ts'
import styles from './stage.module.css'
import type { StageState } from './stage-state.ts'
import type { Stage } from './use-stage.ts'

/** A message to point out, by the boxes it goes between. */
export interface Shown {
  readonly from: string
  readonly to: string
}

export interface DrawingProps extends Pick<StageState, 'picture' | 'clock'>, Choice {
  readonly shown?: Shown | undefined
  /** Without it, what the trace tells: it does not know what is cut, or which nodes run unregistered. */
  readonly world?: World | undefined
  readonly view?: 'hosts' | 'ring'
  /** The stage itself, where a process is followed that can be moved. */
  readonly stage?: Stage | undefined
}

const texts = {
  en: {
    underWay: 'Under way',
    counts: (nodes: number, connections: number) =>
      `${nodes} ${nodes === 1 ? 'node' : 'nodes'}, ${connections} ${connections === 1 ? 'connection' : 'connections'}`,
    mesh: '; everyone with everyone: ',
    wouldBe: '; everyone with everyone would be ',
    full: (nodes: number, full: number) => `${nodes} · ${nodes - 1} / 2 = ${full}`,
  },
  zh: {
    underWay: '途中的消息',
    counts: (nodes: number, connections: number) => `${nodes} 个节点，${connections} 条连接`,
    mesh: '；两两都连上：',
    wouldBe: '；两两都连上的话：',
    full: (nodes: number, full: number) => `${nodes} · ${nodes - 1} / 2 = ${full} 条`,
  },
}

/** More segments than this are drawn as dots without labels. */
const CROWD = 24

const NO_CUTS: ReadonlySet<string> = new Set()

export function Drawing(props: DrawingProps): ReactNode {
  const { picture, clock, shown, world, view = 'hosts', chosen, choose, stage } = props
  const text = useText(texts)
  const language = useLanguage()
  const [frame, width] = useWidth()
  const head = useId()
  const still = useStillness()
  const now = useNow(clock, picture.flights.length > 0 && !still)
  const followed = stage?.followed
  const cast = useMemo(() => castOf(picture, world, followed), [picture, world, followed])
  const links = useMemo(() => linksOf(picture), [picture])
  const room = useRoom(cast, followed === undefined ? 0 : 1)
  const layout = useMemo(
    () => (view === 'hosts' ? layOut(cast, width, room) : undefined),
    [cast, view, width, room],
  )
  const ring = useMemo(() => (view === 'ring' ? layRing(cast, width) : undefined), [cast, view, width])

  const ground = layout ?? ring
  const nodes = cast.reduce((sum, place) => sum + place.nodes.length, 0)
  const connections = links.filter(({ bond }) => bond !== 'connecting').length
  const full = (nodes * (nodes - 1)) / 2
  const cuts = world?.cuts ?? NO_CUTS
  const words = useMemo(() => inWords(cast, links, cuts, language), [cast, links, cuts, language])
  const isCrowd = picture.flights.length > CROWD
  const [row, each] = isCrowd ? [4, 0] : view === 'hosts' ? [30, 7.2] : [14, 6.6]
  return (
    <div
      className={styles.drawing}
      data-connections={connections}
      data-nodes={nodes}
      data-poster
      data-view={view}
      ref={frame}
    >
      {width > 0 && ground && (
        // biome-ignore-start lint/a11y: an svg has no element for a group
        <svg
          aria-label={words}
          height={ground.height}
          role="group"
          viewBox={`0 0 ${width} ${ground.height}`}
          width={width}
        >
          {/* biome-ignore-end lint/a11y: see above */}
          <defs>
            <marker
              id={head}
              markerHeight="4"
              markerWidth="4"
              orient="auto"
              refX="6"
              refY="3"
              viewBox="0 0 6 6"
            >
              <path className={styles.arrowhead} d="M0,0 L6,3 L0,6 Z" />
            </marker>
          </defs>
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
          <g aria-hidden="true">
            {world && <CutWays ground={ground} world={world} />}
            {layout && <HostsView layout={layout} links={links} world={world} />}
            {ring && <RingView links={links} ring={ring} world={world} />}
            {world && <Damage ground={ground} world={world} />}
            {shown && picture.flights.length === 0 && (
              <Arrow head={head} way={ground.arrow(shown.from, shown.to)} />
            )}
          </g>
          {/* biome-ignore-start lint/a11y: an svg has no element for a group of buttons */}
          <g aria-hidden={choose === undefined} aria-label={text.underWay} role="group">
            <Parcels
              choose={choose}
              chosen={chosen}
              size={isCrowd ? 'crowd' : view === 'ring' ? 'small' : 'large'}
              parcels={placeParcels({ picture, ground, cuts, now, still, row, each, isCrowd })}
            />
          </g>
          {/* biome-ignore-end lint/a11y: see above */}
        </svg>
      )}
      {stage && width > 0 && layout && <Handle layout={layout} stage={stage} />}
      {view === 'ring' && (
        <p className={styles.counts}>
          {text.counts(nodes, connections)}
          {nodes > 1 && (connections < full ? text.wouldBe : text.mesh)}
          {nodes > 1 && <span className={styles.sum}>{text.full(nodes, full)}</span>}
        </p>
      )}
    </div>
  )
}

/** The most dots that every node has shown: processes come and go, and the picture had better not jump with each. */
function useRoom(cast: readonly Place[], least: number): Room {
  const room = useRef<Room>(new Map())
  const nodes = cast.flatMap((place) => place.nodes)
  const had = ({ name }: Member): number => room.current.get(name) ?? 0
  if (nodes.some((node) => Math.max(dotsOf(node), least) > had(node))) {
    const most = (node: Member): number => Math.max(dotsOf(node), least, had(node))
    room.current = new Map(nodes.map((node) => [node.name, most(node)]))
  }
  return room.current
}

/** Beside the connection that the message went by, which stays to be seen. */
function Arrow({ way, head }: { way: Way | undefined; head: string }): ReactNode {
  return way && <path className={styles.arrow} d={pathOf(way)} markerEnd={`url(#${head})`} />
}
