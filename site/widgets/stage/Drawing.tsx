/**
 * The picture of a cluster, drawn: hosts side by side, in each its nodes and its EPMD, and between them what is under
 * way. For those who see; the list of beats tells the same in words.
 */
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { EPMD_PORT } from '../../worker/scene.ts'
import { type Box, layOut, type Point, type Route, route } from './layout.ts'
import { boxAt, type Flight } from './picture.ts'
import styles from './stage.module.css'
import type { StageState } from './stage-state.ts'

/** A message to point out, by the boxes it goes between. */
export interface Shown {
  readonly from: string
  readonly to: string
}

export function Drawing({
  picture,
  clock,
  shown,
}: Pick<StageState, 'picture' | 'clock'> & { shown: Shown | undefined }): ReactNode {
  const [frame, width] = useWidth()
  const head = useId()
  const now = useNow(clock, picture.flights.length > 0)
  const { boxes, hosts, height } = layOut(picture.hosts, width)
  const between = (from: string, to: string): Route | undefined => route(boxes.get(from), boxes.get(to))

  return (
    <div className={styles.drawing} ref={frame}>
      {width > 0 && (
        <svg aria-hidden="true" height={height} viewBox={`0 0 ${width} ${height}`} width={width}>
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
          {hosts.map(({ name, x, y, width, height }) => (
            <g key={name}>
              <rect className={styles.host} height={height} rx="6" width={width} x={x} y={y} />
              <text className={styles.hostName} x={x + 10} y={y + 19}>
                {name}
              </text>
            </g>
          ))}
          {picture.wires.map(({ ends: [a, b] }) => {
            const [from, to] = [boxAt(picture, a), boxAt(picture, b)]
            const wire = between(from, to)
            const up = picture.up.has(`${from} ${to}`) && picture.up.has(`${to} ${from}`)
            return (
              wire && (
                <path
                  className={up ? styles.link : styles.wire}
                  d={line(wire)}
                  key={`${a.host}:${a.port} ${b.host}:${b.port}`}
                />
              )
            )
          })}
          {[...boxes.values()].map((box) => (
            <BoxDrawing box={box} key={box.name} />
          ))}
          {shown && picture.flights.length === 0 && (
            <Arrow head={head} route={between(shown.from, shown.to)} />
          )}
          {picture.flights.map((flight, index) => (
            <Parcel
              flight={flight}
              key={flight.id}
              now={now}
              route={between(boxAt(picture, flight.from), boxAt(picture, flight.to))}
              row={picture.flights.slice(0, index).filter((other) => sameJourney(other, flight)).length}
            />
          ))}
        </svg>
      )}
    </div>
  )
}

function BoxDrawing({ box: { name, x, y, width, height, lines } }: { box: Box }): ReactNode {
  const isEpmd = name.startsWith('epmd@')
  return (
    <g>
      <rect
        className={isEpmd ? styles.epmd : styles.node}
        height={height}
        rx={isEpmd ? 3 : height / 2}
        width={width}
        x={x}
        y={y}
      />
      <text
        className={isEpmd ? styles.epmdName : styles.nodeName}
        x={x + width / 2}
        y={isEpmd ? y + 21 : y + height / 2 + 5}
      >
        {isEpmd ? `EPMD :${EPMD_PORT}` : name}
      </text>
      {lines.map((text, index) => (
        <text className={styles.entry} key={text} x={x + width / 2} y={y + 38 + index * 16}>
          {text}
        </text>
      ))}
    </g>
  )
}

/** Below the connection that the message went by, which stays to be seen. */
function Arrow({ route, head }: { route: Route | undefined; head: string }): ReactNode {
  return (
    route && (
      <path
        className={styles.arrow}
        d={line(route)}
        markerEnd={`url(#${head})`}
        transform="translate(0 10)"
      />
    )
  )
}

/** What set out together travels one above the other. */
const ROW = 30

function Parcel({
  flight: { at, due, label, protocol },
  now,
  route,
  row,
}: {
  flight: Flight
  now: number
  route: Route | undefined
  row: number
}): ReactNode {
  if (route === undefined) return null
  const done = due > at ? Math.min(Math.max((now - at) / (due - at), 0), 1) : 1
  const x = route.from.x + (route.to.x - route.from.x) * done
  const y = route.from.y + (route.to.y - route.from.y) * done - row * ROW
  return (
    <g className={styles[protocol]} data-flight={label} transform={`translate(${x} ${y})`}>
      {protocol === 'tcp' ? <circle r="4" /> : <rect height="14" rx="3" width="20" x="-10" y="-7" />}
      <text className={styles.label} y="-11">
        {label}
      </text>
    </g>
  )
}

function sameJourney(a: Flight, b: Flight): boolean {
  return a.at === b.at && a.due === b.due && a.from.host === b.from.host && a.to.host === b.to.host
}

const line = ({ from, to }: { from: Point; to: Point }): string => `M${from.x},${from.y} L${to.x},${to.y}`

/** Virtual time, picture by picture while something moves; as it was told, while nothing does. */
function useNow({ now, rate, toldAt }: StageState['clock'], moving: boolean): number {
  const [, redraw] = useState(0)
  const runs = moving && rate > 0
  useEffect(() => {
    if (!runs) return
    let request = requestAnimationFrame(function again(time) {
      redraw(time)
      request = requestAnimationFrame(again)
    })
    return () => cancelAnimationFrame(request)
  }, [runs])
  return runs && Number.isFinite(rate) ? now + (performance.now() - toldAt) * rate : now
}

/** Measured before the first picture is shown, and whenever the room changes. */
function useWidth() {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const { current } = frame
    if (current === null) return
    setWidth(current.clientWidth)
    const observer = new ResizeObserver(() => setWidth(current.clientWidth))
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return [frame, width] as const
}
