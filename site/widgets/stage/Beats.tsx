/**
 * The log in words, one sentence a beat; a beat that is chosen shows its bytes. Screen readers read it as it grows. On a
 * phone it shows its last lines, and more when asked.
 */
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { Breakable } from '../../components/Breakable.tsx'
import { useLanguage, useText } from '../../components/use-text.ts'
import { sentence } from './sentences.ts'
import styles from './stage.module.css'
import type { LoggedBeat } from './stage-state.ts'

const texts = {
  en: {
    log: 'What happens',
    empty: [
      'Your turn. Each step will stand here in a sentence.',
      '"Pause" stops time while a message is under way; "One step" lets it go on by one sentence.',
    ],
    bytes: 'bytes',
    later: (s: number) => `${s} s later`,
    more: 'More of it',
    less: 'Only the last lines',
  },
  zh: {
    log: '经过',
    empty: [
      '轮到你了。每走一步，这里就多一句话。',
      '“暂停”让时间停在消息还在路上的时候；“走一步”只往前走一句话。',
    ],
    bytes: '字节',
    later: (s: number) => `过了 ${s} 秒`,
    more: '展开',
    less: '只看最后几行',
  },
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
  const [isLong, setLong] = useState(false)
  /** Whether there is more than is seen. */
  const [isCut, setCut] = useState(false)
  const id = useId()

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new beat, or less room, is the reason to scroll
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight
  }, [beats, isLong])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new beat may be one too many
  useLayoutEffect(() => {
    const { scrollHeight = 0, clientHeight = 0 } = list.current ?? {}
    setCut(scrollHeight > clientHeight)
  }, [beats, isLong])

  return (
    <div className={styles.log}>
      <div
        aria-label={text.log}
        aria-live="polite"
        className={styles.beats}
        data-long={isLong}
        id={id}
        ref={list}
        role="log"
      >
        {beats.length === 0 &&
          text.empty.map((line) => (
            <p className={styles.quiet} key={line}>
              {line}
            </p>
          ))}
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
                <span>
                  <Breakable text={sentence(beat, language)} />
                </span>
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
      <button
        aria-controls={id}
        aria-expanded={isLong}
        className={styles.more}
        onClick={() => setLong(!isLong)}
        style={isLong || isCut ? undefined : { visibility: 'hidden' }}
        type="button"
      >
        {isLong ? text.less : text.more}
      </button>
    </div>
  )
}

/** Virtual milliseconds since the beat before. */
function gapBefore(beats: readonly LoggedBeat[], index: number): number {
  const [before, beat] = [beats[index - 1], beats[index]]
  return before === undefined || beat === undefined ? 0 : beat.at - before.at
}
