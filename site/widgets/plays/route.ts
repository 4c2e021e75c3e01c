/** Chapter 02: the same line sends to a process next door, to one on another node, and to one on a node never met. */
import { moving } from '../stage/moving.ts'
import type { Play } from '../stage/play.ts'
import type { StageState } from '../stage/stage-state.ts'
import { nodes } from './scenes.ts'

const COUNTER = { at: 'a@h1', name: 'Counter' }

/** From `a` to `c` without `b`: then it was on `a` that `c` was asked, and the two have met before anything is sent. */
const wentStraight = ({ deeds }: StageState): boolean => {
  const goals = deeds.flatMap(({ action }) =>
    action.does === 'type' ? (/\{move, '([^']+)'/.exec(action.text)?.[1] ?? []) : [],
  )
  return goals[0] === 'c@h3'
}

const straight = {
  en: 'Straight from `a` to `c`: it was `a` that had `c` start the counter, so these two have met already. Start over, and go by `b`.',
  zh: '从 `a` 直接搬到 `c`，是 `a` 自己请 `c` 启动计数器的，两边已经认识了。从头再来一次，先搬到 `b`。',
}

export const play: Play = {
  id: 'route',
  scene: {
    hosts: ['h1', 'h2', 'h3'],
    nodes: nodes('a@h1', 'b@h2', 'c@h3'),
    latency: 50,
    processes: true,
    follow: COUNTER,
    before: [
      { at: 'a@h1', text: "net_adm:ping('b@h2')." },
      { at: 'c@h3', text: "net_adm:ping('b@h2')." },
      { at: 'a@h1', text: 'Counter = counter:start().' },
    ],
  },
  view: 'hosts',
  lines: [
    { at: 'a@h1', text: 'Counter ! {inc, self()}.' },
    { at: 'a@h1', text: 'flush().' },
    moving(COUNTER, 'b@h2'),
    moving(COUNTER, 'c@h3'),
    { at: 'a@h1', text: 'node(Counter).' },
  ],
  prediction: {
    question: {
      en: 'The counter is moved from `a` to `b`. From there it is moved on: `b` starts it on `c`, and hands its new pid to `a`. `a` and `c` have never met. Now `a` sends to that pid. What happens?',
      zh: '计数器先从 `a` 搬到 `b`，再从 `b` 搬走：`b` 让 `c` 启动它，把新的 pid 交给 `a`。`a` 和 `c` 从没打过交道。现在 `a` 往这个 pid 发消息，会怎样？',
    },
    played: (state) =>
      state.followed?.node === 'c@h3' &&
      state.typed?.text.startsWith('Counter ! {inc') === true &&
      state.picture.up.has('a@h1 c@h3') &&
      state.pending.size === 0 &&
      !wentStraight(state),
    astray: (state) => (wentStraight(state) ? straight : undefined),
    options: [
      {
        text: { en: 'It goes over `b`, as the pid came', zh: '消息经过 `b`：pid 就是从那儿来的' },
        because: {
          en: 'Nobody relays for others; a pid names its node, not the way by which it came.',
          zh: '谁也不替别人转发；pid 里写的是它属于哪个节点，不是它一路怎么来的。',
        },
      },
      {
        text: { en: '`a` connects to `c`, and sends', zh: '`a` 去连接 `c`，然后发送' },
        right: true,
        because: {
          en: 'The pid says "of node `c`", and that is all that `a` needs to find it.',
          zh: 'pid 里写着“节点 `c` 的”，`a` 有这一条就找得到它。',
        },
      },
      {
        text: { en: 'It is lost: `a` knows no `c`', zh: '消息丢了：`a` 不认识 `c`' },
        because: {
          en: 'Nor did it know `b` once: the first message to a node makes the connection.',
          zh: '当初它也不认识 `b`：发往一个节点的第一条消息，自会建立连接。',
        },
      },
    ],
  },
}
