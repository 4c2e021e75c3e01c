/** A sentence in which no line ends within a flag of the command line, between the hyphen and its word. */
import type { ReactNode } from 'react'

const FLAG = /(?<![\w-])(--?[a-z]\w*)/

export function WholeFlags({ text }: { text: string }): ReactNode {
  return text.split(FLAG).map((part, index) => {
    const key = `${index}:${part}`
    return (
      <span className={index % 2 === 1 ? 'flag' : undefined} key={key}>
        {part}
      </span>
    )
  })
}
