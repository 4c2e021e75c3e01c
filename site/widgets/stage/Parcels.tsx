/** What is under way, drawn at its place. Each can be chosen, by a click or by keyboard, to see what it carries. */
import type { KeyboardEvent, ReactNode } from 'react'
import { useText } from '../../components/use-text.ts'
import type { Parcel } from './carried.ts'
import type { Placed } from './placed.ts'
import styles from './stage.module.css'

const texts = {
  en: { underWay: (label: string, from: string, to: string) => `${label}, from ${from} to ${to}` },
  zh: { underWay: (label: string, from: string, to: string) => `${label}，从 ${from} 到 ${to}` },
}

export interface Choice {
  readonly chosen?: Parcel | undefined
  readonly choose?: ((parcel: Parcel) => void) | undefined
}

export type Size = 'large' | 'small' | 'crowd'

export function Parcels({
  parcels,
  size,
  chosen,
  choose,
}: Choice & { parcels: readonly Placed[]; size: Size }): ReactNode {
  const text = useText(texts)
  return parcels.map(({ flight, from, to, x, y, label }) => {
    const { key, protocol, carried } = flight
    const isDot = size === 'crowd' || protocol === 'tcp' || (size === 'small' && protocol === 'epmd')
    // There is nothing to see in a segment that only opens or ends a connection.
    const press = choose && carried.length > 0 ? () => choose(flight) : undefined
    const isChosen = chosen?.key === key
    return (
      <g
        className={`${styles.parcel} ${styles[protocol]}`}
        data-chosen={isChosen}
        data-flight={flight.label}
        key={key}
        transform={`translate(${x} ${y})`}
        {...buttonProps(press, text.underWay(flight.label, from, to), isChosen)}
      >
        {press && <rect className={styles.touch} height="28" width="32" x="-16" y="-14" />}
        {isDot ? <circle r={size === 'crowd' ? 3 : 4} /> : <Letter isSmall={size === 'small'} />}
        {label !== undefined && (
          <text className={styles.label} y="-11">
            {label}
          </text>
        )}
      </g>
    )
  })
}

function Letter({ isSmall }: { isSmall: boolean }): ReactNode {
  const [width, height] = isSmall ? [14, 10] : [20, 14]
  return <rect height={height} rx="3" width={width} x={-width / 2} y={-height / 2} />
}

/** What makes a group of an svg a button, as far as it is one. */
export function buttonProps(press: (() => void) | undefined, label: string, pressed: boolean) {
  if (press === undefined) return {}
  return {
    role: 'button',
    tabIndex: 0,
    'aria-label': label,
    'aria-pressed': pressed,
    onClick: press,
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      press()
    },
  }
}
