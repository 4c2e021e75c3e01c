/** What came of a run: what passed in a line each, then the first that did not, with its lesson. */
import Link from '@docusaurus/Link'
import type { ReactNode } from 'react'
import { type Line, MARK, renderFailure, renderTest, taskName } from '../../katas/kit/render.ts'
import { firstOpen, type Report } from '../../katas/kit/report.ts'
import { useLanguage, useText } from '../components/use-text.ts'
import styles from './Kata.module.css'

const texts = {
  en: {
    broken: 'The code does not load:',
    done: 'pong. The kata is done: recorded bytes of a real node took your code for one of their own. ',
    local: 'On your own machine a real erl answers it. ',
    progress: 'Which one is next?',
  },
  zh: {
    broken: '代码无法载入：',
    done: 'pong。这道 kata 完成了：录自真正节点的字节，把你的代码当成了自己人。',
    local: '在你自己的机器上，回应它的会是真正的 erl。',
    progress: '下一道是哪道？',
  },
}

export function Verdict({ report }: { report: Report }): ReactNode {
  const text = useText(texts)
  const language = useLanguage()
  const { broken, tasks } = report
  const open = firstOpen(report)
  const before = open === undefined ? tasks : tasks.slice(0, tasks.indexOf(open))
  return (
    <div className={styles.verdict} data-verdict={broken ? 'failed' : (open?.verdict ?? 'passed')}>
      {report.console.length > 0 && <pre className={styles.console}>{report.console.join('\n')}</pre>}
      {broken && (
        <>
          <p className={styles.title}>{text.broken}</p>
          <Lines lines={renderFailure(broken, language)} />
        </>
      )}
      {before.map((task) => (
        <p className={styles.passed} key={task.task}>
          {MARK.passed} {taskName(task, language)}
        </p>
      ))}
      {open && <Lines lines={renderTest(open, language)} />}
      {!broken && !open && (
        <p className={styles.title}>
          {text.done}
          {text.local}
          <Link to="/progress">{text.progress}</Link>
        </p>
      )}
    </div>
  )
}

/** Sentences as text; what is compared column by column as it would stand in a terminal. */
function Lines({ lines }: { lines: readonly Line[] }): ReactNode {
  const isColumns = ({ kind }: Line): boolean =>
    kind === 'call' || kind === 'expected' || kind === 'actual' || kind === 'marker' || kind === 'timeline'
  const columns = lines.filter(isColumns)
  const sentences = lines.filter((line) => !isColumns(line) && line.text !== '')
  return (
    <>
      {sentences.map(({ kind, text }) => (
        <p className={styles[kind]} key={text}>
          {text}
        </p>
      ))}
      {columns.length > 0 && (
        <pre className={styles.columns}>
          {columns.map((line) => (
            <span className={styles[line.kind]} key={columns.indexOf(line)}>
              {line.text}
              {'\n'}
            </span>
          ))}
        </pre>
      )}
    </>
  )
}
