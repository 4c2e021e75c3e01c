/** Progress on its way between this browser and another one, or the command: one JSON file, out and in. */
import CodeInline from '@theme/CodeInline'
import { type ChangeEvent, type ReactNode, useId, useState } from 'react'
import {
  mergeProgress,
  PROGRESS_FILE,
  type Progress,
  parseProgress,
  printProgress,
} from '../../katas/kit/progress.ts'
import { useText } from '../components/use-text.ts'
import styles from './Kata.module.css'

const texts = {
  en: {
    title: 'Take your progress elsewhere',
    about: 'Which katas have passed and which hints you have seen, as one file. On the command line: ',
    save: 'Save as a file',
    load: 'Add from a file',
    added: (count: number) =>
      count === 0 ? 'Nothing new in it.' : `Katas passed that were new here: ${count}.`,
    refused: 'That is not a progress file. Nothing was changed.',
  },
  zh: {
    title: '把进度带到别处',
    about: '哪些 kata 通过了、看过哪些提示，都在一个文件里。命令行里用：',
    save: '存成文件',
    load: '从文件并入',
    added: (count: number) => (count === 0 ? '里面没有新的进度。' : `新增通过的 kata：${count} 道。`),
    refused: '这不是进度文件，什么都没改。',
  },
}

interface Props {
  /** Whether it lies open from the start. */
  readonly open?: boolean
  readonly progress: Progress
  readonly update: (change: (progress: Progress) => Progress) => void
}

export function Moving({ open = false, progress, update }: Props): ReactNode {
  const text = useText(texts)
  const input = useId()
  const [said, setSaid] = useState('')

  async function load({ target }: ChangeEvent<HTMLInputElement>): Promise<void> {
    const content = await target.files?.[0]?.text()
    target.value = '' // so that the same file can be chosen again
    if (content === undefined) return
    const theirs = parseProgress(content)
    if (theirs === undefined) {
      setSaid(text.refused)
      return
    }
    const known = progress.passed
    setSaid(text.added(Object.keys(theirs.passed).filter((slug) => known[slug] === undefined).length))
    update((ours) => mergeProgress(ours, theirs))
  }

  return (
    <details open={open}>
      <summary>{text.title}</summary>
      <p>
        {text.about}
        <CodeInline className={styles.command}>{`npm run kata -- import ${PROGRESS_FILE}`}</CodeInline>
      </p>
      <div className={styles.buttons}>
        <button className="button button--secondary" onClick={() => save(progress)} type="button">
          {text.save}
        </button>
        <label className={`button button--secondary ${styles.file}`} htmlFor={input}>
          {text.load}
          <input
            accept=".json,application/json"
            id={input}
            onChange={(event) => void load(event)}
            type="file"
          />
        </label>
      </div>
      <p aria-live="polite">{said}</p>
    </details>
  )
}

/** The browser's own way to save: a link that is followed once. */
function save(progress: Progress): void {
  const address = URL.createObjectURL(new Blob([printProgress(progress)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = PROGRESS_FILE
  link.click()
  URL.revokeObjectURL(address)
}
