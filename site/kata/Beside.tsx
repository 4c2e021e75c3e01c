/** The learner's code beside ours, once the kata is passed. */
import { type ReactNode, useEffect, useState } from 'react'
import { useText } from '../components/use-text.ts'
import type { Line } from './difference.ts'
import styles from './Kata.module.css'

const texts = {
  en: {
    same: 'Your code does just what ours does.',
    legend: 'Where yours differs from ours, comments and the like aside:',
    yours: 'yours',
    ours: 'ours',
  },
  zh: {
    same: '你的写法和我们的一模一样。',
    legend: '你的写法和我们的有这些不同（注释之类不算）：',
    yours: '你的',
    ours: '我们的',
  },
}

interface Props {
  readonly yours: string
  readonly ours: string
}

export function Beside({ yours, ours }: Props): ReactNode {
  const text = useText(texts)
  const [lines, setLines] = useState<readonly Line[]>()

  useEffect(() => {
    let gone = false
    void import('./difference.ts').then(({ difference }) => {
      if (!gone) setLines(difference(yours, ours))
    })
    return () => {
      gone = true
    }
  }, [yours, ours])

  if (lines === undefined) return null
  if (lines.length === 0) return <p>{text.same}</p>
  return (
    <>
      <p>
        {text.legend} <del className={styles.key}>− {text.yours}</del>{' '}
        <ins className={styles.key}>+ {text.ours}</ins>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={styles.difference} tabIndex={0}>
        <code>
          {lines.map((line, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines are written once
            <Written key={n} line={line} />
          ))}
        </code>
      </pre>
    </>
  )
}

function Written({ line: { from, text } }: { line: Line }): ReactNode {
  if (from === 'gap') return <span>⋯</span>
  if (from === 'both') return <span>{`  ${text}`}</span>
  return from === 'yours' ? <del>{`− ${text}`}</del> : <ins>{`+ ${text}`}</ins>
}
