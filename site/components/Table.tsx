/**
 * A table that may be wider than the page: then its frame scrolls, and can be reached and scrolled by keyboard. One that
 * fits is no stop for the Tab key.
 */
import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from 'react'
import { Pause } from './Pause.tsx'
import { useText } from './use-text.ts'

const texts = { en: { label: 'Table' }, zh: { label: '表格' } }

export function Table(props: ComponentProps<'table'>): ReactNode {
  const text = useText(texts)
  const frame = useRef<HTMLDivElement>(null)
  const [scrolls, setScrolls] = useState(false)

  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const measure = (): void => setScrolls(element.scrollWidth > element.clientWidth)
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const region = scrolls ? { 'aria-label': text.label, role: 'region', tabIndex: 0 } : {}
  return (
    <div className="table-frame" ref={frame} {...region}>
      <table {...props} />
    </div>
  )
}

export function Cell({ children, ...props }: ComponentProps<'td'>): ReactNode {
  return (
    <td {...props}>
      {children}
      {children && <Pause />}
    </td>
  )
}
