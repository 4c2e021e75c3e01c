/**
 * A line of a code block, which knows how far it is set in: where it goes on below, it goes on further in than that. On a
 * phone a line that begins deep, a column of text more than a step of a program, gives up most of that for room.
 */
import type { Props } from '@theme/CodeBlock/Line'
import CodeBlockLine from '@theme-init/CodeBlock/Line'
import type { CSSProperties, ReactNode } from 'react'

/** In characters. */
const DEEP = 16
/** From so many on, or where the first word would have no room, a phone keeps the first few; custom.css hides the others. */
const TOO_DEEP = 12
const ROOM = 38
const KEPT = 4

export default function SetInLine(props: Props): ReactNode {
  const text = props.line.map(({ content }) => content).join('')
  const depth = text.search(/\S|$/)
  if (depth === 0) return <CodeBlockLine {...props} />
  const [word = ''] = text.trimStart().split(' ')
  const isTooDeep = depth >= TOO_DEEP || (depth > KEPT && depth + word.length > ROOM)
  const setIn = {
    '--set-in': `${Math.min(depth, DEEP)}ch`,
    ...(isTooDeep && { '--set-in-narrow': `${KEPT}ch` }),
  } as CSSProperties
  return (
    <CodeBlockLine
      {...props}
      getLineProps={(input: Parameters<Props['getLineProps']>[0]) => {
        const { style, ...others } = props.getLineProps(input)
        return { ...others, style: { ...style, ...setIn } }
      }}
      line={isTooDeep ? apart(props.line, depth) : props.line}
    />
  )
}

/** The blanks at the beginning as tokens of their own: those that are kept, and those that a phone has no room for. */
function apart(line: Props['line'], depth: number): Props['line'] {
  const blank = (length: number, ...types: string[]) => ({ types, content: ' '.repeat(length) })
  let left = depth
  const rest = line.map((token) => {
    const cut = Math.min(left, token.content.length)
    left -= cut
    return { ...token, content: token.content.slice(cut) }
  })
  return [
    blank(KEPT, 'plain'),
    blank(depth - KEPT, 'plain', 'far'),
    ...rest.filter(({ content }) => content !== ''),
  ]
}
