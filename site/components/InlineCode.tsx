/** A line of plain text in which `backticks` mark code: the only markup that glossary.json uses. */
import CodeInline from '@theme/CodeInline'
import type { ReactNode } from 'react'

export function InlineCode({ text }: { text: string }): ReactNode {
  return text.split('`').map((part, index) => {
    const key = `${index}:${part}`
    return index % 2 === 1 ? <CodeInline key={key}>{part}</CodeInline> : <span key={key}>{part}</span>
  })
}
