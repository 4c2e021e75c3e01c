/** A diagram, drawn when the reader comes near it: Mermaid is as large as all the rest of a page's JavaScript. */
import { useNear } from '@site/site/components/use-near.ts'
import type { Props } from '@theme/Mermaid'
import Mermaid from '@theme-init/Mermaid'
import type { ReactNode } from 'react'

export default function NearMermaid(props: Props): ReactNode {
  const [place, near] = useNear<HTMLDivElement>()
  return <div ref={place}>{near && <Mermaid {...props} />}</div>
}
