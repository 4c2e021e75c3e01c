/**
 * Cookie and challenge in, the text that is hashed and its sixteen bytes out, by the runtime's own `genDigest`. A change
 * shows how little of the former digest is left.
 */
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { genDigest } from '../../src/handshake/digest.ts'
import { charlist, format } from '../../src/mod.ts'
import { useText } from '../components/use-text.ts'
import { CopyLink } from './CopyLink.tsx'
import { useShown, type Written } from './calculator/use-shown.ts'
import styles from './digest.module.css'
import { isCookie } from './is-cookie.ts'
import { hex } from './stage/hex.ts'
import { Unreadable } from './Unreadable.tsx'

const MAX_CHALLENGE = 2 ** 32 - 1

const texts = {
  en: {
    cookie: 'Cookie',
    challenge: 'Challenge',
    random: 'Random',
    badCookie: 'A cookie is 1 to 255 printable ASCII characters.',
    badChallenge: `A challenge is a whole number from 0 to ${MAX_CHALLENGE}, in decimal digits.`,
    text: 'Text',
    digest: 'MD5',
    bits: (bits: number) => `${bits} of 128 bits differ from the digest before.`,
    check: 'In Erlang',
  },
  zh: {
    cookie: 'cookie',
    challenge: '质询',
    random: '随机',
    badCookie: 'cookie 是 1 到 255 个可打印的 ASCII 字符。',
    badChallenge: `质询是 0 到 ${MAX_CHALLENGE} 之间的整数，用十进制数字写。`,
    text: '文本',
    digest: 'MD5',
    bits: (bits: number) => `与上一个摘要相比，128 位里有 ${bits} 位不同。`,
    check: '用 Erlang 验算',
  },
}

interface Input {
  readonly cookie: string
  readonly challenge: string
}

const START: Input = { cookie: 'secret', challenge: '4116250832' }

/** `4116250832 secret`; what has no digest is not worth a link. */
const written: Written<Input> = {
  write: (input) => (digestOf(input) === undefined ? '' : `${input.challenge} ${input.cookie}`),
  parse(text) {
    const [challenge = '', cookie = ''] = text.split(/ (.*)/s)
    const input = { challenge, cookie }
    return digestOf(input) === undefined ? undefined : input
  },
}

export default function Digest(): ReactNode {
  const text = useText(texts)
  const { shown: input, sent, unreadable, link, ...kept } = useShown('digest', START, written)
  const [before, setBefore] = useState<Uint8Array>()
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (sent) frame.current?.scrollIntoView({ block: 'nearest' })
  }, [sent])
  const [cookieNote, challengeNote] = [useId(), useId()]

  const change = (part: Partial<Input>): void => {
    const digest = digestOf(input)
    if (digest !== undefined) setBefore(digest)
    kept.change({ ...input, ...part })
  }

  const badCookie = !isCookie(input.cookie)
  const badChallenge = !isChallenge(input.challenge)
  const digest = digestOf(input)
  const hashed = digest && `${input.cookie}${Number(input.challenge)}`
  return (
    <div className={styles.digest} ref={frame}>
      {unreadable && (
        <div className={styles.wide}>
          <Unreadable />
        </div>
      )}
      <div className={styles.input}>
        <label htmlFor={`${cookieNote}-field`}>{text.cookie}</label>
        <input
          aria-describedby={cookieNote}
          aria-invalid={badCookie}
          autoCapitalize="off"
          autoComplete="off"
          id={`${cookieNote}-field`}
          onChange={({ target }) => change({ cookie: target.value })}
          spellCheck={false}
          type="text"
          value={input.cookie}
        />
        <p aria-live="polite" className={styles.problem} id={cookieNote}>
          {badCookie && text.badCookie}
        </p>
      </div>
      <div className={styles.input}>
        <label htmlFor={`${challengeNote}-field`}>{text.challenge}</label>
        <div className={styles.row}>
          <input
            aria-describedby={challengeNote}
            aria-invalid={badChallenge}
            autoComplete="off"
            id={`${challengeNote}-field`}
            inputMode="numeric"
            onChange={({ target }) => change({ challenge: target.value })}
            type="text"
            value={input.challenge}
          />
          <button
            className={styles.random}
            onClick={() => change({ challenge: String(crypto.getRandomValues(new Uint32Array(1))[0]) })}
            type="button"
          >
            {text.random}
          </button>
        </div>
        <p aria-live="polite" className={styles.problem} id={challengeNote}>
          {badChallenge && text.badChallenge}
        </p>
      </div>
      <dl aria-live="polite" className={styles.result}>
        {digest && hashed && (
          <>
            <dt>{text.text}</dt>
            <dd className={styles.text}>
              {input.cookie}
              <span className={styles.challenge}>{Number(input.challenge)}</span>
            </dd>
            <dt>{text.digest}</dt>
            <dd>
              <span className={styles.bytes} data-digest={hex(digest)}>
                {Array.from(digest, (byte, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a byte is known by its place
                  <span className={before && byte !== before[index] ? styles.new : undefined} key={index}>
                    {hex(Uint8Array.of(byte))}{' '}
                  </span>
                ))}
              </span>
              <span className={styles.bits}>{before && text.bits(differingBits(digest, before))}</span>
            </dd>
            <dt>{text.check}</dt>
            <dd>
              <code className={styles.erlang}>
                binary:encode_hex(erlang:md5(
                <wbr />
                {format(charlist(hashed))})).
              </code>
            </dd>
          </>
        )}
      </dl>
      <div className={styles.wide}>
        <CopyLink link={link} />
      </div>
    </div>
  )
}

function digestOf({ cookie, challenge }: Input): Uint8Array | undefined {
  return isCookie(cookie) && isChallenge(challenge) ? genDigest(Number(challenge), cookie) : undefined
}

function isChallenge(text: string): boolean {
  return /^\d{1,10}$/.test(text) && Number(text) <= MAX_CHALLENGE
}

function differingBits(a: Uint8Array, b: Uint8Array): number {
  let bits = 0
  for (const [index, byte] of a.entries()) {
    for (let rest = byte ^ (b[index] ?? 0); rest > 0; rest &= rest - 1) bits++
  }
  return bits
}
