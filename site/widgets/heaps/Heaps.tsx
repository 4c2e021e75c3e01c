/**
 * Both heaps, drawn from the values themselves. With `shared` the receiver's variable leads to the sender's own box: what
 * would be if `send` did not copy.
 */
import type { ReactNode } from 'react'
import { useText } from '../../components/use-text.ts'
import { type Box, cellTexts } from '../../worker/boxes.ts'
import type { Whereabouts } from '../../worker/scene.ts'
import styles from './heaps.module.css'
import { BOX_HEIGHT, type Layout, layOut } from './layout.ts'
import { useNarrow } from './use-narrow.ts'

const FRAME = 320
const BETWEEN = 20
const HEIGHT = 192
const ROOT = 78

export interface Side {
  /** The variable, or the mailbox; nothing if it holds nothing yet. */
  readonly name: string | undefined
  readonly box: Box | undefined
  /** Whose heap it is; nobody's, before the stage is open. */
  readonly of: Whereabouts | undefined
}

/** As the picture of the cluster has it. */
const placeOf = (of: Whereabouts | undefined): string => (of ? ` · ${of.node} ${of.pid}` : '')

interface HeapsProps {
  readonly sender: Side
  readonly receiver: Side
  /** What the sender sent, to show what is different now. */
  readonly before: Box | undefined
  readonly shared: boolean
  readonly label: string
}

const texts = {
  en: {
    shopper: (place: string) => `heap of the shopper${place}`,
    warehouse: (place: string) => `heap of the warehouse${place}`,
  },
  zh: {
    shopper: (place: string) => `顾客的堆${place}`,
    warehouse: (place: string) => `仓库的堆${place}`,
  },
}

export function Heaps({ sender, receiver, before, shared, label }: HeapsProps): ReactNode {
  const text = useText(texts)
  const narrow = useNarrow()
  const [width, height] = narrow ? [FRAME, 2 * HEIGHT + BETWEEN] : [2 * FRAME + BETWEEN, HEIGHT]
  const second = narrow ? [0, HEIGHT + BETWEEN] : [FRAME + BETWEEN, 0]
  const [secondX = 0, secondY = 0] = second
  const changed = new Set<string>()
  if (before !== undefined && sender.box !== undefined) {
    const then = new Map(cellTexts(before))
    for (const [place, now] of cellTexts(sender.box)) if (then.get(place) !== now) changed.add(place)
  }
  const own = sender.box && layOut(sender.box)
  const copy = shared || !receiver.box ? undefined : layOut(receiver.box)
  return (
    <svg aria-label={label} className={styles.drawing} role="img" viewBox={`0 0 ${width} ${height}`}>
      <defs>
        <Arrow className={styles.arrowhead} id="heaps-arrow" />
        <Arrow className={styles.sharedArrowhead} id="heaps-shared-arrow" />
      </defs>
      <Heap changed={changed} layout={own} name={sender.name} title={text.shopper(placeOf(sender.of))} />
      <g transform={`translate(${secondX} ${secondY})`}>
        <Heap
          changed={changed}
          layout={copy}
          name={receiver.name}
          title={text.warehouse(placeOf(receiver.of))}
        />
      </g>
      {shared && own && receiver.name !== undefined && (
        <SharedPointer layout={own} narrow={narrow} to={[secondX + FRAME / 2, secondY]} />
      )}
    </svg>
  )
}

function Arrow({ id, className }: { id: string; className: string | undefined }): ReactNode {
  return (
    <marker
      id={id}
      markerHeight="8"
      markerUnits="userSpaceOnUse"
      markerWidth="8"
      orient="auto"
      refX="6"
      refY="4"
    >
      <path className={className} d="M0 0 8 4 0 8Z" />
    </marker>
  )
}

interface HeapProps {
  readonly title: string
  readonly name: string | undefined
  readonly layout: Layout | undefined
  readonly changed: ReadonlySet<string>
}

function Heap({ title, name, layout, changed }: HeapProps): ReactNode {
  return (
    <>
      <rect className={styles.heap} height={HEIGHT - 2} rx="6" width={FRAME - 2} x="1" y="1" />
      <text className={styles.title} x="12" y="22">
        {title}
      </text>
      {name !== undefined && (
        <text className={styles.variable} x={FRAME / 2} y="46">
          {name}
        </text>
      )}
      {layout && (
        <>
          <line
            className={styles.pointer}
            markerEnd="url(#heaps-arrow)"
            x1={FRAME / 2}
            x2={FRAME / 2}
            y1="53"
            y2={ROOT - 1}
          />
          <g transform={`translate(${(FRAME - layout.width) / 2} ${ROOT})`}>
            <Boxes changed={changed} layout={layout} />
          </g>
        </>
      )}
    </>
  )
}

function Boxes({ layout, changed }: Pick<HeapProps, 'changed'> & { layout: Layout }): ReactNode {
  return (
    <>
      {layout.boxes.map(({ kind, x, y, width, cells }) => (
        <g key={`${x} ${y}`} transform={`translate(${x} ${y})`}>
          <rect className={styles.box} height={BOX_HEIGHT} rx="3" width={Math.max(width, 20)} />
          <text className={styles.kind} x={Math.max(width, 20) + 5} y={BOX_HEIGHT / 2 + 4}>
            {kind}
          </text>
          {cells.map((cell, index) => (
            <g key={cell.place} transform={`translate(${cell.x} 0)`}>
              {index > 0 && <line className={styles.divider} y1="0" y2={BOX_HEIGHT} />}
              {changed.has(cell.place) && (
                <rect className={styles.changed} height={BOX_HEIGHT - 4} width={cell.width - 4} x="2" y="2" />
              )}
              <text className={styles.cell} x={cell.width / 2} y={BOX_HEIGHT / 2 + 5}>
                {cell.text}
              </text>
            </g>
          ))}
        </g>
      ))}
      {layout.pointers.map(({ from: [x1, y1], to: [x2, y2] }) => (
        <g key={`${x1} ${y1}`}>
          <circle className={styles.dot} cx={x1} cy={y1} r="3" />
          <line
            className={styles.pointer}
            markerEnd="url(#heaps-arrow)"
            x1={x1}
            x2={x2}
            y1={y1}
            y2={y2 - 1}
          />
        </g>
      ))}
    </>
  )
}

/** From the receiver's variable into the sender's heap. */
function SharedPointer({
  layout,
  narrow,
  to: [x, y],
}: {
  layout: Layout
  narrow: boolean
  to: readonly [number, number]
}): ReactNode {
  const [root] = layout.boxes
  if (root === undefined) return null
  const left = (FRAME - layout.width) / 2 + root.x
  const right = left + root.width
  const path = narrow
    ? `M${x - 44} ${y + 42} C20 ${y + 42} 10 ${ROOT + 12} ${left - 4} ${ROOT + 12}`
    : `M${x} ${y + 54} C${x} ${ROOT + 2} ${FRAME} ${ROOT + 2} ${right + 4} ${ROOT + 2}`
  return <path className={styles.shared} d={path} markerEnd="url(#heaps-shared-arrow)" />
}
