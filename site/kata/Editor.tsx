/** CodeMirror, loaded when it is first needed. Tab leaves it, as a keyboard user expects; Ctrl-Enter runs. */
import { type ReactNode, useEffect, useRef } from 'react'
import styles from './Kata.module.css'

interface Props {
  readonly label: string
  readonly initial: string
  readonly onChange: (code: string) => void
  readonly onRun: () => void
}

/** Holds its own text: give it another `key` to begin with another one. */
export function Editor({ label, initial, onChange, onRun }: Props): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  const handlers = useRef({ onChange, onRun })
  handlers.current = { onChange, onRun }

  // biome-ignore lint/correctness/useExhaustiveDependencies: an editor is made once; its owner remounts it by key
  useEffect(() => {
    let gone = false
    let destroy = (): void => {}
    void (async () => {
      const [{ basicSetup, EditorView }, { keymap }, { javascript }, language, { classHighlighter }] =
        await Promise.all([
          import('codemirror'),
          import('@codemirror/view'),
          import('@codemirror/lang-javascript'),
          import('@codemirror/language'),
          import('@lezer/highlight'),
        ])
      if (gone || place.current === null) return
      const run = (): boolean => {
        handlers.current.onRun()
        return true
      }
      const view = new EditorView({
        doc: initial,
        parent: place.current,
        extensions: [
          keymap.of([{ key: 'Mod-Enter', run }]),
          basicSetup,
          javascript({ typescript: true }),
          language.syntaxHighlighting(classHighlighter),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) handlers.current.onChange(state.doc.toString())
          }),
        ],
      })
      view.scrollDOM.tabIndex = 0 // a region that scrolls must be reachable by keyboard
      destroy = () => view.destroy()
    })()
    return () => {
      gone = true
      destroy()
    }
  }, [])

  return <div className={styles.editor} ref={place} />
}
