/**
 * A diagram and its text alternative. The caption says all that the diagram says, and everyone can read it;
 * the drawing itself is left out of the accessibility tree, where its labels would be noise.
 */
import type { ReactNode } from 'react'
import { WholeFlags } from './WholeFlags.tsx'

export function Figure({ caption, children }: { caption: string; children: ReactNode }): ReactNode {
  return (
    <figure className="figure">
      <div aria-hidden="true" className="figure__drawing">
        {children}
      </div>
      <figcaption>
        <WholeFlags text={caption} />
      </figcaption>
    </figure>
  )
}
