/**
 * Code within a sentence. A short piece is never broken: a line that ends in `-` says nothing. A longer one is broken at
 * its spaces; what is longer than a line of a phone and has none, rather behind a sign than within a name.
 */
import type { Props } from '@theme/CodeInline'
import type { ReactNode } from 'react'
import { FlagBreak } from '../components/WholeFlags.tsx'

/** In characters: about half a line on a phone, and a whole one. */
const SHORT = 24
const LINE = 36

export default function CodeInline({ children, ...props }: Props): ReactNode {
  if (typeof children !== 'string') return <code {...props}>{children}</code>
  if (children.length <= SHORT) {
    const isFlag = children.startsWith('-')
    return (
      <>
        {isFlag && <FlagBreak />}
        <code className={isFlag ? 'inline-code--short flag' : 'inline-code--short'} {...props}>
          {children}
        </code>
      </>
    )
  }
  if (children.includes(' ')) return <code {...props}>{children.split(/( )/).map(wholeWord)}</code>
  if (children.length <= LINE) return <code {...props}>{children}</code>
  return <code {...props}>{children.split(/(?<=[/(,:=])/).flatMap(breakBefore)}</code>
}

function wholeWord(word: string, index: number): ReactNode {
  if (word === ' ' || word.length > SHORT) return word
  return (
    <span className="inline-code--short" key={`${index}:${word}`}>
      {word}
    </span>
  )
}

function breakBefore(part: string, index: number): ReactNode[] {
  return index === 0 ? [part] : [<wbr key={`${index}:${part}`} />, part]
}
