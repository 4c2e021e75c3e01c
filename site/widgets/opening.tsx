/**
 * From pang to pong in half a minute: two nodes, one ping, one thing that is wrong, and one button that says what to do
 * next. The nodes are real; what they say stands below in a sentence at a time.
 */
import Link from '@docusaurus/Link'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { InlineCode } from '../components/InlineCode.tsx'
import { useLanguage, useText } from '../components/use-text.ts'
import type { Scene } from '../worker/scene.ts'
import styles from './opening.module.css'
import { Drawing } from './stage/Drawing.tsx'
import { sentence } from './stage/sentences.ts'
import { preferredSpeed, rates } from './stage/speed.ts'
import { useStage } from './stage/use-stage.ts'

const A = 'a@h1'
const B = 'b@h2'
const PING = `net_adm:ping('${B}').`
const scene: Scene = {
  hosts: ['h1', 'h2'],
  nodes: [
    { name: A, cookie: 'secret' },
    { name: B, cookie: 'wrong' },
  ],
  latency: 50,
}

const texts = {
  en: {
    ping: 'Ping',
    pingAgain: 'Ping again',
    mend: 'Give b the cookie of a',
    answer: 'Answer',
    cookieOf: (node: string) => `cookie of ${node}`,
    hint: '`a` wants to know whether `b` is there. Press ping.',
    pang: '`b` is there, and hung up: their cookies differ, so `a` cannot prove that it may come in. Mend that.',
    mended: 'Both have the same cookie now. Try again.',
    pong: '`pong`. You have mended the commonest cause of `pang`. Why it is one, and what else can be wrong, is what this course is about.',
    begin: 'Begin with chapter 00',
    again: 'From the beginning',
  },
  zh: {
    ping: 'ping',
    pingAgain: '再 ping 一次',
    mend: '让 b 用上 a 的 cookie',
    answer: '结果',
    cookieOf: (node: string) => `${node} 的 cookie`,
    hint: '`a` 想知道 `b` 在不在。按下 ping。',
    pang: '`b` 在，却挂断了：两边的 cookie 不一样，`a` 证明不了自己可以进来。把它改对。',
    mended: '现在两边的 cookie 一样了，再试一次。',
    pong: '`pong`。`pang` 最常见的那个原因，就这样被你排除了。它为什么会造成 `pang`，还有哪里会出错，正是本教程要讲的。',
    begin: '从第 00 章开始',
    again: '从头再来',
  },
}

export default function Opening(): ReactNode {
  const text = useText(texts)
  const language = useLanguage()
  const [rate] = useState(() => rates[preferredSpeed('fast')])
  const stage = useStage(scene, rate)
  if (stage.failure !== undefined) throw new Error(stage.failure)
  const { beats, picture, clock, typed, world } = stage
  const answer = typed?.answer
  const busy = typed !== undefined && answer === undefined
  const same = new Set(world.nodes.map(({ cookie }) => cookie)).size === 1
  const won = answer === 'pong'
  const shown = beats.at(-1)

  const ping = (): void => {
    if (!busy) stage.run({ does: 'type', at: A, text: PING })
  }
  const mend = (): void => stage.run({ does: 'set_cookie', at: B, cookie: 'secret' })

  // Whoever pressed the last button by keyboard goes on with the link that has taken its place.
  const next = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (won && document.activeElement === document.body) next.current?.querySelector('a')?.focus()
  }, [won])

  const caption = won
    ? text.pong
    : busy && shown
      ? sentence(shown, language)
      : answer === undefined
        ? text.hint
        : same
          ? text.mended
          : text.pang
  return (
    <div className={styles.opening} data-busy={busy}>
      <p className={styles.line}>
        <code>
          <span className={styles.prompt}>{typed?.prompt || `(${A})1> `}</span>
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
      <Drawing clock={clock} picture={picture} shown={undefined} />
      <dl className={styles.cookies}>
        {world.nodes.map(({ name, cookie }) => (
          <div key={name}>
            <dt>{text.cookieOf(name.slice(0, 1))}</dt>
            <dd data-same={same}>{cookie}</dd>
          </div>
        ))}
      </dl>
      <p aria-live="polite" className={styles.caption}>
        <InlineCode text={caption} />
      </p>
      <p className={styles.next} ref={next}>
        {won ? (
          <>
            <Link className="button button--primary" to="/learn/from-pang-to-pong">
              {text.begin}
            </Link>
            <button className="button button--secondary" onClick={stage.startOver} type="button">
              {text.again}
            </button>
          </>
        ) : answer === 'pang' && !same ? (
          <button className="button button--primary" onClick={mend} type="button">
            {text.mend}
          </button>
        ) : (
          <button aria-disabled={busy} className="button button--primary" onClick={ping} type="button">
            {answer === undefined && !same ? text.ping : text.pingAgain}
          </button>
        )}
      </p>
    </div>
  )
}
