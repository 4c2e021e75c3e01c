/** Which katas have passed, which one is next, and the way of all that to another browser or to the command. */
import Link from '@docusaurus/Link'
import { usePluginData } from '@docusaurus/useGlobalData'
import Heading from '@theme/Heading'
import Layout from '@theme/Layout'
import type { ReactNode } from 'react'
import { InlineCode } from '../components/InlineCode.tsx'
import { useLanguage, useText } from '../components/use-text.ts'
import { Moving } from '../kata/Moving.tsx'
import { useProgress } from '../kata/use-progress.ts'
import type { KataInfo } from '../katas.ts'
import styles from './progress.module.css'

const texts = {
  en: {
    title: 'Progress',
    description: 'The katas that have passed in this browser, and the one that is next.',
    count: (passed: number, all: number) => `${passed} of ${all} katas have passed in this browser.`,
    begin: (number: string) => `Begin with kata ${number}`,
    next: (number: string) => `On to kata ${number}`,
    done: 'All have passed: every part of the node can be yours. On the command line, `npm run kata -- node` starts it.',
    passed: (date: string) => `passed on ${date}`,
    open: 'not yet',
  },
  zh: {
    title: '进度',
    description: '这个浏览器里通过了哪些 kata，下一道是哪一道。',
    count: (passed: number, all: number) => `${all} 道 kata，这个浏览器里通过了 ${passed} 道。`,
    begin: (number: string) => `从 kata ${number} 开始`,
    next: (number: string) => `接着做 kata ${number}`,
    done: '全部通过了：节点的每一部分都可以是你写的。命令行里用 `npm run kata -- node` 启动它。',
    passed: (date: string) => `${date}通过`,
    open: '还没有通过',
  },
}

const chapterOf = ({ id }: KataInfo): string => `/learn/${slugOf(id)}#kata`
const slugOf = (id: string): string => id.slice(3)
const numberOf = (id: string): string => id.slice(0, 2)

export default function ProgressPage(): ReactNode {
  const text = useText(texts)
  const language = useLanguage()
  const katas = usePluginData('katas') as KataInfo[]
  const [progress, update] = useProgress()
  const when = ({ id }: KataInfo): string | undefined => progress.passed[slugOf(id)]
  const next = katas.find((kata) => when(kata) === undefined)
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' })
  return (
    <Layout description={text.description} title={text.title}>
      <main className={styles.progress}>
        <Heading as="h1">{text.title}</Heading>
        <p>{text.count(katas.filter(when).length, katas.length)}</p>
        {next ? (
          <Link className="button button--primary" to={chapterOf(next)}>
            {(katas.some(when) ? text.next : text.begin)(numberOf(next.id))}
          </Link>
        ) : (
          <p>
            <InlineCode text={text.done} />
          </p>
        )}
        <ol className={styles.katas}>
          {katas.map((kata) => {
            const date = when(kata)
            return (
              <li data-passed={date !== undefined} key={kata.id}>
                <span aria-hidden="true" className={styles.mark}>
                  {date === undefined ? '' : '✓'}
                </span>
                <span className={styles.number}>{numberOf(kata.id)}</span>
                <Link to={chapterOf(kata)}>{kata.title[language]}</Link>
                <span className={date === undefined ? styles.open : styles.when}>
                  {date === undefined ? text.open : text.passed(day.format(new Date(date)))}
                </span>
              </li>
            )
          })}
        </ol>
        <Moving open progress={progress} update={update} />
      </main>
    </Layout>
  )
}
