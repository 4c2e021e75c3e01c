/** Chapter 04: one `pang`, many causes. Each fault breaks the way of a ping at another step. */
import type { Play } from '../stage/play.ts'
import type { StageState } from '../stage/stage-state.ts'
import { node, nodes } from './scenes.ts'

/** The cable has been cut, and `a` has seen since then what a ping makes of it. */
function hasWaited({ deeds, pending }: StageState): boolean {
  const cut = deeds.findIndex(({ action }) => action.does === 'cut')
  const asks = ({ does }: { does: string }): boolean => does === 'type' || does === 'explain'
  return (
    cut >= 0 &&
    deeds.slice(cut).some(({ action }) => asks(action)) &&
    ![...pending.values()].some((action) => asks(action))
  )
}

export const play: Play = {
  id: 'why-pang',
  scene: { hosts: ['h1', 'h2'], nodes: nodes('a@h1', 'b@h2'), latency: 50 },
  view: 'hosts',
  lines: [
    { at: 'a@h1', text: "net_adm:ping('b@h2')." },
    { at: 'a@h1', text: "timer:tc(net_adm, ping, ['b@h2'])." },
    { at: 'a@h1', text: 'net_adm:names(h2).' },
    { at: 'a@h1', text: "disconnect_node('b@h2')." },
  ],
  why: { at: 'a@h1', node: 'b@h2' },
  faults: [
    { kind: 'name', host: 'h2' },
    { kind: 'epmd', host: 'h2' },
    { kind: 'node', node: node('b@h2') },
    { kind: 'cut', between: ['h1', 'h2'] },
    { kind: 'cookie', node: 'b@h2' },
  ],
  prediction: {
    question: {
      en: 'An unknown host, no EPMD, no such node, a cut cable, a wrong cookie: each of them makes the ping a `pang`. Which one takes longest?',
      zh: '主机名解析不了，EPMD 没运行，节点不在，网线断了，cookie 不对：哪一样都会让 ping 得到 `pang`。其中最慢的是哪一样？',
    },
    played: hasWaited,
    options: [
      {
        text: { en: 'The wrong cookie: the ping gets furthest', zh: 'cookie 不对：它走得最远' },
        because: {
          en: 'Furthest, yes; but each step on that way is answered at once.',
          zh: '走得最远不假，可这一路上每一步都立刻有回音。',
        },
      },
      {
        text: { en: 'The cut cable', zh: '网线断了' },
        right: true,
        because: {
          en: 'Nobody says no. `a` hears nothing at all, and can only wait until its patience ends.',
          zh: '没有谁来说“不”。`a` 什么也听不到，只能等到自己没了耐心。',
        },
      },
      {
        text: { en: 'The unknown host: it has to be looked for', zh: '主机名解析不了：总得找一找' },
        because: {
          en: 'Here whoever is asked for the name says no at once. (A real DNS that is down can make you wait, too.)',
          zh: '这里一问名字，马上就答没有。（真的 DNS 要是坏了，倒也会让人干等。）',
        },
      },
    ],
  },
}
