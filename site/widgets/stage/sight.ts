/** What a drawing has to know of the page: its room, its time, and whether its reader wants things to move. */
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { StageState } from './stage-state.ts'

/** Virtual time, picture by picture while something moves; as it was told, while nothing does. */
export function useNow({ now, rate, toldAt }: StageState['clock'], moving: boolean): number {
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

const REDUCED = '(prefers-reduced-motion: reduce)'

function listen(changed: () => void): () => void {
  const query = matchMedia(REDUCED)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** Whether the reader asked for less motion. */
export function useStillness(): boolean {
  return useSyncExternalStore(
    listen,
    () => matchMedia(REDUCED).matches,
    () => false,
  )
}

/** Measured before the first picture is shown, and whenever the room changes. */
export function useWidth() {
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
