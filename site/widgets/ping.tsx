/**
 * Two nodes on two hosts, and `net_adm:ping/1` between them: every segment under way, every step in a sentence, every
 * byte by name. `cookie` gives the second node a cookie of its own, and the reader the means to mend it.
 */
import { type ReactNode, useMemo, useState } from 'react'
import { useText } from '../components/use-text.ts'
import type { Scene } from '../worker/scene.ts'
import { readAddress } from './address.ts'
import type { WidgetProps } from './registry.ts'
import { Beats } from './stage/Beats.tsx'
import { Bytes } from './stage/Bytes.tsx'
import { Controls } from './stage/Controls.tsx'
import { Cookies } from './stage/Cookies.tsx'
import { Drawing } from './stage/Drawing.tsx'
import { unpack } from './stage/share.ts'
import { preferredSpeed, rates } from './stage/speed.ts'
import styles from './stage/stage.module.css'
import { useAddress } from './stage/use-address.ts'
import { useStage } from './stage/use-stage.ts'

/** Its name in a link. */
const ID = 'ping'

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
  },
  zh: {
    ping: 'ping',
    disconnect: '断开',
    answer: '结果',
  },
}

export default function Ping({ cookie }: WidgetProps): ReactNode {
  const text = useText(texts)
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
  const [shared] = useState(() => unpack(readAddress(ID)))
  const stage = useStage(scene, rates[speed], shared)
  if (stage.failure !== undefined) throw new Error(stage.failure)
  const address = useAddress(ID, stage)
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
  const startOver = (): void => {
    setChosen(undefined)
    stage.startOver()
  }

  const connected = picture.up.has(`${A} ${B}`)
  return (
    <div className={styles.stage}>
      <div className={styles.shell}>
        <p className={styles.prompt}>
          <code>
            <span className={styles.quiet}>{typed?.prompt || `(${A})1> `}</span>
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

      {cookie !== undefined && <Cookies connected={connected} key={stage.seed} stage={stage} />}
      <Controls
        address={address}
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
    </div>
  )
}
