/**
 * A living picture: `<Widget name="ping" />` loads what site/widgets/registry.ts says when the reader comes near it.
 *
 * Its place is kept at full height from the start. If it fails, the reader is told so in plain words and
 * the chapter reads on.
 */
import ErrorBoundary from '@docusaurus/ErrorBoundary'
import { type CSSProperties, lazy, type ReactNode, Suspense } from 'react'
import { widgets } from '../widgets/registry.ts'
import { useNear } from './use-near.ts'
import { useLanguage, useText } from './use-text.ts'

const components = Object.fromEntries(Object.entries(widgets).map(([name, { load }]) => [name, lazy(load)]))

const texts = {
  en: {
    loading: 'Loading…',
    failed: 'This figure could not be started.',
    mend: 'The text below does not need it. Try again; if it fails again, your browser may be too old.',
    retry: 'Try again',
  },
  zh: {
    loading: '正在载入……',
    failed: '这个演示没能启动。',
    mend: '不影响阅读下文。可以再试一次；如果还是不行，多半是浏览器版本太旧。',
    retry: '再试一次',
  },
}

export function Widget({ name }: { name: string }): ReactNode {
  const text = useText(texts)
  const language = useLanguage()
  const [place, near] = useNear<HTMLElement>(name)
  const Component = components[name]
  const entry = widgets[name]
  if (!Component || !entry)
    throw new Error(`<Widget name="${name}">: no such widget in site/widgets/registry.ts`)

  const poster = <p className="widget__poster">{text.loading}</p>
  const { wide, narrow } = entry.height
  const height = { '--widget-wide': `${wide}px`, '--widget-narrow': `${narrow}px` } as CSSProperties
  return (
    <section aria-label={entry.label[language]} className="widget" ref={place} style={height}>
      {near ? (
        <ErrorBoundary
          fallback={({ error, tryAgain }) => (
            <div className="widget__poster" role="alert">
              <p>
                <strong>{text.failed}</strong> {text.mend}
              </p>
              <p>
                <code>{error.message}</code>
              </p>
              <button className="button button--secondary" onClick={tryAgain} type="button">
                {text.retry}
              </button>
            </div>
          )}
        >
          <Suspense fallback={poster}>
            <Component />
          </Suspense>
        </ErrorBoundary>
      ) : (
        poster
      )}
    </section>
  )
}
