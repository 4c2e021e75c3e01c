/** Progress and code on their way between this browser and another one, or the command: one JSON file, out and in. */
import { usePluginData } from '@docusaurus/useGlobalData'
import CodeInline from '@theme/CodeInline'
import { type ChangeEvent, type ReactNode, useId, useState } from 'react'
import { type Code, fits, MOVED_FILE, printMoved, readMoved } from '../../katas/kit/moved.ts'
import { mergeProgress, type Progress } from '../../katas/kit/progress.ts'
import { useLanguage, useText } from '../components/use-text.ts'
import type { KataInfo } from '../katas.ts'
import styles from './Kata.module.css'
import { keepCode, readCode } from './store.ts'

const texts = {
  en: {
    title: 'Take progress and code elsewhere',
    about:
      'Which katas have passed, which hints you have seen, and your code, as one file. On the command line: ',
    save: 'Save as a file',
    load: 'Add from a file',
    and: ', ',
    replace: (katas: string) =>
      `The file holds other code than you have here, for kata ${katas}. Put it in place of yours? Cancel keeps yours.`,
    nothing: 'Nothing new in it.',
    passed: (count: number) => `Katas passed that were new here: ${count}. `,
    taken: (katas: string) => `Code taken from the file: kata ${katas}. `,
    stayed: (katas: string) => `Your code here stayed: kata ${katas}. `,
    unknown: (slugs: string) => `There is no such kata here, its code is left out: ${slugs}. `,
    unkept: 'This browser does not keep the code beyond this page.',
    tooLong: (katas: string) => `Too long, and not in the file: the code of kata ${katas}.`,
    unchanged: ' Nothing was changed.',
  },
  zh: {
    title: '把进度和代码带到别处',
    about: '通过了哪些 kata、看过哪些提示，还有你的代码，都在一个文件里。命令行里用：',
    save: '存成文件',
    load: '从文件并入',
    and: '、',
    replace: (katas: string) =>
      `文件里 kata ${katas} 的代码和这里的不一样。要用它换掉这里的吗？取消则保留这里的。`,
    nothing: '里面没有新的内容。',
    passed: (count: number) => `新增通过的 kata：${count} 道。`,
    taken: (katas: string) => `并入了代码：kata ${katas}。`,
    stayed: (katas: string) => `保留了这里的代码：kata ${katas}。`,
    unknown: (slugs: string) => `这里没有这些 kata，代码没有并入：${slugs}。`,
    unkept: '这个浏览器不保存代码，关掉页面就没有了。',
    tooLong: (katas: string) => `kata ${katas} 的代码太长，没有写进文件。`,
    unchanged: '什么都没改。',
  },
}

interface Props {
  /** Whether it lies open from the start. */
  readonly open?: boolean
  readonly progress: Progress
  readonly update: (change: (progress: Progress) => Progress) => void
  /** Called when code has come out of a file. */
  readonly onCode?: () => void
}

const slugOf = ({ id }: KataInfo): string => id.slice(3)

export function Moving({ open = false, progress, update, onCode }: Props): ReactNode {
  const text = useText(texts)
  const language = useLanguage()
  const katas = usePluginData('katas') as KataInfo[]
  const input = useId()
  const [said, setSaid] = useState('')

  const numbers = (some: readonly KataInfo[]): string => some.map(({ id }) => id.slice(0, 2)).join(text.and)

  function saveAll(): void {
    const begun = katas.filter((kata) => readCode(slugOf(kata)) !== undefined)
    const [fitting, long] = [begun.filter(isShort), begun.filter((kata) => !isShort(kata))]
    const code = Object.fromEntries(fitting.map((kata) => [slugOf(kata), readCode(slugOf(kata)) ?? '']))
    save(printMoved({ progress, code }))
    setSaid(long.length === 0 ? '' : text.tooLong(numbers(long)))
  }

  async function load({ target }: ChangeEvent<HTMLInputElement>): Promise<void> {
    const file = target.files?.[0]
    if (file === undefined) return
    const theirs = await readMoved(file)
    target.value = '' // so that the same file can be chosen again
    if ('refused' in theirs) {
      setSaid(theirs.refused[language] + text.unchanged)
      return
    }
    const known = progress.passed
    const fresh = Object.keys(theirs.progress.passed).filter((slug) => known[slug] === undefined).length
    update((ours) => mergeProgress(ours, theirs.progress))
    setSaid((fresh === 0 ? '' : text.passed(fresh)) + takeCode(theirs.code) || text.nothing)
  }

  /** Takes the place of nothing that was written here, unless the learner wants it to. Returns what came of it. */
  function takeCode(code: Code): string {
    const differing = katas.filter((kata) => {
      const theirs = code[slugOf(kata)]
      return theirs !== undefined && theirs !== readCode(slugOf(kata))
    })
    const mine = differing.filter((kata) => readCode(slugOf(kata)) !== undefined)
    const stayed = mine.length > 0 && !window.confirm(text.replace(numbers(mine))) ? mine : []
    const taken = differing.filter((kata) => !stayed.includes(kata))
    const kept = taken.map((kata) => keepCode(slugOf(kata), code[slugOf(kata)]))
    if (taken.length > 0) onCode?.()
    const unknown = Object.keys(code).filter((slug) => !katas.some((kata) => slugOf(kata) === slug))
    return [
      taken.length > 0 && text.taken(numbers(taken)),
      stayed.length > 0 && text.stayed(numbers(stayed)),
      unknown.length > 0 && text.unknown(unknown.join(text.and)),
      kept.includes(false) && text.unkept,
    ]
      .filter((sentence) => sentence !== false)
      .join('')
  }

  return (
    <details open={open}>
      <summary>{text.title}</summary>
      <p>
        {text.about}
        <CodeInline className={styles.command}>{`npm run kata -- import ${MOVED_FILE}`}</CodeInline>
      </p>
      <div className={styles.buttons}>
        <button className="button button--secondary" onClick={saveAll} type="button">
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

const isShort = (kata: KataInfo): boolean => fits(readCode(slugOf(kata)) ?? '')

/** The browser's own way to save: a link that is followed once. */
function save(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = MOVED_FILE
  link.click()
  URL.revokeObjectURL(address)
}
