/** A cluster as machines: hosts with their nodes, the processes on them, and an EPMD each; connections between them. */
import { memo, type ReactNode } from 'react'
import { EPMD_PORT, hostOf, type World } from '../../worker/scene.ts'
import type { Link, Place } from './cast.ts'
import { fitted, fittedName } from './geometry.ts'
import { Links } from './Links.tsx'
import { type Box, type Layout, type NodeBox, ROUNDED } from './layout.ts'
import styles from './stage.module.css'

/** Pixels a character takes, by the size of its text. */
const EACH = { name: 7.9, host: 7.9, entry: 7 }

/** Drawn anew only when something has changed, not with every step of what is under way. */
export const HostsView = memo(function HostsView({
  layout,
  links,
  world,
}: {
  layout: Layout
  links: readonly Link[]
  world: World | undefined
}): ReactNode {
  const places = new Map(layout.hosts.map(({ place }) => [place.name, place]))
  return (
    <>
      {layout.hosts.map(({ place, x, y, width, height }) => (
        <g data-host={place.name} key={place.name}>
          <rect className={styles.host} height={height} rx={ROUNDED.host} width={width} x={x} y={y} />
          <text
            className={place.resolves ? styles.hostName : `${styles.hostName} ${styles.struck}`}
            x={x + 10}
            y={y + 19}
          >
            {fitted(place.name, width - 20, EACH.host)}
            <title>{place.name}</title>
          </text>
        </g>
      ))}
      <Links ground={layout} links={links} world={world} />
      {layout.nodes.map((box) => (
        <NodeDrawing box={box} key={box.name} />
      ))}
      {layout.epmds.map((box) => (
        <EpmdDrawing box={box} key={box.name} place={places.get(hostOf(box.name))} />
      ))}
    </>
  )
})

function NodeDrawing({ box: { name, x, y, width, height, member, processes } }: { box: NodeBox }): ReactNode {
  return (
    <g data-node={name}>
      <rect
        className={member.hidden ? `${styles.node} ${styles.isHidden}` : styles.node}
        height={height}
        rx={ROUNDED.node}
        width={width}
        x={x}
        y={y}
      />
      <text className={styles.nodeName} x={x + width / 2} y={y + 25}>
        {fittedName(name, width - 12, EACH.name)}
        <title>{name}</title>
      </text>
      {processes.map(({ text, isRest, x, y }) => (
        <g className={styles.process} data-process={text} key={text}>
          {!isRest && <circle cx={x} cy={y} r="3.5" />}
          <text x={isRest ? x - 3 : x + 8} y={y + 4}>
            {text}
          </text>
        </g>
      ))}
    </g>
  )
}

function EpmdDrawing({ box, place }: { box: Box; place: Place | undefined }): ReactNode {
  const { x, y, width, height, lines } = box
  const runs = place?.hasEpmd !== false
  return (
    <g className={runs ? undefined : styles.stopped} data-epmd={runs ? 'runs' : 'stopped'}>
      <rect className={styles.epmdBox} height={height} rx={ROUNDED.epmd} width={width} x={x} y={y} />
      <text className={styles.epmdName} x={x + width / 2} y={y + 21}>
        EPMD :{EPMD_PORT}
      </text>
      {lines.map((text, index) => (
        <text className={styles.entry} key={text} x={x + width / 2} y={y + 38 + index * 16}>
          {fitted(text, width - 4, EACH.entry)}
        </text>
      ))}
    </g>
  )
}
