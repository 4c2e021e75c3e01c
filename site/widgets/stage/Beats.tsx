/** The log in words, one sentence a beat; a beat that is chosen shows its bytes. Screen readers read it as it grows. */
import { type ReactNode, useEffect, useRef } from 'react'
import { useLanguage, useText } from '../../components/use-text.ts'
import { sentence } from './sentences.ts'
import styles from './stage.module.css'
import type { LoggedBeat } from './stage-state.ts'

const texts = {
  en: {
    log: 'What happens',
    empty: 'Nothing has happened yet.',
    bytes: 'bytes',
    later: (s: number) => `${s} s later`,
  },
  zh: { log: '经过', empty: '还什么都没有发生。', bytes: '字节', later: (s: number) => `过了 ${s} 秒` },
}

export function Beats({
  beats,
  chosen,
  choose,
}: {
  beats: readonly LoggedBeat[]
  chosen: number | undefined
  choose: (index: number) => void
}): ReactNode {
  const language = useLanguage()
  const text = useText(texts)
  const list = useRef<HTMLDivElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new beat is the reason to scroll
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight
  }, [beats.length])

  return (
    <div aria-label={text.log} aria-live="polite" className={styles.beats} ref={list} role="log">
      {beats.length === 0 && <p className={styles.quiet}>{text.empty}</p>}
      <ol>
        {beats.map((beat, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: beats are only ever added at the end
          <li key={index}>
            {gapBefore(beats, index) >= 1000 && (
              <p className={styles.later}>{text.later(Math.round(gapBefore(beats, index) / 100) / 10)}</p>
            )}
            <button
              aria-pressed={index === chosen}
              className={styles.beat}
              data-beat={beat.kind}
              onClick={() => choose(index)}
              type="button"
            >
              <span>{sentence(beat, language)}</span>
              {beat.message && (
                <span className={styles.size}>
                  {beat.message.bytes.length} {text.bytes}
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** Virtual milliseconds since the beat before. */
function gapBefore(beats: readonly LoggedBeat[], index: number): number {
  const [before, beat] = [beats[index - 1], beats[index]]
  return before === undefined || beat === undefined ? 0 : beat.at - before.at
}
