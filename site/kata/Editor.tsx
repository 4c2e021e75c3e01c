/** CodeMirror, loaded when it is first needed. Tab leaves it, as a keyboard user expects; Ctrl-Enter runs. */
import type { EditorView } from '@codemirror/view'
import { usePrismTheme } from '@docusaurus/theme-common'
import type { PrismTheme } from 'prism-react-renderer'
import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react'
import styles from './Kata.module.css'

interface Props {
  readonly label: string
  /** Another object takes the place of what was written, in one step that can be undone. */
  readonly given: { readonly code: string }
  /** What was written here; not what was given. */
  readonly onChange: (code: string) => void
  readonly onRun: () => void
}

/** What CodeMirror calls a change that was not made in it. */
const GIVEN = 'given'

/** Holds its own text. */
export function Editor({ label, given, onChange, onRun }: Props): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorView>(undefined)
  const latest = useRef(given)
  latest.current = given
  const handlers = useRef({ onChange, onRun })
  handlers.current = { onChange, onRun }

  // biome-ignore lint/correctness/useExhaustiveDependencies: an editor is made once
  useEffect(() => {
    let gone = false
    let destroy = (): void => {}
    void (async () => {
      const [
        { basicSetup, EditorView },
        { keymap },
        { javascript },
        language,
        { classHighlighter },
        { hangingLines },
      ] = await Promise.all([
        import('codemirror'),
        import('@codemirror/view'),
        import('@codemirror/lang-javascript'),
        import('@codemirror/language'),
        import('@lezer/highlight'),
        import('./hanging-lines.ts'),
      ])
      if (gone || place.current === null) return
      const run = (): boolean => {
        handlers.current.onRun()
        return true
      }
      const view = new EditorView({
        doc: latest.current.code,
        parent: place.current,
        extensions: [
          keymap.of([{ key: 'Mod-Enter', run }]),
          basicSetup,
          javascript({ typescript: true }),
          language.syntaxHighlighting(classHighlighter),
          EditorView.lineWrapping,
          hangingLines,
          EditorView.contentAttributes.of({ 'aria-label': label }),
          EditorView.updateListener.of(({ docChanged, state, transactions }) => {
            if (docChanged && !transactions.some((change) => change.isUserEvent(GIVEN)))
              handlers.current.onChange(state.doc.toString())
          }),
        ],
      })
      view.scrollDOM.tabIndex = 0 // a region that scrolls must be reachable by keyboard
      editor.current = view
      destroy = () => view.destroy()
    })()
    return () => {
      gone = true
      destroy()
    }
  }, [])

  useEffect(() => {
    const view = editor.current
    if (view === undefined) return
    const changes = difference(view.state.doc.toString(), given.code)
    if (changes !== undefined) view.dispatch({ changes, userEvent: GIVEN })
  }, [given])

  return <div className={styles.editor} ref={place} style={coloursOf(usePrismTheme())} />
}

/** The colours of all code of the page, as variables for the style sheet: `--code-keyword` and its like. */
function coloursOf({ styles }: PrismTheme): CSSProperties {
  const types = ['comment', 'string', 'keyword', 'class-name']
  return Object.fromEntries(
    types.map((type) => [`--code-${type}`, styles.find(({ types }) => types.includes(type))?.style.color]),
  )
}

/** The one piece that is different, so that a cursor outside it stays where it is. */
function difference(before: string, after: string): { from: number; to: number; insert: string } | undefined {
  if (before === after) return undefined
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && before[from] === after[from]) from++
  let end = 0
  while (end < shorter - from && before.at(-1 - end) === after.at(-1 - end)) end++
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) }
}
