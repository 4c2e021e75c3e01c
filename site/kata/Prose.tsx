/** A paragraph of hints or notes: text with `code`, **strong** and *stressed* or _stressed_ parts, and nothing else of Markdown. */
import CodeInline from '@theme/CodeInline'
import type { ReactNode } from 'react'

const PARTS = /(`[^`]+`|\*\*[^*]+\*\*|\*[^*]+\*|(?<!\w)_[^_]+_(?!\w))/

export function Prose({ text }: { text: string }): ReactNode {
  return text.split(PARTS).map((part, i) => {
    const key = `${i}`
    if (part.startsWith('`')) return <CodeInline key={key}>{part.slice(1, -1)}</CodeInline>
    if (part.startsWith('**')) return <strong key={key}>{part.slice(2, -2)}</strong>
    if (part.startsWith('*') || part.startsWith('_')) return <em key={key}>{part.slice(1, -1)}</em>
    return part
  })
}
