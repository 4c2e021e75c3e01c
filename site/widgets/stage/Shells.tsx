/**
 * The shells of the nodes, one at a time: what was typed and printed, lines to press, and a line to type. What a node
 * prints is read out as it comes.
 */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useText } from '../../components/use-text.ts'
import type { Line } from '../../worker/scene.ts'
import styles from './shells.module.css'
import type { Stage } from './use-stage.ts'

const texts = {
  en: {
    shell: 'Shell',
    nodes: 'Nodes',
    output: 'What the shell shows',
    line: (node: string) => `A line for ${node}`,
    run: 'Enter',
    stop: 'Stop',
    examples: 'Lines to press',
    none: 'No node runs here. Start one.',
  },
  zh: {
    shell: 'shell',
    nodes: '节点',
    output: 'shell 的输出',
    line: (node: string) => `给 ${node} 输入一行`,
    run: '回车',
    stop: '中断',
    examples: '可以直接按的几行',
    none: '这里没有节点在运行，先启动一个。',
  },
}

interface ShellsProps {
  stage: Stage
  lines: readonly Line[]
  /** Whose shell is open at first; by default that of the first line. */
  first?: string
}

export function Shells({ stage, lines, first = lines[0]?.at }: ShellsProps): ReactNode {
  const text = useText(texts)
  const nodes = stage.world.nodes.map(({ name }) => name)
  const [wanted, setWanted] = useState(first)
  const node = nodes.find((name) => name === wanted) ?? nodes[0]
  if (node === undefined) return <p className={styles.none}>{text.none}</p>
  const type = (line: Line): void => {
    setWanted(line.at)
    stage.run({ does: 'type', ...line })
  }
  return (
    <section aria-label={text.shell} className={styles.shells}>
      <fieldset aria-label={text.nodes} className={styles.nodes}>
        {nodes.map((name) => (
          <button
            aria-pressed={name === node}
            className={styles.tab}
            data-busy={stage.busy(name)}
            key={name}
            onClick={() => setWanted(name)}
            type="button"
          >
            {name}
          </button>
        ))}
      </fieldset>
      <div className={styles.screen}>
        <Output key={node} node={node} stage={stage} />
        <Prompt
          busy={stage.busy(node)}
          ready={stage.ready}
          first={lines.find(({ at }) => at === node)?.text ?? ''}
          key={`${node} ${stage.seed}`}
          node={node}
          prompt={stage.consoles.get(node)?.prompt ?? ''}
          stop={() => stage.run({ does: 'interrupt', at: node })}
          type={(text) => type({ at: node, text })}
        />
      </div>
      {lines.length > 0 && (
        <Lines lines={lines.filter(({ at }) => nodes.includes(at))} stage={stage} type={type} />
      )}
    </section>
  )
}

/** On a phone they are a row that is moved sideways: once a line is pressed the next is in sight. */
function Lines({
  lines,
  stage,
  type,
}: {
  lines: readonly Line[]
  stage: Stage
  type: (line: Line) => void
}): ReactNode {
  const text = useText(texts)
  const row = useRef<HTMLFieldSetElement>(null)
  const goOn = (index: number): void => {
    const { current } = row
    const next = current?.querySelectorAll('button')[index + 1]
    if (next)
      current?.scrollBy({ left: next.getBoundingClientRect().left - current.getBoundingClientRect().left })
  }
  return (
    <fieldset aria-label={text.examples} className={styles.lines} ref={row}>
      {lines.map((line, index) => {
        const canType = stage.ready && !stage.busy(line.at)
        return (
          <button
            aria-disabled={!canType}
            className={styles.line}
            data-line={`${line.at} ${line.text}`}
            key={`${line.at} ${line.text}`}
            onClick={() => {
              if (!canType) return
              type(line)
              goOn(index)
            }}
            type="button"
          >
            <span className={styles.at}>{line.at}</span> <code>{withWholeArrows(line.text)}</code>
          </button>
        )
      })}
    </fieldset>
  )
}

/** A line may end behind any hyphen, but not within an arrow. */
function withWholeArrows(text: string): ReactNode {
  if (!/->|<-/.test(text)) return text
  return text.split(/(->|<-)/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text stay in their order
      <span className={styles.arrow} key={index}>
        {part}
      </span>
    ),
  )
}

function Output({ node, stage }: { node: string; stage: Stage }): ReactNode {
  const text = useText(texts)
  const pieces = stage.consoles.get(node)?.pieces ?? []
  const screen = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new piece is the reason to scroll
  useEffect(() => {
    if (screen.current) screen.current.scrollTop = screen.current.scrollHeight
  }, [pieces.at(-1)])
  return (
    // A region that scrolls can be reached by keyboard.
    <div
      aria-label={text.output}
      className={styles.output}
      data-output={node}
      ref={screen}
      role="log"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
    >
      {pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces are only ever added at the end
        <span className={piece.prompt === undefined ? undefined : styles.typed} key={index}>
          {piece.prompt}
          {withWholeArrows(piece.text)}
          {piece.prompt !== undefined && '\n'}
        </span>
      ))}
    </div>
  )
}

interface PromptProps {
  node: string
  prompt: string
  first: string
  busy: boolean
  /** Before the scene is open there is nobody to type to. */
  ready: boolean
  type: (text: string) => void
  stop: () => void
}

/** What is pasted may be of several lines. */
const inOneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ')

/** A line, as high as it needs to be read whole. Enter sends; up and down go through what was sent before. */
function Prompt({ node, prompt, first, busy, ready, type, stop }: PromptProps): ReactNode {
  const text = useText(texts)
  const [line, setLine] = useState(first)
  const [sent, setSent] = useState<readonly string[]>([])
  const [back, setBack] = useState(0)
  const id = useId()

  const send = (): void => {
    if (busy || !ready || line.trim() === '') return
    setSent([...sent, line])
    setBack(0)
    setLine('')
    type(line)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return // an input method is at work
    if (event.key === 'Enter') {
      send()
      event.preventDefault()
    } else if (event.key === 'c' && event.ctrlKey && busy) stop()
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const next = Math.min(Math.max(back + (event.key === 'ArrowUp' ? 1 : -1), 0), sent.length)
      setBack(next)
      setLine(next === 0 ? '' : (sent[sent.length - next] ?? ''))
      event.preventDefault()
    }
  }
  return (
    <div className={styles.prompt}>
      <label htmlFor={id}>
        <span className={styles.visuallyHidden}>{text.line(node)}</span>
        <span aria-hidden="true" className={styles.promptText}>
          {prompt}
        </span>
      </label>
      <span className={styles.typing} data-typed={line}>
        <textarea
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          enterKeyHint="send"
          id={id}
          maxLength={2000}
          onChange={({ target }) => setLine(inOneLine(target.value))}
          onKeyDown={onKeyDown}
          rows={1}
          spellCheck={false}
          value={line}
        />
      </span>
      {busy ? (
        <button className={styles.enter} onClick={stop} type="button">
          {text.stop}
        </button>
      ) : (
        <button aria-disabled={!ready} className={styles.enter} onClick={send} type="button">
          {text.run}
        </button>
      )}
    </div>
  )
}
