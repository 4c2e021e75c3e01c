/**
 * Names of nodes, to be tried out: what becomes of `erl -sname a`, and who can dial whom. Two nodes of the runtime start
 * under the names that are typed, each with a shell of its own; beneath them, if the reader likes, three on the stage meet
 * with names of both forms.
 */
import { type ReactNode, useEffect, useId, useState } from 'react'
import { InlineCode } from '../components/InlineCode.tsx'
import { useText } from '../components/use-text.ts'
import { readAddress, useAddress } from './address.ts'
import { CopyLink } from './CopyLink.tsx'
import { Chips } from './calculator/Chips.tsx'
import calculator from './calculator/calculator.module.css'
import { useShown } from './calculator/use-shown.ts'
import styles from './names/names.module.css'
import { type Shown, written } from './names/shown.ts'
import { Terminal } from './names/Terminal.tsx'
import { command, type Given, type Pair, type Seen, watch } from './names/two-nodes.ts'
import { type Option, Predict } from './Predict.tsx'
import { play } from './plays/names.ts'
import { Stage } from './stage/Stage.tsx'
import { Unreadable } from './Unreadable.tsx'

const EXAMPLES: readonly Given[] = [
  { flag: '-sname', text: 'a' },
  { flag: '-sname', text: 'a@h1' },
  { flag: '-name', text: 'a' },
  { flag: '-name', text: 'a@127.0.0.1' },
  { flag: '-name', text: 'a@h1.example.org' },
  { flag: '-name', text: 'a@h1' },
  { flag: '-sname', text: 'a@h1.example.org' },
  { flag: '-sname', text: 'a b' },
  { flag: '-sname', text: '' },
  { flag: 'none', text: '' },
]

const ASKED: Pair<Given> = [
  { flag: '-sname', text: 'a' },
  { flag: '-name', text: 'd@localhost' },
]
const START: Shown = { given: ASKED, domain: true, pinged: false }

const question = {
  en: 'On one machine run `erl -sname a` and `erl -name d@localhost`. No connection is up. Whose ping gets `pong`?',
  zh: '同一台机器上运行着 `erl -sname a` 和 `erl -name d@localhost`，还没有连上。谁先去 ping 对方，才会得到 `pong`？',
}

const options: readonly Option[] = [
  {
    text: { en: 'Neither: short and long never mix', zh: '谁也得不到：长短名从不混用' },
    because: {
      en: 'The dialler looks at the host alone, and `localhost` has no dot: so `a`, with its short name, dials it; `d` dials no host without a dot.',
      zh: '拨号的一方只看主机，`localhost` 不带点，所以用短名的 `a` 照样拨；`d` 却不肯拨不带点的主机。',
    },
  },
  {
    text: { en: 'Only `a`', zh: '只有 `a`' },
    right: true,
    because: {
      en: '`localhost` has no dot, so `a` dials it, and `d` does not check; `d` itself, being long, dials no host without a dot.',
      zh: '`localhost` 不带点，`a` 就去拨，而 `d` 并不检查；`d` 自己用的是长名，不肯拨不带点的主机。',
    },
  },
  {
    text: { en: 'Only `d`', zh: '只有 `d`' },
    because: {
      en: 'It is the other way round: `d` has a long name, by its flag, and dials no host without a dot; `a` dials `localhost`, which has none.',
      zh: '正好相反：`d` 是用 `-name` 启动的，算长名，不肯拨不带点的主机；`a` 却可以拨不带点的 `localhost`。',
    },
  },
  {
    text: { en: 'Both: neither host has a dot', zh: '两个都能：主机都不带点' },
    because: {
      en: 'For `a` that is so; but `d` was started with `-name`, and the flag decides: it dials no host without a dot.',
      zh: '对 `a` 来说没错；可是 `d` 是用 `-name` 启动的，算哪种由参数决定，它不肯拨不带点的主机。',
    },
  },
]

const texts = {
  en: {
    examples: 'First terminal: erl',
    terminals: ['First terminal', 'Second terminal'],
    none: 'no name',
    domain: 'the machine, `h1`, is in the domain `example.org`',
    ping: 'Each pings the other',
    notBoth: 'Only what has started can ping.',
    both: 'Either can dial the other.',
    one: (a: string) => `Only ${a} can dial. Once it has, the connection serves both.`,
    neither: 'Neither can dial the other.',
    nameless: 'Without a name it is no node: it dials nobody, and nobody can dial it.',
    stage: 'Three machines, names of both forms',
  },
  zh: {
    examples: '第一个终端：erl',
    terminals: ['第一个终端', '第二个终端'],
    none: '不起名',
    domain: '机器 `h1` 在 `example.org` 域里',
    ping: '互相 ping 一下',
    notBoth: '都启动了，才能互相 ping。',
    both: '两边都可以拨对方。',
    one: (a: string) => `只有 ${a} 可以拨号；一旦连上，两边都能用这条连接。`,
    neither: '谁也拨不了对方。',
    nameless: '没有名字就不是节点：它拨不了谁，谁也拨不了它。',
    stage: '三台机器，长名短名都有',
  },
}

/** The stage comes to who asks for it: two figures at once are more than anybody looks at. */
export default function NamesWidget(): ReactNode {
  const text = useText(texts)
  const [open, setOpen] = useState(() => readAddress(play.id) !== undefined)
  useAddress(play.id, undefined, { take: () => setOpen(true) })
  const id = useId()
  return (
    <>
      <Sandbox />
      <button
        aria-controls={id}
        aria-expanded={open}
        className={styles.more}
        onClick={() => setOpen(!open)}
        type="button"
      >
        {text.stage}
      </button>
      <div id={id}>{open && <Stage play={play} />}</div>
    </>
  )
}

function Sandbox(): ReactNode {
  const text = useText(texts)
  const { shown, sent, unreadable, link, ...kept } = useShown('names', START, written)
  const [played, setPlayed] = useState(false)

  const seen = useSeen(shown)
  const change = (part: Partial<Shown>): void => kept.change({ ...shown, pinged: false, ...part })
  const ping = (): void => {
    change({ pinged: true })
    if (written.write({ ...shown, pinged: false }) === written.write(START)) setPlayed(true)
  }
  const started = seen?.every(({ name }) => name !== undefined) === true
  return (
    <>
      {unreadable && <Unreadable />}
      <Predict open={sent} options={options} played={played} question={question}>
        <div className={calculator.calculator}>
          <Chips
            choices={EXAMPLES}
            choose={(example) => change({ given: [example, shown.given[1]] })}
            isChosen={(example) => command(example) === command(shown.given[0])}
            label={text.examples}
            name={(example) => command(example).slice('erl '.length) || text.none}
          />
          <div className={styles.terminals}>
            {([0, 1] as const).map((place) => (
              <Terminal
                change={(given) =>
                  change({ given: place === 0 ? [given, shown.given[1]] : [shown.given[0], given] })
                }
                given={shown.given[place]}
                key={place}
                seen={seen?.[place]}
                title={text.terminals[place] ?? ''}
              />
            ))}
          </div>
          <div className={calculator.row}>
            <button
              aria-disabled={!started}
              className="button button--primary"
              onClick={() => started && ping()}
              type="button"
            >
              {text.ping}
            </button>
            <label className={`${calculator.note} ${styles.domain}`}>
              <input
                checked={shown.domain}
                onChange={({ target }) => change({ domain: target.checked })}
                type="checkbox"
              />
              <span>
                <InlineCode text={text.domain} />
              </span>
            </label>
          </div>
          <p aria-live="polite" className={styles.verdict}>
            {seen && !started ? text.notBoth : seen && verdict(seen, shown.given, text)}
          </p>
          <CopyLink link={link} />
        </div>
      </Predict>
    </>
  )
}

function verdict(seen: Pair<Seen>, given: Pair<Given>, text: (typeof texts)['en']): string {
  const [a, b] = seen
  if (a.answer === undefined || b.answer === undefined) return ''
  if (given.some(({ flag }) => flag === 'none')) return text.nameless
  if (a.answer === 'pong' && b.answer === 'pong') return text.both
  const able = [a, b].find(({ answer }) => answer === 'pong')
  return able?.name === undefined ? text.neither : text.one(able.name)
}

/** What both terminals show; what they showed before, for the moment that it takes. */
function useSeen({ given, domain, pinged }: Shown): Pair<Seen> | undefined {
  const [seen, setSeen] = useState<Pair<Seen>>()
  useEffect(() => {
    let wanted = true
    void watch(given, domain ? 'h1.example.org' : 'h1', pinged).then((both) => {
      if (wanted) setSeen(both)
    })
    return () => {
      wanted = false
    }
  }, [given, domain, pinged])
  return seen
}
