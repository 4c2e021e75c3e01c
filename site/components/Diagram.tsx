/** A diagram, drawn when the reader comes near it: Mermaid is as large as all the rest of a page's JavaScript. */
import Mermaid from '@theme/Mermaid'
import type { ComponentProps, CSSProperties, ReactNode } from 'react'
import { useNear } from './use-near.ts'

export function Diagram(props: ComponentProps<typeof Mermaid>): ReactNode {
  const [place, near] = useNear<HTMLDivElement>()
  const room = { '--diagram-height': `${heightOf(props.value)}px` } as CSSProperties
  return (
    <div ref={place} style={room}>
      {near && <Mermaid {...props} />}
    </div>
  )
}

/** The room that a diagram will take, about, so that the text below it need not jump: a row a message, or an edge downwards. */
function heightOf(source: string): number {
  if (source.startsWith('flowchart LR')) return 190
  const isSequence = source.startsWith('sequenceDiagram')
  const count = (what: RegExp): number => source.match(what)?.length ?? 0
  if (isSequence) return 152 + 48 * count(/->>|--x|^ *(?:Note|alt|else)\b/gm) + 19 * count(/<br\/>/g)
  return Math.min(165 + 90 * count(/^.*-[-.].*$/gm), 1000)
}
