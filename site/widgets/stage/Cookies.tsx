/** The cookies of all nodes of a stage, to be changed. */
import { type ReactNode, useId, useState } from 'react'
import { useText } from '../../components/use-text.ts'
import { isCookie } from '../is-cookie.ts'
import styles from './stage.module.css'
import type { Stage } from './use-stage.ts'

const texts = {
  en: {
    cookies: 'Cookies',
    cookieOf: (node: string) => `Cookie of ${node}`,
    badCookie: 'A cookie is 1 to 255 printable ASCII characters. The old one still counts.',
    atTheDoor: 'Already connected: a cookie counts only when a connection is made. Disconnect first.',
  },
  zh: {
    cookies: 'cookie',
    cookieOf: (node: string) => `${node} 的 cookie`,
    badCookie: 'cookie 是 1 到 255 个可打印的 ASCII 字符。现在生效的还是原来那个。',
    atTheDoor: '已经连上了：cookie 只在建立连接时检查，先断开再试。',
  },
}

/** `connected`: a change would not be noticed before the next connection, and the reader is told so. */
export function Cookies({ stage, connected }: { stage: Stage; connected: boolean }): ReactNode {
  const text = useText(texts)
  const note = useId()
  /** What stands in the fields and is no cookie. */
  const [written, setWritten] = useState<Record<string, string>>({})
  const nodes = stage.world.nodes.map(({ name, cookie }) => ({ name, cookie: written[name] ?? cookie }))
  const bad = nodes.some(({ cookie }) => !isCookie(cookie))
  const differ = new Set(nodes.map(({ cookie }) => cookie)).size > 1
  return (
    <fieldset aria-label={text.cookies} className={styles.cookies}>
      {nodes.map(({ name, cookie }) => (
        <label key={name}>
          <span>{text.cookieOf(name)}</span>
          <input
            aria-describedby={note}
            aria-invalid={!isCookie(cookie)}
            autoCapitalize="off"
            autoComplete="off"
            maxLength={255}
            onChange={({ target: { value } }) => {
              setWritten({ ...written, [name]: value })
              if (isCookie(value)) stage.run({ does: 'set_cookie', at: name, cookie: value })
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
