/**
 * A value is sent from one process to another, then the sender changes its own: the program, line by line, and both heaps
 * as they are in the cluster on the stage. A switch shows what would be if memory were shared.
 */
import { type ReactNode, useState } from 'react'
import { InlineCode } from '../../components/InlineCode.tsx'
import { useLanguage, useText } from '../../components/use-text.ts'
import { type Example, examples } from '../../worker/heap-examples.ts'
import type { Deed, Line } from '../../worker/scene.ts'
import { Chips } from '../calculator/Chips.tsx'
import calculator from '../calculator/calculator.module.css'
import common from '../common.module.css'
import type { Stage } from '../stage/use-stage.ts'
import { Heaps } from './Heaps.tsx'
import styles from './heaps.module.css'
import { type Step, sentences, stepOf, steps } from './sentences.ts'

const texts = {
  en: {
    sends: 'The shopper sends its',
    to: 'The warehouse is on',
    near: 'the same node',
    far: 'another node',
    next: 'Next line',
    again: 'Start over',
    shared: 'if `send` shared memory',
    notSo: 'This is not what happens. It is what shared memory would do.',
    mailbox: 'in the mailbox',
    shopper: 'shopper',
    warehouse: 'warehouse',
  },
  zh: {
    sends: '顾客要发的是',
    to: '仓库在',
    near: '同一个节点上',
    far: '另一个节点上',
    next: '执行下一行',
    again: '重新开始',
    shared: '假如 `send` 共享内存',
    notSo: '实际上不会这样，这是共享内存才有的后果。',
    mailbox: '在信箱里',
    shopper: '顾客',
    warehouse: '仓库',
  },
}

const HOME = 'a@h1'
const AWAY = 'b@h2'

/** What each step is for the shells. */
function lineFor(step: Step, example: Example, far: boolean): Line {
  switch (step) {
    case 'begun':
      return { at: HOME, text: `shopper ! {take, ${example.id}}.` }
    case 'sent':
      return { at: HOME, text: `shopper ! {send, ${far ? `{warehouse, '${AWAY}'}` : 'warehouse'}}.` }
    case 'changed':
      return { at: HOME, text: 'shopper ! change.' }
    case 'received':
      return { at: far ? AWAY : HOME, text: 'warehouse ! look.' }
  }
}

const sendsFar = ({ action }: Deed): boolean =>
  action.does === 'type' && action.text.startsWith("shopper ! {send, {warehouse, '")

const sends = ({ action }: Deed): boolean =>
  action.does === 'type' && action.text.startsWith('shopper ! {send')

export function TwoHeaps({ stage }: { stage: Stage }): ReactNode {
  const text = useText(texts)
  const language = useLanguage()
  const { heaps, deeds } = stage
  const [wantsFar, setFar] = useState<boolean>()
  const [wantsShared, setShared] = useState(false)
  // Whoever was sent a link sees where it went there.
  const lastSent = deeds.findLast(sends)
  const far = wantsFar ?? (lastSent !== undefined && sendsFar(lastSent))
  const shared = wantsShared && !far
  const [first] = examples as [Example]
  const example = examples.find(({ id }) => id === heaps?.example) ?? first
  const step = stepOf(heaps)
  const next = steps[steps.indexOf(step) + 1]
  const canType = stage.ready && !stage.busy()
  const run = (step: Step, of: Example, toFar: boolean): void => {
    if (canType) stage.run({ does: 'type', ...lineFor(step, of, toFar) })
  }
  const log = heaps ? sentences(heaps, { example, shared, far }, language) : []
  return (
    <div className={calculator.calculator}>
      <Chips
        choices={examples}
        choose={(one) => run('begun', one, far)}
        isChosen={(one) => one === example}
        label={text.sends}
        name={({ name }) => name}
      />
      <Chips
        choices={[false, true]}
        choose={(toFar) => {
          setFar(toFar)
          run('begun', example, toFar)
        }}
        isChosen={(toFar) => toFar === far}
        label={text.to}
        name={(toFar) => (toFar ? text.far : text.near)}
      />
      <Code example={example} step={step} to={far ? `t('warehouse', '${AWAY}')` : "'warehouse'"} />
      <div className={calculator.row}>
        <button
          aria-disabled={next === undefined || !canType}
          className="button button--primary"
          data-step={step}
          onClick={() => {
            if (next === 'received') setShared(false)
            if (next !== undefined) run(next, example, far)
          }}
          type="button"
        >
          {text.next}
        </button>
        <button className={common.button} onClick={() => run('begun', example, far)} type="button">
          {text.again}
        </button>
        <label className={calculator.note}>
          <input
            checked={shared}
            disabled={far}
            onChange={({ target }) => setShared(target.checked)}
            type="checkbox"
          />{' '}
          <InlineCode text={text.shared} />
        </label>
      </div>
      <div className={styles.figure} data-shared={shared}>
        <p className={styles.notSo}>{shared && text.notSo}</p>
        <Heaps
          before={heaps?.sent?.box}
          label={log.at(-1)?.replaceAll('`', '') ?? ''}
          receiver={{
            name: heaps?.got && (heaps.taken ? 'got' : text.mailbox),
            box: heaps?.got?.box,
            of: heaps?.warehouses.find(({ node }) => node === (far ? AWAY : HOME)),
          }}
          sender={{ name: heaps && example.name, box: heaps?.own.box, of: heaps?.shopper }}
          shared={shared}
        />
      </div>
      <ol aria-live="polite" className={styles.log}>
        {log.map((sentence) => (
          <li key={sentence}>
            <InlineCode text={sentence} />
          </li>
        ))}
      </ol>
    </div>
  )
}

/** The program, line by line: what has run, and what is next. */
function Code({ example, step, to }: { example: Example; step: Step; to: string }): ReactNode {
  const text = useText(texts)
  const { make, name, change } = example
  const lines: [by: 'shopper' | 'warehouse', code: string, reaches: Step][] = [
    ...make.map((line) => ['shopper', line, 'begun'] as [by: 'shopper', code: string, reaches: Step]),
    ['shopper', `self.send(${to}, ${name})`, 'sent'],
    ['shopper', change, 'changed'],
    ['warehouse', 'const got = await self.receive()', 'received'],
  ]
  const reached = steps.indexOf(step)
  return (
    <ol className={styles.code}>
      {lines.map(([by, code, reaches]) => {
        const at = steps.indexOf(reaches)
        const state = at <= reached ? 'done' : at === reached + 1 ? 'next' : 'later'
        return (
          <li aria-current={state === 'next' ? 'step' : undefined} data-state={state} key={code}>
            <span className={styles.who}>{text[by]}</span>
            <span>{code}</span>
          </li>
        )
      })}
    </ol>
  )
}
