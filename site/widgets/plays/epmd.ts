/** Chapter 07: a port mapper that is asked and never asks, and a name that dies with its connection. */
import type { Play } from '../stage/play.ts'
import type { StageState } from '../stage/stage-state.ts'
import { node, nodes } from './scenes.ts'

const PING = "net_adm:ping('b@h2')."

/** `a` has pinged since the EPMD of its own host was stopped. */
function pingedWithoutEpmd({ deeds, pending, typed }: StageState): boolean {
  const stopped = deeds.findIndex(({ action }) => action.does === 'stop_epmd' && action.host === 'h1')
  const pinged = deeds.findLastIndex(({ action }) => action.does === 'type' && action.text === PING)
  return stopped >= 0 && pinged > stopped && pending.size === 0 && typed?.answer !== undefined
}

export const play: Play = {
  id: 'epmd',
  scene: { hosts: ['h1', 'h2'], nodes: nodes('a@h1', 'b@h2'), latency: 50 },
  view: 'hosts',
  lines: [
    { at: 'a@h1', text: PING },
    { at: 'a@h1', text: 'net_adm:names().' },
    { at: 'a@h1', text: "disconnect_node('b@h2')." },
    { at: 'b@h2', text: "net_adm:ping('a@h1')." },
    { at: 'a@h1', text: 'net_adm:names(h2).' },
  ],
  faults: [
    { kind: 'epmd', host: 'h1' },
    { kind: 'epmd', host: 'h2' },
    { kind: 'node', node: node('c@h2') },
    { kind: 'namesake', node: node('b@h2') },
    { kind: 'wait', ms: 3000 },
  ],
  prediction: {
    question: {
      en: 'Both nodes run; they have not met. Now the EPMD on `h1` is stopped, and `a@h1` pings `b@h2`. What comes?',
      zh: '两个节点都在运行，还没打过交道。现在停掉 `h1` 的 EPMD，再让 `a@h1` 去 ping `b@h2`。结果是什么？',
    },
    played: pingedWithoutEpmd,
    options: [
      {
        text: { en: '`pang`: `a` has no EPMD to ask', zh: '`pang`：`a` 没有 EPMD 可问' },
        because: {
          en: 'It has: the one that knows `b` is on `h2`, and `a` asks there itself.',
          zh: '有的：认识 `b` 的那个 EPMD 在 `h2` 上，`a` 会自己去那里问。',
        },
      },
      {
        text: {
          en: '`pang`: `a` is no longer registered, so `b` does not let it in',
          zh: '`pang`：`a` 的登记没了，`b` 不让它进',
        },
        because: {
          en: 'Who is dialled asks nobody: `a` says its name in the handshake, and the cookie does the rest.',
          zh: '被拨的一方谁也不问：握手时 `a` 自己报上名字，剩下的就看 cookie 了。',
        },
      },
      {
        text: { en: '`pong`', zh: '`pong`' },
        right: true,
        because: {
          en: 'Only the EPMD of `h2` was asked; without that of `h1`, it is `a` that nobody finds any more.',
          zh: '要问的只有 `h2` 的 EPMD；`h1` 的 EPMD 没了，只是别人再也找不到 `a`。',
        },
      },
    ],
  },
}
