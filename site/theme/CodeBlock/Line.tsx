/** A line of a code block, which knows how far it is set in: where it goes on below, it goes on further in than that. */
import type { Props } from '@theme/CodeBlock/Line'
import CodeBlockLine from '@theme-init/CodeBlock/Line'
import type { CSSProperties, ReactNode } from 'react'

/** In characters. Lines of more are columns of text, which leave a phone no room to go on in. */
const DEEP = 16

export default function SetInLine(props: Props): ReactNode {
  const text = props.line.map(({ content }) => content).join('')
  const depth = Math.min(text.search(/\S|$/), DEEP)
  if (depth === 0) return <CodeBlockLine {...props} />
  const setIn = { '--set-in': `${depth}ch` } as CSSProperties
  return (
    <CodeBlockLine
      {...props}
      getLineProps={(input: Parameters<Props['getLineProps']>[0]) => {
        const { style, ...others } = props.getLineProps(input)
        return { ...others, style: { ...style, ...setIn } }
      }}
    />
  )
}
