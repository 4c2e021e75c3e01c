/**
 * The chapter's kata: what there is to do, and two ways to begin, here or in an editor of one's own.
 * All it says comes from the kata's kata.json. The in-page player is loaded only when it is asked for.
 */

import ErrorBoundary from '@docusaurus/ErrorBoundary'
import { usePluginData } from '@docusaurus/useGlobalData'
import CodeInline from '@theme/CodeInline'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { KataInfo } from '../katas.ts'
import { useLanguage, useText } from './use-text.ts'

const Player = lazy(() => import('../kata/Kata.tsx'))

const texts = {
  en: {
    kata: 'Kata',
    tasks: 'You write:',
    here: 'Solve it here',
    close: 'Close the editor',
    local: 'Or in your own editor, in a copy of the project: ',
    loading: 'Loading the editor…',
    failed: 'The editor could not be loaded. Reload the page, or solve the kata locally.',
    missing: 'This kata is not written yet.',
  },
  zh: {
    kata: 'Kata',
    tasks: '要写的是：',
    here: '就在这里做',
    close: '收起编辑器',
    local: '也可以在本地，用自己的编辑器做：',
    loading: '正在载入编辑器……',
    failed: '编辑器没能载入。请刷新页面，或在本地做这道 kata。',
    missing: '这道 kata 还没有写好。',
  },
}

export function KataCard({ id }: { id: string }): ReactNode {
  const language = useLanguage()
  const text = useText(texts)
  const [open, setOpen] = useState(false)
  const kata = (usePluginData('katas') as KataInfo[]).find((kata) => kata.id === id)
  const number = id.slice(0, 2)

  return (
    <section aria-labelledby={`kata-${id}`} className="kata">
      <h3 className="kata__title" id={`kata-${id}`}>
        <span className="kata__number">
          {text.kata} {number}
        </span>{' '}
        {kata?.title[language]}
      </h3>
      {kata === undefined ? (
        <p>{text.missing}</p>
      ) : (
        <>
          <p>{text.tasks}</p>
          <ol>
            {kata.tasks.map((title) => (
              <li key={title.en}>{title[language]}</li>
            ))}
          </ol>
          <div className="kata__ways">
            <button
              aria-expanded={open}
              className="button button--primary"
              onClick={() => setOpen(!open)}
              type="button"
            >
              {open ? text.close : text.here}
            </button>
            <p>
              {text.local}
              <CodeInline>{`npm run kata -- run ${number}`}</CodeInline>
            </p>
          </div>
          {open && (
            <ErrorBoundary fallback={() => <p role="alert">{text.failed}</p>}>
              <Suspense fallback={<p>{text.loading}</p>}>
                <Player id={id} />
              </Suspense>
            </ErrorBoundary>
          )}
        </>
      )}
    </section>
  )
}
