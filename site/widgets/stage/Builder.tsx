/** A cluster built by hand: a node started, or one, a host or a way between two chosen and something done to it. */
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useText } from '../../components/use-text.ts'
import { isCookie } from '../is-cookie.ts'
import styles from './builder.module.css'
import { Faults } from './Faults.tsx'
import type { Fault } from './play.ts'
import type { Stage } from './use-stage.ts'

const texts = {
  en: {
    start: 'Start a node',
    name: 'Name',
    cookie: 'Cookie',
    hidden: '-hidden',
    connectAll: '-connect_all false',
    go: 'Start',
    badName: 'A name is NAME@HOST, without dots, such as c@h3.',
    taken: (name: string) => `${name} runs already.`,
    full: (most: number) => `${most} nodes are all that fit here.`,
    badCookie: 'A cookie is 1 to 255 printable ASCII characters.',
    node: 'A node',
    host: 'A host',
    between: 'Between two hosts',
    and: 'and',
    time: 'Time',
  },
  zh: {
    start: '启动一个节点',
    name: '名字',
    cookie: 'cookie',
    hidden: '-hidden',
    connectAll: '-connect_all false',
    go: '启动',
    badName: '名字写成 NAME@HOST，不带点，例如 c@h3。',
    taken: (name: string) => `${name} 已经在运行。`,
    full: (most: number) => `这里最多放得下 ${most} 个节点。`,
    badCookie: 'cookie 是 1 到 255 个可打印的 ASCII 字符。',
    node: '某个节点',
    host: '某台主机',
    between: '两台主机之间',
    and: '和',
    time: '时间',
  },
}

/** As many as the picture can show. */
const MAX_NODES = 12
const NAMES = 'abcdefghijklmnopqrstuvwxyz'

/** Slow, in milliseconds: one can see the difference. */
const SLOW = 300

export function Builder({ stage }: { stage: Stage }): ReactNode {
  const text = useText(texts)
  const { nodes, hosts } = stage.world
  const names = nodes.map(({ name }) => name)
  const [node, setNode] = useChoice(names)
  const [host, setHost] = useChoice(hosts)
  const [one, setOne] = useChoice(hosts)
  const [other, setOther] = useChoice(hosts.filter((host) => host !== one))
  const running = nodes.find(({ name }) => name === node)
  const between = one !== undefined && other !== undefined ? ([one, other] as const) : undefined
  return (
    <div className={styles.builder}>
      <Starter key={stage.seed} stage={stage} />
      {running && (
        <Tool label={text.node}>
          <Choice label={text.node} options={names} set={setNode} value={node} />
          <Faults
            faults={[
              { kind: 'node', node: running },
              { kind: 'cookie', node: running.name },
            ]}
            label={text.node}
            stage={stage}
          />
        </Tool>
      )}
      <Tool label={text.host}>
        <Choice label={text.host} options={hosts} set={setHost} value={host} />
        {host !== undefined && (
          <Faults
            faults={[
              { kind: 'epmd', host },
              { kind: 'name', host },
              ...(hosts.length > 1 ? [{ kind: 'partition', host } as const] : []),
            ]}
            label={text.host}
            stage={stage}
          />
        )}
      </Tool>
      {between && (
        <Tool label={text.between}>
          <Choice label={text.between} options={hosts} set={setOne} value={one} />
          {text.and}
          <Choice
            label={text.and}
            options={hosts.filter((host) => host !== one)}
            set={setOther}
            value={other}
          />
          <Faults faults={faultsBetween(between)} label={text.between} stage={stage} />
        </Tool>
      )}
      <Tool label={text.time}>
        <Faults faults={TIMES} label={text.time} stage={stage} />
      </Tool>
    </div>
  )
}

const TIMES: readonly Fault[] = [1000, 10_000, 60_000].map((ms) => ({ kind: 'wait', ms }))

function faultsBetween(between: readonly [string, string]): Fault[] {
  return [
    { kind: 'cut', between },
    { kind: 'drop', between },
    { kind: 'delay', between, latency: SLOW },
  ]
}

/** A choice that holds as long as it is offered, and then falls back to the first. */
function useChoice(options: readonly string[]) {
  const [wanted, setWanted] = useState<string>()
  const value = wanted !== undefined && options.includes(wanted) ? wanted : options[0]
  return [value, setWanted] as const
}

function Tool({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div className={styles.tool}>
      <span aria-hidden="true" className={styles.label}>
        {label}
      </span>
      {children}
    </div>
  )
}

function Choice({
  label,
  options,
  value,
  set,
}: {
  label: string
  options: readonly string[]
  value: string | undefined
  set: (value: string) => void
}): ReactNode {
  return (
    <select aria-label={label} onChange={({ target }) => set(target.value)} value={value}>
      {options.map((option) => (
        <option key={option}>{option}</option>
      ))}
    </select>
  )
}

/** A new node; the next letter and the host with the fewest nodes are proposed, and anew once there is another node. */
function Starter({ stage }: { stage: Stage }): ReactNode {
  const text = useText(texts)
  const note = useId()
  const { nodes } = stage.world
  const [typed, setTyped] = useState<{ readonly name: string; readonly beside: string }>()
  const others = nodes.map(({ name }) => name).join()
  const name = typed?.beside === others ? typed.name : proposal(stage)
  const [cookie, setCookie] = useState('secret')
  const [hidden, setHidden] = useState(false)
  const [apart, setApart] = useState(false)

  const taken = nodes.some((node) => node.name === name)
  const problem =
    nodes.length >= MAX_NODES
      ? text.full(MAX_NODES)
      : !/^[a-z][\w-]{0,15}@[a-z][\w-]{0,15}$/i.test(name)
        ? text.badName
        : taken
          ? text.taken(name)
          : isCookie(cookie)
            ? ''
            : text.badCookie

  const start = (event: FormEvent): void => {
    event.preventDefault()
    if (problem !== '') return
    const flags = { ...(hidden && { hidden }), ...(apart && { connectAll: false }) }
    stage.run({ does: 'start_node', node: { name, cookie, ...flags } })
  }
  return (
    <form className={styles.tool} onSubmit={start}>
      <span aria-hidden="true" className={styles.label}>
        {text.start}
      </span>
      <input
        aria-describedby={note}
        aria-invalid={problem !== ''}
        aria-label={text.name}
        autoCapitalize="off"
        autoComplete="off"
        maxLength={33}
        onChange={({ target }) => setTyped({ name: target.value, beside: others })}
        size={8}
        spellCheck={false}
        value={name}
      />
      <label>
        {text.cookie}
        <input
          autoCapitalize="off"
          autoComplete="off"
          maxLength={255}
          onChange={({ target }) => setCookie(target.value)}
          size={8}
          spellCheck={false}
          value={cookie}
        />
      </label>
      <label>
        <input checked={hidden} onChange={({ target }) => setHidden(target.checked)} type="checkbox" />
        <code>{text.hidden}</code>
      </label>
      <label>
        <input checked={apart} onChange={({ target }) => setApart(target.checked)} type="checkbox" />
        <code>{text.connectAll}</code>
      </label>
      <button aria-disabled={problem !== ''} className="button button--primary button--sm" type="submit">
        {text.go}
      </button>
      <span aria-live="polite" className={styles.problem} id={note}>
        {problem}
      </span>
    </form>
  )
}

function proposal({ world: { nodes, hosts } }: Stage): string {
  const used = new Set(nodes.map(({ name }) => name.slice(0, name.indexOf('@'))))
  const letter = [...NAMES].find((letter) => !used.has(letter)) ?? 'z'
  const crowd = (host: string): number => nodes.filter(({ name }) => name.endsWith(`@${host}`)).length
  const offered = [...hosts, ...(hosts.length < 6 ? [`h${hosts.length + 1}`] : [])]
  const [quietest] = offered.toSorted((a, b) => crowd(a) - crowd(b))
  return `${letter}@${quietest}`
}
