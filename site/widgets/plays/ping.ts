/** Chapter 00: two nodes, a shell on each, and one word for all that can go wrong. */
import type { Play } from '../stage/play.ts'
import type { StageState } from '../stage/stage-state.ts'

const node = (name: string) => ({ name, cookie: 'secret' })

const PING = "net_adm:ping('b@h2')."

/** `b` was there both times, and has answered. */
function pingedTwice({ deeds, typed, pending, picture }: StageState): boolean {
  const pings = deeds.filter(({ action }) => action.does === 'type' && action.text === PING)
  return pings.length > 1 && pending.size === 0 && typed?.answer === 'pong' && picture.up.has('a@h1 b@h2')
}

export const play: Play = {
  id: 'ping',
  scene: { hosts: ['h1', 'h2'], nodes: ['a@h1', 'b@h2'].map(node), latency: 50 },
  view: 'hosts',
  lines: [
    { at: 'a@h1', text: PING },
    { at: 'a@h1', text: 'nodes().' },
    { at: 'a@h1', text: "disconnect_node('b@h2')." },
    { at: 'a@h1', text: "net_adm:ping('c@h2')." },
    { at: 'b@h2', text: "net_adm:ping('a@h1')." },
  ],
  faults: [
    { kind: 'node', node: node('b@h2') },
    { kind: 'epmd', host: 'h2' },
    { kind: 'cut', between: ['h1', 'h2'] },
  ],
  prediction: {
    question: {
      en: '`a` pings `b` twice, one ping after the other. What does the second ping do without?',
      zh: '`a` 接连 ping `b` 两次，第二次省掉了什么？',
    },
    played: pingedTwice,
    options: [
      {
        text: { en: 'Nothing: it is a ping like the first', zh: '什么也没省：跟第一次一模一样' },
        because: {
          en: 'The first one has made a connection, and it is still there.',
          zh: '第一次已经建立了连接，它还在。',
        },
      },
      {
        text: {
          en: 'EPMD: the port is known by now. The handshake comes again',
          zh: 'EPMD：端口已经知道了；握手还要再来一遍',
        },
        because: {
          en: 'Nobody shakes hands over a connection that stands. Only the question and its answer cross it.',
          zh: '连接还在，就用不着再握手。线上只走一问一答。',
        },
      },
      {
        text: { en: 'EPMD and the handshake', zh: 'EPMD 和握手' },
        right: true,
        because: {
          en: 'The connection is still there; only the question and its answer cross it.',
          zh: '连接还在，线上只走一问一答。',
        },
      },
    ],
  },
}
