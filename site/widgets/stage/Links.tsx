/** Connections as lines, on whatever ground; one across a cut has a hole there. */
import type { ReactNode } from 'react'
import { hostOf, pairKey, type World } from '../../worker/scene.ts'
import type { Link } from './cast.ts'
import { holed } from './Damage.tsx'
import { pathOf } from './geometry.ts'
import type { Ground } from './layout.ts'
import styles from './stage.module.css'

/** With more connections than this they are drawn finer. */
const MANY = 12

export function Links({
  links,
  ground,
  world,
}: {
  links: readonly Link[]
  ground: Ground
  world: World | undefined
}): ReactNode {
  const standing = links.filter(({ bond }) => bond !== 'connecting')
  return (
    <g className={standing.length > MANY ? styles.many : undefined}>
      {links.map(({ from, to, bond }) => {
        const way = ground.way(from, to)
        const hosts = [hostOf(from), hostOf(to)] as const
        const isCut = bond === 'up' && world?.cuts.has(pairKey(hosts))
        return (
          way && (
            <path
              className={styles[bond]}
              d={pathOf(way)}
              data-link={`${from} ${to}`}
              key={`${from} ${to}`}
              {...(isCut ? holed(ground.cutAt(...hosts)) : {})}
            />
          )
        )
      })}
    </g>
  )
}
