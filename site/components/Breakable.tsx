/** Text with terms in it: a long term goes on below where code would, not in the middle of a word. */
import { Fragment, type ReactNode } from 'react'
import { lineEnds } from '../line-ends.ts'

export function Breakable({ text }: { text: string }): ReactNode {
  const places = [...lineEnds(text)].flatMap(([place, end]) => (end === 'breakable' ? [place] : []))
  const starts = [0, ...places.sort((a, b) => a - b)]
  return starts.map((start, index) => (
    <Fragment key={start}>
      {index > 0 && <wbr />}
      {text.slice(start, starts[index + 1])}
    </Fragment>
  ))
}
