/** A diagram, drawn when the reader comes near it: Mermaid is as large as all the rest of a page's JavaScript. */
import Mermaid from '@theme/Mermaid'
import type { ComponentProps, ReactNode } from 'react'
import { useNear } from './use-near.ts'

export function Diagram(props: ComponentProps<typeof Mermaid>): ReactNode {
  const [place, near] = useNear<HTMLDivElement>()
  return <div ref={place}>{near && <Mermaid {...props} />}</div>
}
