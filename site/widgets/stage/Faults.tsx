/** What can go wrong, as buttons: each says what it will do, and what can be undone then says how. */
import { type ReactNode, useId, useState } from 'react'
import { useText } from '../../components/use-text.ts'
import { type Action, isIsolated, type NodeSpec, pairKey, type World } from '../../worker/scene.ts'
import { isCookie } from '../is-cookie.ts'
import styles from './faults.module.css'
import type { Fault } from './play.ts'
import type { StageState } from './stage-state.ts'
import type { Stage } from './use-stage.ts'

const texts = {
  en: {
    faults: 'Make it go wrong',
    cut: (a: string, b: string) => `Cut the cable ${a}–${b}`,
    mend: (a: string, b: string) => `Mend the cable ${a}–${b}`,
    isolate: (host: string) => `Cut ${host} off from the others`,
    rejoin: (host: string) => `Join ${host} to the others again`,
    drop: (a: string, b: string) => `Drop the connections ${a}–${b}`,
    delay: (a: string, b: string, ms: number) => `Slow ${a}–${b}: ${ms} ms`,
    undelay: (a: string, b: string) => `Normal speed ${a}–${b}`,
    kill: (node: string) => `Kill ${node}`,
    start: (node: string) => `Start ${node}`,
    startAnother: (node: string) => `Start another ${node}`,
    stopEpmd: (host: string) => `Stop the EPMD on ${host}`,
    startEpmd: (host: string) => `Start the EPMD on ${host}`,
    hideName: (host: string) => `Forget the name ${host}`,
    showName: (host: string) => `Know the name ${host} again`,
    wait: (seconds: number) => `Let ${seconds} s pass`,
    cookieOf: (node: string) => `Cookie of ${node}`,
    badCookie: 'A cookie is 1 to 255 printable ASCII characters. The old one still counts.',
    atTheDoor: 'They are connected: a cookie counts only when a connection is made. Disconnect first.',
  },
  zh: {
    faults: '制造故障',
    cut: (a: string, b: string) => `剪断 ${a}–${b} 的网线`,
    mend: (a: string, b: string) => `接好 ${a}–${b} 的网线`,
    isolate: (host: string) => `把 ${host} 与其他主机隔开`,
    rejoin: (host: string) => `让 ${host} 重新连通`,
    drop: (a: string, b: string) => `断开 ${a}–${b} 的连接`,
    delay: (a: string, b: string, ms: number) => `拖慢 ${a}–${b}：${ms} ms`,
    undelay: (a: string, b: string) => `${a}–${b} 恢复原速`,
    kill: (node: string) => `杀掉 ${node}`,
    start: (node: string) => `启动 ${node}`,
    startAnother: (node: string) => `再启动一个 ${node}`,
    stopEpmd: (host: string) => `停掉 ${host} 的 EPMD`,
    startEpmd: (host: string) => `启动 ${host} 的 EPMD`,
    hideName: (host: string) => `让 ${host} 解析不了`,
    showName: (host: string) => `让 ${host} 又能解析`,
    wait: (seconds: number) => `让时间过 ${seconds} 秒`,
    cookieOf: (node: string) => `${node} 的 cookie`,
    badCookie: 'cookie 是 1 到 255 个可打印的 ASCII 字符。现在生效的还是原来那个。',
    atTheDoor: '已经连上了：cookie 只在建立连接时检查，先断开再试。',
  },
}

type Text = (typeof texts)['en']

export function Faults({
  stage,
  faults,
  label,
}: {
  stage: Stage
  faults: readonly Fault[]
  /** What a screen reader calls the group. */
  label?: string
}): ReactNode {
  const text = useText(texts)
  const fields = faults.flatMap((fault) => (fault.kind === 'cookie' ? fault.node : []))
  return (
    <fieldset aria-label={label ?? text.faults} className={styles.faults}>
      {faults.map((fault, index) =>
        fault.kind === 'cookie' ? (
          <Cookie key={`${fault.node} ${stage.seed}`} node={fault.node} stage={stage} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: so the button that was pressed stays, and the focus with it
          <FaultButton fault={fault} key={index} stage={stage} />
        ),
      )}
      {fields.length > 0 && (
        <p aria-live="polite" className={styles.note}>
          {fields.some((node) => isLate(stage, node)) && text.atTheDoor}
        </p>
      )}
    </fieldset>
  )
}

/** Whether the node is connected with one that has another cookie: a change of either is not noticed any more. */
function isLate({ world: { nodes }, picture: { up } }: StageState, node: string): boolean {
  const own = nodes.find(({ name }) => name === node)?.cookie
  return nodes.some(({ name, cookie }) => cookie !== own && up.has(`${node} ${name}`))
}

function FaultButton({
  stage,
  fault,
}: {
  stage: Stage
  fault: Exclude<Fault, { kind: 'cookie' }>
}): ReactNode {
  const text = useText(texts)
  const { label, action, on } = offered(fault, stage, text)
  return (
    <button
      className={styles.fault}
      data-fault={action.does}
      data-on={on}
      aria-disabled={!stage.ready}
      onClick={() => stage.ready && stage.run(action)}
      type="button"
    >
      {label}
    </button>
  )
}

/** What the button does now; `on`: the fault is there, and the button undoes it. */
function offered(
  fault: Exclude<Fault, { kind: 'cookie' }>,
  { world, scene }: Pick<StageState, 'world' | 'scene'>,
  text: Text,
): { label: string; action: Action; on: boolean } {
  switch (fault.kind) {
    case 'cut': {
      const { between } = fault
      const on = world.cuts.has(pairKey(between))
      return {
        label: (on ? text.mend : text.cut)(...between),
        action: { does: on ? 'mend' : 'cut', between },
        on,
      }
    }
    case 'drop':
      return {
        label: text.drop(...fault.between),
        action: { does: 'drop', between: fault.between },
        on: false,
      }
    case 'delay': {
      const { between } = fault
      const { latency } = scene
      const on = (world.delays.get(pairKey(between)) ?? latency) !== latency
      const label = on ? text.undelay(...between) : text.delay(...between, fault.latency)
      return { label, action: { does: 'delay', between, latency: on ? latency : fault.latency }, on }
    }
    case 'node': {
      const { node } = fault
      const isThere = ({ nodes }: Pick<World, 'nodes'>) => nodes.some(({ name }) => name === node.name)
      const on = isThere(scene) && !isThere(world)
      return isThere(world)
        ? { label: text.kill(node.name), action: { does: 'kill_node', node: node.name }, on: false }
        : { label: text.start(node.name + flagsOf(node)), action: { does: 'start_node', node }, on }
    }
    case 'namesake': {
      const { node } = fault
      return { label: text.startAnother(node.name), action: { does: 'start_node', node }, on: false }
    }
    case 'epmd': {
      const { host } = fault
      const on = world.withoutEpmd.has(host)
      return {
        label: (on ? text.startEpmd : text.stopEpmd)(host),
        action: { does: on ? 'start_epmd' : 'stop_epmd', host },
        on,
      }
    }
    case 'name': {
      const { host } = fault
      const on = world.hidden.has(host)
      return {
        label: (on ? text.showName : text.hideName)(host),
        action: { does: on ? 'show_name' : 'hide_name', host },
        on,
      }
    }
    case 'partition': {
      const { host } = fault
      const on = isIsolated(host, world)
      return {
        label: (on ? text.rejoin : text.isolate)(host),
        action: { does: on ? 'rejoin' : 'isolate', host },
        on,
      }
    }
    case 'wait':
      return { label: text.wait(fault.ms / 1000), action: { does: 'wait', ms: fault.ms }, on: false }
  }
}

/** What stands behind `erl -sname a@h1`. */
function flagsOf({ hidden, connectAll }: NodeSpec): string {
  return `${hidden ? ' -hidden' : ''}${connectAll === false ? ' -connect_all false' : ''}`
}

function Cookie({ stage, node }: { stage: Stage; node: string }): ReactNode {
  const text = useText(texts)
  const note = useId()
  const known = stage.world.nodes.find(({ name }) => name === node)?.cookie
  const [written, setWritten] = useState<string>()
  const cookie = written ?? known ?? ''
  return (
    <label className={styles.cookie}>
      <span>{text.cookieOf(node)}</span>
      <input
        aria-describedby={note}
        aria-invalid={!isCookie(cookie)}
        autoCapitalize="off"
        autoComplete="off"
        disabled={known === undefined}
        maxLength={255}
        onChange={({ target: { value } }) => {
          setWritten(value)
          if (isCookie(value)) stage.run({ does: 'set_cookie', at: node, cookie: value })
        }}
        spellCheck={false}
        type="text"
        value={cookie}
      />
      <span aria-live="polite" className={styles.problem} id={note}>
        {isCookie(cookie) ? '' : text.badCookie}
      </span>
    </label>
  )
}
