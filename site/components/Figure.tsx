/**
 * A diagram and its text alternative. The caption says all that the diagram says, and everyone can read it;
 * the drawing itself is left out of the accessibility tree, where its labels would be noise.
 */
import type { ReactNode } from 'react'

/** A flag of the command line: no line ends between the hyphen and the word. */
const FLAG = /(?<=^|\s)(-\w+)/

export function Figure({ caption, children }: { caption: string; children: ReactNode }): ReactNode {
  return (
    <figure className="figure">
      <div aria-hidden="true" className="figure__drawing">
        {children}
      </div>
      <figcaption>{caption.split(FLAG).map(whole)}</figcaption>
    </figure>
  )
}

function whole(part: string, index: number): ReactNode {
  return index % 2 === 1 ? (
    <span className="flag" key={`${index}:${part}`}>
      {part}
    </span>
  ) : (
    part
  )
}
