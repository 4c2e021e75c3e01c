/**
 * The process that the scene follows, to be taken by the hand: dragged from its node to another, or pressed and then the
 * other node pressed, or moved by the keys. What comes of it is a line in the shell, like any other; and the line below says
 * where the process is, to those who hear the page as well.
 */
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react'
import { InlineCode } from '../../components/InlineCode.tsx'
import { useText } from '../../components/use-text.ts'
import type { Point } from './geometry.ts'
import styles from './handle.module.css'
import type { Layout, NodeBox } from './layout.ts'
import { moving } from './moving.ts'
import type { Stage } from './use-stage.ts'

const texts = {
  en: {
    handle: (name: string, node: string) => `${name}, on ${node}: move it`,
    target: (name: string, node: string) => `Move ${name} to ${node}`,
    rests: (name: string, pid: string, node: string) =>
      `\`${name}\` is \`${pid}\` on ${node}. Drag it to another node; or press it, and then the node.`,
    held: (name: string) =>
      `You hold \`${name}\`. Press a node, or choose with the arrow keys and Enter. Escape lets go.`,
    over: (name: string, node: string) => `\`${name}\`: to ${node}?`,
    moves: (name: string, node: string) => `\`${name}\` moves to ${node}.`,
    gone: (name: string) => `\`${name}\` leads to no process that lives.`,
  },
  zh: {
    handle: (name: string, node: string) => `${name}，在 ${node} 上：搬走它`,
    target: (name: string, node: string) => `把 ${name} 搬到 ${node}`,
    rests: (name: string, pid: string, node: string) =>
      `\`${name}\` 是 ${node} 上的 \`${pid}\`。把它拖到别的节点上；或者先按它，再按那个节点。`,
    held: (name: string) => `\`${name}\` 在你手里。按一个节点，或者用方向键选、回车放下；Esc 放手。`,
    over: (name: string, node: string) => `\`${name}\`：放到 ${node}？`,
    moves: (name: string, node: string) => `\`${name}\` 正搬往 ${node}。`,
    gone: (name: string) => `\`${name}\` 没有指着活着的进程。`,
  },
}

/** Pixels that a pointer may stray and yet only press. */
const STRAY = 5
/** From the middle of the dot that the handle covers. */
const GRIP = { left: 14, up: 9 }
/** Where it waits on a node that it is on its way to. */
const ARRIVING: Point = { x: 18, y: 26 }

/** In a hand: by a pointer that has come so far, or by nothing but having been pressed. */
interface Held {
  readonly over?: string | undefined
  readonly by?: Point
}

export function Handle({ stage, layout }: { stage: Stage; layout: Layout }): ReactNode {
  const text = useText(texts)
  const { follow } = stage.scene
  const [held, setHeld] = useState<Held>()
  const [goingTo, setGoingTo] = useState<string>()
  const pressed = useRef<Point>(undefined)
  /** What a pointer does is done when it goes up; of most, the browser then tells as of a click, too. */
  const handled = useRef(false)
  const overlay = useRef<HTMLDivElement>(null)

  const busy = follow === undefined || stage.busy(follow.at)
  useEffect(() => {
    if (!busy) setGoingTo(undefined)
  }, [busy])
  if (follow === undefined) return null
  const { name } = follow
  const home = layout.nodes.find((box) => box.name === stage.followed?.node)
  const dot = home?.processes.find((dot) => dot.text === stage.followed?.pid && !dot.isRest)
  const going = layout.nodes.find((box) => box.name === goingTo)
  const at = going ? { x: going.x + ARRIVING.x, y: going.y + ARRIVING.y } : dot
  const others = layout.nodes.filter((box) => box !== home)
  const canMove = stage.ready && !busy && dot !== undefined

  const drop = (to: string | undefined): void => {
    setHeld(undefined)
    if (to === undefined || !canMove) return
    setGoingTo(to)
    stage.run({ does: 'type', ...moving(follow, to) })
  }
  const boxUnder = ({ clientX, clientY }: PointerEvent): string | undefined => {
    const { left = 0, top = 0 } = overlay.current?.getBoundingClientRect() ?? {}
    return hostUnder(layout, { x: clientX - left, y: clientY - top }, others)
  }
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>): void => {
    if (!canMove || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    handled.current = false
    pressed.current = { x: event.clientX, y: event.clientY }
  }
  const onPointerMove = (event: PointerEvent): void => {
    const from = pressed.current
    if (from === undefined) return
    const by = { x: event.clientX - from.x, y: event.clientY - from.y }
    if (held?.by === undefined && Math.hypot(by.x, by.y) < STRAY) return
    setHeld({ by, over: boxUnder(event) })
  }
  const letGo = (): void => {
    pressed.current = undefined
    setHeld(undefined)
  }
  const onPointerUp = (event: PointerEvent): void => {
    if (pressed.current === undefined) return
    pressed.current = undefined
    handled.current = true
    if (held?.by !== undefined) drop(boxUnder(event))
    else toggle()
  }
  const onClick = ({ detail }: MouseEvent): void => {
    if (detail === 0 || !handled.current) toggle()
  }
  const toggle = (): void => {
    if (!canMove) return
    if (held?.over !== undefined) drop(held.over)
    else setHeld(held === undefined ? {} : undefined)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && held !== undefined) letGo()
    const step = STEPS[event.key]
    if (step === undefined || !canMove || others.length === 0) return
    event.preventDefault()
    const index = others.findIndex((box) => box.name === held?.over)
    const next =
      index < 0 ? (step > 0 ? 0 : others.length - 1) : (index + step + others.length) % others.length
    setHeld({ over: others[next]?.name })
  }

  const says = (): string => {
    if (goingTo !== undefined) return text.moves(name, goingTo)
    if (held?.over !== undefined) return text.over(name, held.over)
    if (held !== undefined) return text.held(name)
    if (stage.followed === undefined || dot === undefined) return stage.ready && !busy ? text.gone(name) : ''
    return text.rests(name, stage.followed.pid, stage.followed.node)
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys are those of the buttons in it */}
      <div className={styles.overlay} onKeyDown={onKeyDown} ref={overlay}>
        {at && (
          <button
            aria-disabled={!canMove}
            aria-label={text.handle(name, goingTo ?? stage.followed?.node ?? '')}
            aria-pressed={held !== undefined}
            className={styles.handle}
            data-dragged={held?.by !== undefined}
            data-handle={stage.followed?.node}
            onClick={onClick}
            onLostPointerCapture={() => {
              if (pressed.current !== undefined) letGo()
            }}
            onPointerCancel={letGo}
            onPointerDown={onPointerDown}
            onPointerMove={onPointerMove}
            onPointerUp={onPointerUp}
            style={{
              left: at.x - GRIP.left,
              top: at.y - GRIP.up,
              ...(held?.by && { translate: `${held.by.x}px ${held.by.y}px` }),
            }}
            type="button"
          >
            <span aria-hidden="true" className={styles.grip} />
            {name}
          </button>
        )}
        {held !== undefined &&
          others.map((box) => (
            <button
              aria-label={text.target(name, box.name)}
              className={styles.target}
              data-over={held.over === box.name}
              data-target={box.name}
              key={box.name}
              onClick={() => drop(box.name)}
              style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
              type="button"
            />
          ))}
      </div>
      <p aria-live="polite" className={styles.says} data-says>
        <InlineCode text={says()} />
      </p>
    </>
  )
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** The node to drop on: anywhere on its host will do, if it is alone there. */
function hostUnder(layout: Layout, { x, y }: Point, nodes: readonly NodeBox[]): string | undefined {
  const covers = (area: { x: number; y: number; width: number; height: number }): boolean =>
    x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height
  const node = nodes.find(covers)
  if (node !== undefined) return node.name
  const host = layout.hosts.find(covers)
  const [only, ...others] = nodes.filter(({ name }) => host?.place.nodes.some((own) => own.name === name))
  return others.length === 0 ? only?.name : undefined
}
