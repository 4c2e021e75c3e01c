/** A terminal in which `erl` is started: the flag and the name to choose, what becomes of it, and what it prints. */
import { type ReactNode, useId } from 'react'
import { useText } from '../../components/use-text.ts'
import calculator from '../calculator/calculator.module.css'
import styles from './names.module.css'
import { FLAGS, LONGEST } from './shown.ts'
import type { Given, Refusal, Seen } from './two-nodes.ts'

const texts = {
  en: {
    none: 'no name',
    name: 'Name',
    refusals: {
      invalid: 'Before the @ stand letters, digits, _ and -, at least one; after it a host without spaces.',
      'one @': 'A name has one @, no more.',
      short: 'A short name has no dot in its host.',
      long: 'The machine is in no domain, so it has no full name to give: bring the host along.',
      taken: 'On one machine, what stands before the @ can be taken only once.',
    } satisfies Record<Refusal, string>,
    started: 'Started.',
    noNode: 'Running, and no node.',
  },
  zh: {
    none: '不起名',
    name: '名字',
    refusals: {
      invalid: '@ 之前是字母、数字、_ 和 -，至少一个；@ 之后是主机，不含空格。',
      'one @': '名字里只能有一个 @。',
      short: '短名的主机不能带点。',
      long: '机器不属于任何域，没有全名可取，主机得自己写上。',
      taken: '在一台机器上，@ 之前的部分不能重复。',
    } satisfies Record<Refusal, string>,
    started: '启动了。',
    noNode: '在运行，但不是节点。',
  },
}

interface TerminalProps {
  readonly title: string
  readonly given: Given
  readonly seen: Seen | undefined
  readonly change: (given: Given) => void
}

export function Terminal({ title, given, seen, change }: TerminalProps): ReactNode {
  const text = useText(texts)
  const id = useId()
  return (
    <fieldset className={styles.terminal}>
      <legend className={calculator.label}>{title}</legend>
      <div className={styles.flags}>
        {FLAGS.map((flag) => (
          <label key={flag}>
            <input
              checked={flag === given.flag}
              name={`${id}-flag`}
              onChange={() => change({ ...given, flag })}
              type="radio"
            />{' '}
            {flag === 'none' ? text.none : <code>{flag}</code>}
          </label>
        ))}
      </div>
      <div className={calculator.field}>
        <input
          aria-describedby={`${id}-note`}
          aria-invalid={seen?.refusal !== undefined}
          aria-label={text.name}
          autoCapitalize="off"
          autoComplete="off"
          disabled={given.flag === 'none'}
          maxLength={LONGEST}
          onChange={({ target }) => change({ ...given, text: target.value })}
          spellCheck={false}
          type="text"
          value={given.flag === 'none' ? '' : given.text}
        />
        <p
          aria-live="polite"
          className={seen?.refusal === undefined ? calculator.note : calculator.problem}
          id={`${id}-note`}
        >
          {seen &&
            (seen.refusal ? text.refusals[seen.refusal] : given.flag === 'none' ? text.noNode : text.started)}
        </p>
      </div>
      <pre className={styles.screen} lang="en">
        {seen?.screen}
      </pre>
    </fieldset>
  )
}
