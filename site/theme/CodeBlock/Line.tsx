/**
 * A line of a code block, which knows how far it is set in: where it goes on below, it goes on further in than that. On a
 * phone a line that begins deep, a column of text more than a step of a program, gives up most of that for room. Where it
 * may go on is said by classes: what custom.css puts there is not copied with the code.
 */
import { type End, lineEnds } from '@site/site/line-ends.ts'
import type { Props } from '@theme/CodeBlock/Line'
import CodeBlockLine from '@theme-init/CodeBlock/Line'
import type { CSSProperties, ReactNode } from 'react'

type Tokens = Props['line']

/** In characters. */
const DEEP = 16
/** From so many on, or where the first word would have no room, a phone keeps the first few; custom.css hides the others. */
const TOO_DEEP = 12
const ROOM = 38
const KEPT = 4

export default function SetInLine(props: Props): ReactNode {
  const text = props.line.map(({ content }) => content).join('')
  if (text.trim() === '') return <CodeBlockLine {...props} />
  const depth = text.search(/\S/)
  const rest = parted(props.line, depth, lineEnds(text))
  if (depth === 0) return <CodeBlockLine {...props} line={rest} />
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
      line={[...blanks(depth, isTooDeep ? KEPT : depth), ...rest]}
    />
  )
}

/** The blanks at the beginning, no line's end: those that are kept, and those that a phone has no room for. */
function blanks(depth: number, kept: number): Tokens {
  const token = (length: number, ...types: string[]) => ({
    types: ['blanks', ...types],
    content: ' '.repeat(length),
  })
  return depth === kept ? [token(depth)] : [token(kept), token(depth - kept, 'far')]
}

/** What stands behind the blanks, each token in parts that know how they end. */
function parted(line: Tokens, depth: number, ends: ReadonlyMap<number, End>): Tokens {
  const parts: Tokens = []
  let start = 0
  for (const token of line) {
    const end = start + token.content.length
    let from = Math.max(start, depth)
    for (let place = from + 1; place <= end; place++) {
      const how = ends.get(place)
      if (how === undefined && place < end) continue
      const content = token.content.slice(from - start, place - start)
      parts.push({ types: how ? [...token.types, how] : token.types, content })
      from = place
    }
    start = end
  }
  return parts
}
