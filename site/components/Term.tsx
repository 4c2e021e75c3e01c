/**
 * A word of the glossary in running text: `<T id="node">nodes</T>`.
 *
 * It is a link to the glossary that shows the definition while it is pointed at or has the focus. On a touch
 * screen the first tap shows the definition and the second follows the link. Escape puts it away.
 */
import Link from '@docusaurus/Link'
import { type PointerEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import glossary from '../../glossary.json'
import { InlineCode } from './InlineCode.tsx'
import { useLanguage } from './use-text.ts'

/** Room kept between a definition and the edge of the window, in pixels. */
const MARGIN = 12

export function Term({ id, children }: { id: string; children: ReactNode }): ReactNode {
  const language = useLanguage()
  const tooltip = useId()
  const word = useRef<HTMLSpanElement>(null)
  const bubble = useRef<HTMLSpanElement>(null)
  const byTouch = useRef(false)
  const [shown, setShown] = useState(false)

  useEffect(() => {
    const [by, shows] = [word.current, bubble.current]
    if (!shown || !by || !shows) return
    // Again with each scroll: who comes to a word further down by the Tab key has the page scrolled to it just then.
    const follow = () => place(shows, by)
    follow()
    const hide = () => setShown(false)
    const hideOnEscape = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    const hideOutside = (event: Event) => !by.contains(event.target as Node) && hide()
    document.addEventListener('keydown', hideOnEscape)
    document.addEventListener('pointerdown', hideOutside)
    window.addEventListener('scroll', follow, { passive: true })
    return () => {
      document.removeEventListener('keydown', hideOnEscape)
      document.removeEventListener('pointerdown', hideOutside)
      window.removeEventListener('scroll', follow)
    }
  }, [shown])

  const term = glossary.find((entry) => entry.id === id)
  if (term === undefined) throw new Error(`<T id="${id}">: no such term in glossary.json`)

  const byMouse = (show: boolean) => (event: PointerEvent) => {
    byTouch.current = event.pointerType === 'touch'
    if (!byTouch.current) setShown(show)
  }
  return (
    <span className="term" onPointerEnter={byMouse(true)} onPointerLeave={byMouse(false)} ref={word}>
      <Link
        aria-describedby={tooltip}
        className="term__word"
        onBlur={() => setShown(false)}
        onClick={(event) => {
          if (byTouch.current && !shown) {
            event.preventDefault()
            setShown(true)
          }
        }}
        onFocus={() => !byTouch.current && setShown(true)}
        to={`/learn/glossary#${id}`}
      >
        {children}
      </Link>
      <span className="term__definition" hidden={!shown} id={tooltip} ref={bubble} role="tooltip">
        <strong>{term[language]}</strong>
        {term.erlang && <code>{term.erlang}</code>}
        <span>
          <InlineCode text={term.definition[language]} />
        </span>
      </span>
    </span>
  )
}

/** Puts the bubble under the word, or above it where there is no room, and inside the window. */
function place(bubble: HTMLElement, word: HTMLElement): void {
  const line = word.getClientRects()[0] ?? word.getBoundingClientRect()
  const { width, height } = bubble.getBoundingClientRect()
  const left = Math.max(MARGIN, Math.min(line.left, document.documentElement.clientWidth - width - MARGIN))
  const below = line.bottom + height + MARGIN < window.innerHeight
  bubble.style.left = `${left}px`
  bubble.style.top = `${below ? line.bottom : line.top - height}px`
}
