/**
 * The message diagram: who said what to whom, and when it arrived. Time goes downwards, by the order of what happened and
 * not to scale; an arrow can be chosen, to see its bytes.
 */
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useText } from '../../components/use-text.ts'
import type { World } from '../../worker/scene.ts'
import type { Carried } from './carried.ts'
import { castOf } from './cast.ts'
import { type ArrowLine, type Diagram, layDiagram, type PlacedMark } from './diagram.ts'
import { fittedName } from './geometry.ts'
import type { Journey } from './journeys.ts'
import { buttonProps, type Choice } from './Parcels.tsx'
import type { Picture } from './picture.ts'
import { saidBy } from './said.ts'
import styles from './sequence.module.css'
import { useWidth } from './sight.ts'

const texts = {
  en: {
    diagram: 'Message diagram',
    empty: 'No message has set out yet.',
    arrow: (label: string, from: string, to: string) => `${label}, from ${from} to ${to}`,
    lost: ', lost',
    open: ', under way',
    arrived: '',
    asides: 'Show what makes the connections too: handshakes, and what global says',
    scale: 'Times are exact, distances are not.',
  },
  zh: {
    diagram: '消息时序图',
    empty: '还没有消息发出。',
    arrow: (label: string, from: string, to: string) => `${label}，从 ${from} 到 ${to}`,
    lost: '，丢失了',
    open: '，还在途中',
    arrived: '',
    asides: '也显示建立连接的过程：握手，以及 global 之间的往来',
    scale: '时刻是准的，间距不按比例。',
  },
}

/** Pixels a character of a lane's name takes. */
const EACH = 7.3

export interface SequenceProps extends Choice {
  readonly picture: Picture
  readonly world?: World | undefined
  /** Whether the EPMDs have lanes too. */
  readonly epmd?: boolean
}

export function Sequence({ picture, world, epmd = false, chosen, choose }: SequenceProps): ReactNode {
  const text = useText(texts)
  const [asides, setAsides] = useState(false)
  const [frame, width] = useWidth()
  const { journeys } = picture
  const nodes = castOf(picture, world).flatMap((place) => place.nodes.map(({ name }) => name))
  const key = nodes.join(' ')
  const diagram = useMemo(
    () =>
      layDiagram(journeys, { nodes: key === '' ? [] : key.split(' '), epmd, asides, width, says: sayingsOf }),
    [journeys, key, epmd, asides, width],
  )
  const scroller = useNewest(`${diagram.arrows.at(-1)?.journey.key} ${diagram.height}`)
  // One stop of the Tab key: the arrow that is chosen, or the last.
  const chosenAt = diagram.arrows.findIndex(({ journey }) => journey.key === chosen?.key)
  const entrance = chosenAt < 0 ? diagram.arrows.length - 1 : chosenAt
  const each = laneWidth(diagram)
  return (
    <section aria-label={text.diagram} className={styles.sequence} ref={frame}>
      {journeys.journeys.some(({ aside }) => aside) && (
        <label className={styles.asides}>
          <input checked={asides} onChange={({ target }) => setAsides(target.checked)} type="checkbox" />
          {text.asides}
        </label>
      )}
      {diagram.arrows.length === 0 && diagram.marks.length === 0 && (
        <p className={styles.empty}>{text.empty}</p>
      )}
      {/* A region that scrolls can be reached by keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <div className={styles.scroller} ref={scroller} tabIndex={0}>
        <Heads diagram={diagram} each={each} />
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: the section around it has a name */}
        <svg className={styles.body} height={diagram.height} width={diagram.width}>
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus */}
          <g aria-hidden="true">
            {diagram.times.map(({ at, y }) => (
              <g key={y}>
                <line className={styles.moment} x1="46" x2={diagram.width} y1={y} y2={y} />
                <text className={styles.time} x="40" y={y + 4}>
                  {Math.round(at)}
                </text>
              </g>
            ))}
            {diagram.lanes.map(({ name, x, lives }) => (
              <line
                className={lives ? styles.lane : `${styles.lane} ${styles.gone}`}
                key={name}
                x1={x}
                x2={x}
                y1="0"
                y2="100%"
              />
            ))}
            {diagram.marks.map((placed) => (
              <MarkDrawing key={`${placed.mark.order}`} placed={placed} />
            ))}
          </g>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows in it are buttons; these keys go from one to the next */}
          <g onKeyDown={goOn}>
            {diagram.arrows.map((line, index) => (
              <Arrow
                choose={choose}
                chosen={chosen}
                isEntrance={index === entrance}
                key={line.journey.key}
                line={line}
              />
            ))}
          </g>
        </svg>
      </div>
      <p className={styles.scale}>{text.scale}</p>
    </section>
  )
}

/** The names above the lanes, which stay in sight. */
function Heads({ diagram, each }: { diagram: Diagram; each: number }): ReactNode {
  return (
    <svg aria-hidden="true" className={styles.heads} height="30" width={diagram.width}>
      <text className={styles.time} x="40" y="19">
        ms
      </text>
      {diagram.lanes.map(({ name, x, lives }) => (
        <text className={lives ? styles.head : `${styles.head} ${styles.goneHead}`} key={name} x={x} y="19">
          {fittedName(name, each - 6, EACH)}
          <title>{name}</title>
        </text>
      ))}
    </svg>
  )
}

function MarkDrawing({ placed: { mark, x, y, side, text } }: { placed: PlacedMark }): ReactNode {
  return (
    <g className={styles[mark.kind]} data-mark={mark.kind}>
      {mark.kind === 'nodeup' ? (
        <circle cx={x} cy={y} r="4.5" />
      ) : (
        <path d={`M${x - 4},${y - 4} l8,8 M${x + 4},${y - 4} l-8,8`} />
      )}
      <text
        className={styles.markText}
        textAnchor={side === 'left' ? 'end' : 'start'}
        x={side === 'left' ? x - 9 : x + 9}
        y={y + 4}
      >
        {text}
      </text>
      <title>{`${mark.node}: ${mark.kind} ${mark.of}`}</title>
    </g>
  )
}

function Arrow({
  line,
  chosen,
  choose,
  isEntrance,
}: Choice & { line: ArrowLine; isEntrance: boolean }): ReactNode {
  const text = useText(texts)
  const { journey, x1, y1, x2, y2, fate, label } = line
  const isChosen = chosen?.key === journey.key
  const full = `${sayingsOf(journey)[0]}${text[fate]}`
  const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI
  const d = `M${x1},${y1} L${x2},${y2}`
  return (
    <g
      className={`${styles.arrow} ${styles[journey.protocol]}`}
      data-arrow={journey.label}
      data-chosen={isChosen}
      data-fate={fate}
      {...buttonProps(
        choose && (() => choose(journey)),
        text.arrow(full, journey.from, journey.to),
        isChosen,
      )}
      {...(choose && { tabIndex: isEntrance ? 0 : -1 })}
    >
      <title>{full}</title>
      {choose && <path className={styles.touch} d={d} />}
      <path className={fate === 'open' ? `${styles.line} ${styles.open}` : styles.line} d={d} />
      {fate === 'lost' ? (
        <path className={styles.cross} d={`M${x2 - 5},${y2 - 5} l10,10 M${x2 + 5},${y2 - 5} l-10,10`} />
      ) : (
        <path
          className={styles.point}
          d="M0,0 L-9,-4.5 L-9,4.5 Z"
          transform={`translate(${x2} ${y2}) rotate(${angle})`}
        />
      )}
      <text
        className={styles.label}
        transform={`translate(${label.x} ${label.y}) rotate(${label.angle})`}
        y="-6"
      >
        {label.text}
      </text>
    </g>
  )
}

const sayings = new WeakMap<readonly Carried[], readonly string[]>()

/**
 * The operation, and what it says if it says anything; or only that. Made once for a message, whatever is drawn anew
 * around it.
 */
function sayingsOf({ label, carried }: Journey): readonly string[] {
  const known = sayings.get(carried)
  if (known !== undefined) return known
  const [event] = carried
  const said = event?.type === 'frame' ? saidBy(event) : undefined
  const texts = said === undefined ? [label] : [`${label} ${said}`, said]
  sayings.set(carried, texts)
  return texts
}

const laneWidth = ({ lanes, width }: Diagram): number => (width - 52) / Math.max(lanes.length, 1)

/** Up and down go from arrow to arrow. */
function goOn(event: KeyboardEvent<SVGGElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const arrows = [...event.currentTarget.querySelectorAll<SVGGElement>('[role=button]')]
  const here = arrows.indexOf(document.activeElement as SVGGElement)
  const there = arrows[here + step]
  if (here < 0 || there === undefined) return
  event.preventDefault()
  there.focus()
}

/** Scrolls to what is new, as long as the reader has not scrolled away from the end. */
function useNewest(newest: string) {
  const scroller = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  useEffect(() => {
    const { current } = scroller
    const look = (): void => {
      if (current) isAtEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < 40
    }
    current?.addEventListener('scroll', look, { passive: true })
    return () => current?.removeEventListener('scroll', look)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: more to see is the reason to scroll
  useLayoutEffect(() => {
    if (scroller.current && isAtEnd.current) scroller.current.scrollTop = scroller.current.scrollHeight
  }, [newest])
  return scroller
}
