/** Time in the reader's hands: stop it, go on by one sentence, let it run faster, begin again. */
import { type ReactNode, useState } from 'react'
import { useText } from '../../components/use-text.ts'
import type { Speed } from './speed.ts'
import styles from './stage.module.css'
import type { Stage } from './use-stage.ts'

const texts = {
  en: {
    controls: 'Time',
    pause: 'Pause',
    play: 'Go on',
    step: 'One step',
    speed: 'Speed',
    slow: 'slow',
    normal: 'normal',
    fast: 'fast',
    instant: 'at once',
    replay: 'Replay',
    startOver: 'Start over',
    copyLink: 'Copy a link to this',
    copied: 'Copied',
    tooMuch: 'Too much for a link',
  },
  zh: {
    controls: '时间',
    pause: '暂停',
    play: '继续',
    step: '走一步',
    speed: '速度',
    slow: '慢',
    normal: '正常',
    fast: '快',
    instant: '瞬间完成',
    replay: '重放',
    startOver: '从头再来',
    copyLink: '复制此刻的链接',
    copied: '已复制',
    tooMuch: '操作太多，链接放不下',
  },
}

const speeds = ['slow', 'normal', 'fast', 'instant'] as const

export function Controls({
  stage,
  speed,
  setSpeed,
  startOver,
  address,
}: {
  stage: Stage
  speed: Speed
  setSpeed: (speed: Speed) => void
  startOver: () => void
  /** Gives a link to what the stage shows. Without it there is none, and no replay. */
  address?: () => string
}): ReactNode {
  const text = useText(texts)
  const { paused } = stage.clock
  return (
    <fieldset aria-label={text.controls} className={styles.controls}>
      <button className={styles.control} onClick={() => stage.pace(paused ? 'play' : 'pause')} type="button">
        {paused ? text.play : text.pause}
      </button>
      <button className={styles.control} onClick={() => stage.pace('step')} type="button">
        {text.step}
      </button>
      <label>
        {text.speed}{' '}
        <select onChange={({ target }) => setSpeed(target.value as Speed)} value={speed}>
          {speeds.map((speed) => (
            <option key={speed} value={speed}>
              {text[speed]}
            </option>
          ))}
        </select>
      </label>
      <button className={styles.control} onClick={startOver} type="button">
        {text.startOver}
      </button>
      {address && (
        <>
          <button
            aria-disabled={stage.deeds.length === 0}
            className={styles.control}
            onClick={() => stage.deeds.length > 0 && stage.replay()}
            type="button"
          >
            {text.replay}
          </button>
          <CopyLink address={address} wanted={stage.deeds.length > 0} />
        </>
      )}
    </fieldset>
  )
}

/** `wanted`: there is something that a link has to bring back. */
function CopyLink({ address, wanted }: { address: () => string; wanted: boolean }): ReactNode {
  const text = useText(texts)
  const [isTooMuch, setTooMuch] = useState(false)
  const [copied, setCopied] = useState<string>()
  return (
    <button
      className={styles.control}
      onBlur={() => {
        setCopied(undefined)
        setTooMuch(false)
      }}
      onClick={() => {
        const link = address()
        const holdsIt = !wanted || link.includes('#')
        setTooMuch(!holdsIt)
        if (!holdsIt) return
        navigator.clipboard.writeText(link).then(
          () => setCopied(link),
          () => window.prompt(text.copyLink, link), // no clipboard here: to be copied by hand
        )
      }}
      type="button"
    >
      <span aria-live="polite">
        {isTooMuch ? text.tooMuch : copied === undefined ? text.copyLink : text.copied}
      </span>
    </button>
  )
}
