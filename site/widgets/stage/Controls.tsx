/** Time in the reader's hands: stop it, go on by one sentence, let it run faster, begin again. */
import type { ReactNode } from 'react'
import { useText } from '../../components/use-text.ts'
import { CopyLink } from '../CopyLink.tsx'
import common from '../common.module.css'
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
  address?: () => string | undefined
}): ReactNode {
  const text = useText(texts)
  const { paused } = stage.clock
  return (
    <fieldset aria-label={text.controls} className={styles.controls}>
      <button className={common.button} onClick={() => stage.pace(paused ? 'play' : 'pause')} type="button">
        {paused ? text.play : text.pause}
      </button>
      <button className={common.button} onClick={() => stage.pace('step')} type="button">
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
      <button className={common.button} onClick={startOver} type="button">
        {text.startOver}
      </button>
      {address && (
        <>
          <button
            aria-disabled={stage.deeds.length === 0}
            className={common.button}
            onClick={() => stage.deeds.length > 0 && stage.replay()}
            type="button"
          >
            {text.replay}
          </button>
          <CopyLink link={address} />
        </>
      )}
    </fieldset>
  )
}
