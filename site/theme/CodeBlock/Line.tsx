/**
 * A line of code that is too long goes on below, set in by two more than it begins (site/css/custom.css). For that its
 * indentation is a piece of its own, behind which no line ends.
 */
import type { Props } from '@theme/CodeBlock/Line'
import CodeBlockLine from '@theme-init/CodeBlock/Line'
import type { CSSProperties, ReactNode } from 'react'

type Line = Props['line']

export default function IndentedLine({ line, getLineProps, ...props }: Props): ReactNode {
  const indent = /^ */.exec(line.map(({ content }) => content).join(''))?.[0].length ?? 0
  const getIndentedProps: Props['getLineProps'] = (input) => {
    const given = getLineProps(input)
    return { ...given, style: { ...given.style, '--indent': indent } as CSSProperties }
  }
  return (
    <CodeBlockLine
      {...props}
      getLineProps={getIndentedProps}
      line={indent === 0 ? line : apart(line, indent)}
    />
  )
}

/** The first `indent` spaces in a token of their own, of whichever tokens they were part. */
function apart(line: Line, indent: number): Line {
  let left = indent
  const rest = line.flatMap((token) => {
    const spaces = Math.min(left, token.content.length)
    left -= spaces
    return spaces < token.content.length ? [{ ...token, content: token.content.slice(spaces) }] : []
  })
  return [{ types: ['indent'], content: ' '.repeat(indent), empty: false }, ...rest]
}
