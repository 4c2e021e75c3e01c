/**
 * Two heaps: a value is sent from one process of a runtime to another, then the sender changes its own. What the receiver
 * takes out was copied by the runtime's own `send`. A switch shows what would be if memory were shared.
 */
import { type ReactNode, useEffect, useState } from 'react'
import { InlineCode } from '../components/InlineCode.tsx'
import { useLanguage, useText } from '../components/use-text.ts'
import { CopyLink } from './CopyLink.tsx'
import { Chips } from './calculator/Chips.tsx'
import calculator from './calculator/calculator.module.css'
import { useShown, type Written } from './calculator/use-shown.ts'
import common from './common.module.css'
import { type Example, examples } from './heaps/examples.ts'
import { Heaps } from './heaps/Heaps.tsx'
import styles from './heaps/heaps.module.css'
import { sentence } from './heaps/sentences.ts'
import { run, type Seen, type Stage, stages } from './heaps/two-processes.ts'
import { type Option, Predict } from './Predict.tsx'

const question = {
  en: 'The shopper sends a cart with `amount: 2`, then sets its own to `3`. Only now does the warehouse look. What does it find?',
  zh: '顾客发出 `amount: 2` 的购物车，接着把自己这份改成 `3`，仓库这时才来看。它看到几？',
}

const options: readonly Option[] = [
  {
    text: { en: '`2`', zh: '`2`' },
    right: true,
    because: {
      en: 'The copy was made before `send` returned, so nothing that came later could reach it.',
      zh: '`send` 返回之前副本就做好了，之后怎么改都碰不到它。',
    },
  },
  {
    text: { en: '`3`', zh: '`3`' },
    because: {
      en: 'It would be so if both held the same cart; but `send` had copied it, and the copy says `2`.',
      zh: '两边要是拿着同一个购物车，就会这样；可是 `send` 已经复制过了，副本里写的是 `2`。',
    },
  },
  {
    text: { en: 'It depends on how soon it looks', zh: '看它来得早不早' },
    because: {
      en: 'It does not matter when: the copy was made by `send`, not by who takes it out, and says `2`.',
      zh: '早晚都一样：副本是 `send` 做的，不是取信时做的，里面写的是 `2`。',
    },
  },
]

const texts = {
  en: {
    sends: 'The shopper sends its',
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
    next: '执行下一行',
    again: '重新开始',
    shared: '假如 `send` 共享内存',
    notSo: '实际上不会这样，这是共享内存才有的后果。',
    mailbox: '在信箱里',
    shopper: '顾客',
    warehouse: '仓库',
  },
}

interface Shown {
  readonly example: Example
  readonly stage: Stage
  readonly shared: boolean
}

const [first] = examples as [Example]
const START: Shown = { example: first, stage: 'begun', shared: false }

export default function HeapsWidget(): ReactNode {
  const text = useText(texts)
  const language = useLanguage()
  const { shown, sent, link, ...kept } = useShown('heaps', START, written)
  const [played, setPlayed] = useState(false)
  const { example, stage, shared } = shown
  const seen = useRun(example, stage)
  const change = (part: Partial<Shown>): void => kept.change({ ...shown, ...part })
  const next = stages[stages.indexOf(stage) + 1]
  const now = seen?.at(-1)
  const log = seen?.map((at, index) => sentence(at, index, shown, language)) ?? []
  return (
    <Predict open={sent} options={options} played={played} question={question}>
      <div className={calculator.calculator}>
        <Chips
          choices={examples}
          choose={(example) => change({ example, stage: 'begun' })}
          isChosen={(one) => one === example}
          label={text.sends}
          name={({ name }) => name}
        />
        <Code example={example} stage={stage} />
        <div className={calculator.row}>
          <button
            aria-disabled={next === undefined}
            className="button button--primary"
            onClick={() => {
              if (next === undefined) return
              if (next === 'received' && !shared) setPlayed(true)
              change({ stage: next })
            }}
            type="button"
          >
            {text.next}
          </button>
          <button className={common.button} onClick={() => change({ stage: 'begun' })} type="button">
            {text.again}
          </button>
          <label className={calculator.note}>
            <input
              checked={shared}
              onChange={({ target }) => change({ shared: target.checked })}
              type="checkbox"
            />{' '}
            <InlineCode text={text.shared} />
          </label>
        </div>
        <div className={styles.figure} data-shared={shared}>
          <p className={styles.notSo}>{shared && text.notSo}</p>
          {now && (
            <Heaps
              before={seen?.[1]?.sender.box}
              label={log.at(-1)?.replaceAll('`', '') ?? ''}
              receiver={{
                name: now.receiver && (stage === 'received' ? 'got' : text.mailbox),
                box: now.receiver?.box,
              }}
              sender={{ name: example.name, box: now.sender.box }}
              shared={shared}
            />
          )}
        </div>
        <ol aria-live="polite" className={styles.log}>
          {log.map((sentence) => (
            <li key={sentence}>
              <InlineCode text={sentence} />
            </li>
          ))}
        </ol>
        <CopyLink link={link} />
      </div>
    </Predict>
  )
}

/** The program, line by line: what has run, and what is next. */
function Code({ example, stage }: Pick<Shown, 'example' | 'stage'>): ReactNode {
  const text = useText(texts)
  const { make, name, change } = example
  const lines: [by: 'shopper' | 'warehouse', code: string, reaches: Stage][] = [
    ...make.map((line) => ['shopper', line, 'begun'] as [by: 'shopper', code: string, reaches: Stage]),
    ['shopper', `self.send(warehouse, ${name})`, 'sent'],
    ['shopper', change, 'changed'],
    ['warehouse', 'const got = await self.receive()', 'received'],
  ]
  const reached = stages.indexOf(stage)
  return (
    <ol className={styles.code}>
      {lines.map(([by, code, reaches]) => {
        const at = stages.indexOf(reaches)
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

/** What both processes have at each stage up to this one; nothing for the moment that it takes to run them. */
function useRun(example: Example, stage: Stage): readonly Seen[] | undefined {
  const [seen, setSeen] = useState<{ of: Example; at: Stage; all: readonly Seen[] }>()
  useEffect(() => {
    let wanted = true
    void run(example, stage).then((all) => {
      if (wanted) setSeen({ of: example, at: stage, all })
    })
    return () => {
      wanted = false
    }
  }, [example, stage])
  return seen?.of === example && seen.at === stage ? seen.all : undefined
}

/** `cart.changed.shared`: the example, how far it has come, and whether memory is shared. */
const written: Written<Shown> = {
  write: ({ example, stage, shared }) => [example.id, stage, ...(shared ? ['shared'] : [])].join('.'),
  parse(text) {
    const [id, stageName, ...rest] = text.split('.')
    const example = examples.find((one) => one.id === id)
    const stage = stages.find((one) => one === stageName)
    if (example === undefined || stage === undefined) return undefined
    return { example, stage, shared: rest[0] === 'shared' }
  },
}
