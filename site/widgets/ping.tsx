/**
 * Two nodes on two hosts, and `net_adm:ping/1` between them: every segment under way, every step in a sentence, every
 * byte by name. `cookie` gives the second node a cookie of its own, and the reader the means to mend it;
 * `mode="compact"` leaves out the bytes and the clock.
 */
import { type ReactNode, useId, useMemo, useState } from 'react'
import { useLanguage, useText } from '../components/use-text.ts'
import type { Action, Scene } from '../worker/scene.ts'
import { isCookie } from './is-cookie.ts'
import type { WidgetProps } from './registry.ts'
import { Beats } from './stage/Beats.tsx'
import { Bytes } from './stage/Bytes.tsx'
import { Controls } from './stage/Controls.tsx'
import { Drawing } from './stage/Drawing.tsx'
import { sentence } from './stage/sentences.ts'
import { preferredSpeed, rates } from './stage/speed.ts'
import styles from './stage/stage.module.css'
import { useStage } from './stage/use-stage.ts'

const A = 'a@h1'
const B = 'b@h2'
const PING = `net_adm:ping('${B}').`
const DISCONNECT = `erlang:disconnect_node('${B}').`
const COOKIE = 'secret'

const texts = {
  en: {
    ping: 'ping',
    disconnect: 'disconnect',
    answer: 'Answer',
    cookies: 'Cookies',
    cookieOf: (node: string) => `Cookie of ${node}`,
    badCookie: 'A cookie is 1 to 255 printable ASCII characters. The old one still counts.',
    atTheDoor: 'Already connected: a cookie counts only when a connection is made. Disconnect first.',
    hint: 'Press ping.',
  },
  zh: {
    ping: 'ping',
    disconnect: '断开',
    answer: '结果',
    cookies: 'cookie',
    cookieOf: (node: string) => `${node} 的 cookie`,
    badCookie: 'cookie 是 1 到 255 个可打印的 ASCII 字符。现在生效的还是原来那个。',
    atTheDoor: '已经连上了：cookie 只在建立连接时检查，先断开再试。',
    hint: '按下 ping。',
  },
}

export default function Ping({ cookie, mode }: WidgetProps): ReactNode {
  const text = useText(texts)
  const language = useLanguage()
  const compact = mode === 'compact'
  const scene = useMemo<Scene>(
    () => ({
      hosts: ['h1', 'h2'],
      nodes: [
        { name: A, cookie: COOKIE },
        { name: B, cookie: cookie ?? COOKIE },
      ],
      latency: 50,
    }),
    [cookie],
  )
  const [speed, setSpeed] = useState(preferredSpeed)
  const stage = useStage(scene, rates[speed])
  if (stage.failure !== undefined) throw new Error(stage.failure)
  const { beats, picture, clock, typed } = stage
  const answer = typed?.answer
  const busy = stage.busy()

  // The latest beat is shown until the reader chooses one.
  const [chosen, setChosen] = useState<number>()
  const shownIndex = chosen ?? (beats.length > 0 ? beats.length - 1 : undefined)
  const shown = shownIndex === undefined ? undefined : beats[shownIndex]

  const type = (text: string): void => {
    if (busy) return
    setChosen(undefined)
    stage.run({ does: 'type', at: A, text })
  }
  const [round, setRound] = useState(0)
  const startOver = (): void => {
    setChosen(undefined)
    setRound(round + 1)
    stage.startOver()
  }

  const connected = picture.up.has(`${A} ${B}`)
  return (
    <div className={compact ? styles.compact : styles.stage}>
      <div className={styles.shell}>
        <p className={styles.prompt}>
          <code>
            <span className={styles.quiet}>{typed?.prompt ?? `(${A})1> `}</span>
            {typed?.text ?? PING}
          </code>
        </p>
        <p
          aria-label={text.answer}
          aria-live="polite"
          className={styles.answer}
          data-answer={answer}
          role="status"
        >
          {answer}
        </p>
        <div className={styles.commands}>
          <button
            aria-disabled={busy}
            className="button button--primary"
            onClick={() => type(PING)}
            type="button"
          >
            {text.ping}
          </button>
          <button
            aria-disabled={busy || !connected}
            className="button button--secondary"
            onClick={() => connected && type(DISCONNECT)}
            type="button"
          >
            {text.disconnect}
          </button>
        </div>
      </div>

      <Drawing clock={clock} picture={picture} shown={shown?.message && shown} />

      {cookie !== undefined && (
        <Cookies
          change={(at, cookie) => stage.run({ does: 'set_cookie', at, cookie } satisfies Action)}
          connected={connected}
          initial={{ [A]: COOKIE, [B]: cookie }}
          key={round}
        />
      )}
      {compact ? (
        <p aria-live="polite" className={styles.caption}>
          {shown ? sentence(shown, language) : text.hint}
        </p>
      ) : (
        <>
          <Controls
            setSpeed={(speed) => {
              setSpeed(speed)
              stage.setRate(rates[speed])
            }}
            speed={speed}
            stage={stage}
            startOver={startOver}
          />
          <div className={styles.panes}>
            <Beats beats={beats} choose={setChosen} chosen={shownIndex} />
            <Bytes beat={shown} />
          </div>
        </>
      )}
    </div>
  )
}

/** Both cookies, to be changed. */
function Cookies({
  initial,
  change,
  connected,
}: {
  initial: Record<string, string>
  change: (node: string, cookie: string) => void
  connected: boolean
}): ReactNode {
  const text = useText(texts)
  const note = useId()
  const [cookies, setCookies] = useState(initial)
  const bad = Object.values(cookies).some((cookie) => !isCookie(cookie))
  const differ = new Set(Object.values(cookies)).size > 1
  return (
    <fieldset aria-label={text.cookies} className={styles.cookies}>
      {Object.entries(cookies).map(([node, cookie]) => (
        <label key={node}>
          <span>{text.cookieOf(node)}</span>
          <input
            aria-describedby={note}
            aria-invalid={!isCookie(cookie)}
            autoCapitalize="off"
            autoComplete="off"
            maxLength={255}
            onChange={({ target: { value } }) => {
              setCookies({ ...cookies, [node]: value })
              if (isCookie(value)) change(node, value)
            }}
            spellCheck={false}
            type="text"
            value={cookie}
          />
        </label>
      ))}
      <p aria-live="polite" className={bad ? styles.problem : styles.note} id={note}>
        {bad ? text.badCookie : differ && connected ? text.atTheDoor : ''}
      </p>
    </fieldset>
  )
}
