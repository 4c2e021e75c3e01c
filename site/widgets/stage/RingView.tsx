/** A cluster as a ring: nodes as circles, their hosts as bands behind them, connections straight across. */
import { type ReactNode, useId } from 'react'
import { hostOf, pairKey, type World } from '../../worker/scene.ts'
import type { Link } from './cast.ts'
import { holed } from './Damage.tsx'
import { fitted, pathOf } from './geometry.ts'
import type { Band, Ring } from './ring.ts'
import styles from './stage.module.css'

/** Pixels that a character takes: of a node's name, of a host's. */
const EACH = { node: 7.9, host: 7 }
/** With more connections than this they are drawn finer. */
const MANY = 15

export function RingView({
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
      <g className={between.length > MANY ? styles.many : undefined}>
        {between.map(({ from, to, bond }) => {
          const way = ring.way(from, to)
          const hosts = [hostOf(from), hostOf(to)] as const
          const hole = bond !== 'connecting' && world?.cuts.has(pairKey(hosts))
          return (
            way && (
              <path
                className={styles[bond]}
                d={pathOf(way)}
                data-link={`${from} ${to}`}
                key={`${from} ${to}`}
                {...(hole ? holed(ring.cutAt(...hosts)) : {})}
              />
            )
          )
        })}
      </g>
      {ring.nodes.map(({ member: { name, hidden }, x, y }) => (
        <g data-node={name} key={name}>
          <circle
            className={hidden ? `${styles.node} ${styles.isHidden}` : styles.node}
            cx={x}
            cy={y}
            r={ring.radius}
          />
          <text className={styles.nodeName} x={x} y={y + 4.5}>
            {fitted(name.slice(0, name.indexOf('@')), 2 * ring.radius - 4, EACH.node)}
            <title>{name}</title>
          </text>
        </g>
      ))}
    </>
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
            {fitted(name, length - stopped.length * EACH.host, EACH.host)}
          </tspan>
          {stopped && <tspan className={styles.struck}>{stopped}</tspan>}
        </textPath>
      </text>
    </g>
  )
}
