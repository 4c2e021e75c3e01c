/** What the reader has done to the ways between hosts: cables that are cut, and how long the others take. */
import type { ReactNode } from 'react'
import type { World } from '../../worker/scene.ts'
import { pairOf } from './cast.ts'
import { along, type Point, pathOf } from './geometry.ts'
import type { Ground } from './layout.ts'
import styles from './stage.module.css'

/** Half of what is missing of a line that is cut, in hundredths of it. */
const HOLE = 4

/** A line with a hole where the cut is. */
export function holed(cutAt: number) {
  return { pathLength: 100, strokeDasharray: `${cutAt * 100 - HOLE} ${2 * HOLE} 100` }
}

/** Below all else: whoever has a connection across the cut has its own line there. */
export function CutWays({ world, ground }: { world: World; ground: Ground }): ReactNode {
  return [...world.cuts].map((key) => {
    const [a, b] = pairOf(key)
    const way = ground.between(a, b)
    return way && <path className={styles.cut} d={pathOf(way)} key={key} {...holed(ground.cutAt(a, b))} />
  })
}

export function Damage({ world, ground }: { world: World; ground: Ground }): ReactNode {
  return (
    <>
      {[...world.cuts].map((key) => {
        const [a, b] = pairOf(key)
        const way = ground.between(a, b)
        return way && <Scissors at={along(way, ground.cutAt(a, b))} key={key} pair={key} />
      })}
      {[...world.delays].map(([key, latency]) => {
        const [a, b] = pairOf(key)
        const way = ground.between(a, b)
        if (way === undefined) return undefined
        const { x, y } = along(way, ground.cutAt(a, b))
        const text = `${latency} ms`
        const width = text.length * 7 + 12
        return (
          <g data-delay={key} key={key} transform={`translate(${x} ${y + (world.cuts.has(key) ? 24 : 0)})`}>
            <rect className={styles.delay} height="18" rx="9" width={width} x={-width / 2} y="-9" />
            <text className={styles.delayText} y="4">
              {text}
            </text>
          </g>
        )
      })}
    </>
  )
}

/** Two blades that cross on the line, and two rings. */
function Scissors({ at: { x, y }, pair }: { at: Point; pair: string }): ReactNode {
  return (
    <g className={styles.scissors} data-cut={pair} transform={`translate(${x} ${y})`}>
      <circle className={styles.scissorsGround} r="13" />
      <path d="M-4,4 L4,-8 M4,4 L-4,-8" />
      <circle cx="-5" cy="6" r="2.4" />
      <circle cx="5" cy="6" r="2.4" />
    </g>
  )
}
