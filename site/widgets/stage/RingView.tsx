/** A cluster as a ring: nodes as circles, their hosts as bands behind them, connections straight across. */
import { memo, type ReactNode, useId } from 'react'
import type { World } from '../../worker/scene.ts'
import type { Link } from './cast.ts'
import { fitted } from './geometry.ts'
import { Links } from './Links.tsx'
import { type Band, CHARACTER, type Ring, type RingNode } from './ring.ts'
import styles from './stage.module.css'

/** Pixels that a character of a host's name takes. */
const EACH = 7

/** Drawn anew only when something has changed, not with every step of what is under way. */
export const RingView = memo(function RingView({
  ring,
  links,
  world,
}: {
  ring: Ring
  links: readonly Link[]
  world: World | undefined
}): ReactNode {
  const id = useId()
  const between = links.filter(({ from, to }) => !from.startsWith('epmd@') && !to.startsWith('epmd@'))
  return (
    <>
      {ring.bands.map((band, index) => (
        <BandDrawing band={band} id={`${id}${index}`} key={band.place.name} />
      ))}
      <Links ground={ring} links={between} world={world} />
      {ring.nodes.map((node) => (
        <NodeDrawing key={node.member.name} node={node} radius={ring.radius} />
      ))}
    </>
  )
})

function NodeDrawing({ node, radius }: { node: RingNode; radius: number }): ReactNode {
  const { short, half } = node
  const { name, hidden } = node.member
  return (
    <g data-node={name}>
      <rect
        className={hidden ? `${styles.node} ${styles.isHidden}` : styles.node}
        height={2 * radius}
        rx={radius}
        width={2 * half}
        x={node.x - half}
        y={node.y - radius}
      />
      <text className={styles.nodeName} x={node.x} y={node.y + 4.5}>
        {fitted(short, 2 * half - 6, CHARACTER)}
        <title>{name}</title>
      </text>
    </g>
  )
}

/** The name along it; what does not run or does not resolve is struck out. */
function BandDrawing({ band: { place, path, length }, id }: { band: Band; id: string }): ReactNode {
  const { name, hasEpmd, resolves } = place
  const stopped = hasEpmd ? '' : ' EPMD'
  return (
    <g data-epmd={hasEpmd ? 'runs' : 'stopped'} data-host={name}>
      <path className={styles.band} d={path} id={id} />
      <text className={styles.bandName} dy="4">
        <textPath href={`#${id}`} startOffset="50%">
          <tspan className={resolves ? undefined : styles.struck}>
            {fitted(name, length - stopped.length * EACH, EACH)}
          </tspan>
          {stopped && <tspan className={styles.struck}>{stopped}</tspan>}
        </textPath>
      </text>
    </g>
  )
}
