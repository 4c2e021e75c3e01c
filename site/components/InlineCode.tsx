/** A line of plain text in which `backticks` mark code: the only markup that glossary.json uses. */
import type { ReactNode } from 'react'

export function InlineCode({ text }: { text: string }): ReactNode {
  return text.split('`').map((part, index) => {
    const key = `${index}:${part}`
    return index % 2 === 1 ? <code key={key}>{part}</code> : <span key={key}>{part}</span>
  })
}
