/** A kata in the page: the learner's file beside what is given, run by the same tests as on the command line. */
import useBaseUrl from '@docusaurus/useBaseUrl'
import CodeBlock from '@theme/CodeBlock'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { withHint, withPass } from '../../katas/kit/progress.ts'
import { firstOpen, passed, type Report } from '../../katas/kit/report.ts'
import { useLanguage, useText } from '../components/use-text.ts'
import { Beside } from './Beside.tsx'
import { Editor } from './Editor.tsx'
import styles from './Kata.module.css'
import { Moving } from './Moving.tsx'
import { Prose } from './Prose.tsx'
import { runInWorker } from './run.ts'
import type { KataSheet } from './sheet.ts'
import { keepCode, onOtherTabs, readCode } from './store.ts'
import { useProgress } from './use-progress.ts'
import { Verdict } from './Verdict.tsx'

const texts = {
  en: {
    loading: 'Loading the kata…',
    failed: 'The kata could not be loaded. Reload the page, or solve it locally.',
    editor: 'Your code, kata.ts',
    given: 'What you are given: given.ts',
    run: 'Run',
    running: 'Running…',
    hint: 'Hint',
    hints: (task: number) => `Hints for task ${task}`,
    reset: 'Start over',
    sure: 'Throw your code away and begin with a fresh stub?',
    solution: 'Our solution',
    shortcut: 'Ctrl-Enter runs, too. ',
    kept: 'Your code stays in this browser.',
    unkept: 'This browser does not keep your code (a private window?): copy it before you close the page.',
  },
  zh: {
    loading: '正在载入 kata……',
    failed: '这道 kata 没能载入。请刷新页面，或在本地做。',
    editor: '你的代码 kata.ts',
    given: '现成的材料 given.ts',
    run: '运行',
    running: '运行中……',
    hint: '提示',
    hints: (task: number) => `任务 ${task} 的提示`,
    reset: '重新开始',
    sure: '丢掉现在的代码，换一份新的骨架代码？',
    solution: '我们的解法',
    shortcut: '也可以按 Ctrl-Enter 运行。',
    kept: '代码只保存在这个浏览器里。',
    unkept: '这个浏览器没有保存你的代码（也许是无痕窗口）：关掉页面之前，先复制一份。',
  },
}

/** In milliseconds: how soon what was saved under `npm run dev` shows. */
const LOOK_AGAIN = 500

export default function Kata({ id }: { id: string }): ReactNode {
  const text = useText(texts)
  const address = useBaseUrl(`/kata/${id}.json`)
  const [found, setFound] = useState<{ json: string; sheet: KataSheet } | 'failed'>()

  useEffect(() => {
    const load = async (): Promise<void> => {
      try {
        const answer = await fetch(address)
        if (!answer.ok) throw new Error(answer.statusText)
        const json = await answer.text()
        const sheet = JSON.parse(json) as KataSheet
        setFound((now) => (typeof now === 'object' && now.json === json ? now : { json, sheet }))
      } catch {
        setFound((now) => now ?? 'failed')
      }
    }
    void load()
    if (process.env.NODE_ENV === 'production') return
    const timer = setInterval(load, LOOK_AGAIN)
    return () => clearInterval(timer)
  }, [address])

  if (found === undefined) return <p>{text.loading}</p>
  if (found === 'failed') return <p role="alert">{text.failed}</p>
  // A stub that has just been written takes the place of the one in the editor, but not of what the learner wrote.
  return <Player key={found.sheet.stub} sheet={found.sheet} />
}

function Player({ sheet }: { sheet: KataSheet }): ReactNode {
  const { slug } = sheet
  const text = useText(texts)
  const language = useLanguage()
  const bundle = useBaseUrl(`/kata/${sheet.id}.js`)
  /** What the editor began with, or what has taken its place since. */
  const [given, setGiven] = useState(() => ({ code: readCode(slug) ?? sheet.stub }))
  /** What stands in the editor now: who presses run means the last letter as well, drawn or not. */
  const code = useRef(given.code)
  const [kept, setKept] = useState(true)
  const [report, setReport] = useState<Report>()
  const [running, setRunning] = useState(false)
  /** What is held beside our solution: what was written when that was opened. */
  const [compared, setCompared] = useState<string>()
  const [progress, update] = useProgress()

  const open = report && firstOpen(report)?.task
  const task = typeof open === 'number' ? open : 1
  const levels = sheet.hints[language][task - 1] ?? []
  const seen = progress.hints[slug]?.[task] ?? 0

  async function run(): Promise<void> {
    if (running) return
    setRunning(true)
    const result = await runInWorker(bundle, code.current)
    setReport(result)
    setRunning(false)
    if (passed(result)) {
      update((now) => withPass(now, slug, new Date()))
    }
  }

  function showHint(): void {
    const level = Math.min(seen + 1, levels.length)
    update((now) => withHint(now, slug, task, level))
  }

  function edit(changed: string): void {
    code.current = changed
    // Who is back at the stub has begun nothing that would have to be kept, or to move elsewhere.
    setKept(keepCode(slug, changed === sheet.stub ? undefined : changed))
  }

  function take(changed: string): void {
    code.current = changed
    setGiven({ code: changed })
  }

  // In two tabs it is one file: whoever wrote last would undo the other's work, unless each shows what the other wrote.
  const takeStored = (): void => take(readCode(slug) ?? sheet.stub)
  const changedElsewhere = useEffectEvent(takeStored)
  useEffect(() => onOtherTabs(changedElsewhere), [])

  function reset(): void {
    if (!window.confirm(text.sure)) return
    keepCode(slug, undefined)
    take(sheet.stub)
    setReport(undefined)
  }

  return (
    <div className={styles.kata}>
      <Editor given={given} label={text.editor} onChange={edit} onRun={() => void run()} />
      <div className={styles.buttons}>
        <button
          className="button button--primary"
          disabled={running}
          onClick={() => void run()}
          type="button"
        >
          {running ? text.running : text.run}
        </button>
        <button className="button button--secondary" onClick={showHint} type="button">
          {text.hint} {seen}/{levels.length}
        </button>
        <button className="button button--secondary" onClick={reset} type="button">
          {text.reset}
        </button>
        <small>
          {text.shortcut}
          <span aria-live="polite">{kept ? text.kept : text.unkept}</span>
        </small>
      </div>
      <div aria-live="polite">{report && <Verdict report={report} />}</div>
      {seen > 0 && (
        <div className={styles.hints}>
          <p className={styles.title}>{text.hints(task)}</p>
          <ol>
            {levels.slice(0, seen).map((hint) => (
              <li key={hint}>
                <Prose text={hint} />
              </li>
            ))}
          </ol>
        </div>
      )}
      <details>
        <summary>{text.given}</summary>
        <CodeBlock language="ts">{sheet.given}</CodeBlock>
      </details>
      {progress.passed[slug] !== undefined && (
        <details onToggle={({ currentTarget }) => setCompared(currentTarget.open ? code.current : undefined)}>
          <summary>{text.solution}</summary>
          {compared !== undefined && <Beside ours={sheet.solution} yours={compared} />}
          <CodeBlock language="ts">{sheet.solution}</CodeBlock>
          {sheet.notes[language]
            .trim()
            .split('\n\n')
            .map((paragraph) => (
              <p key={paragraph}>
                <Prose text={paragraph} />
              </p>
            ))}
        </details>
      )}
      <Moving onCode={takeStored} progress={progress} update={update} />
    </div>
  )
}
