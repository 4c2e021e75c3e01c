/** Chapter 05: two clusters, one ping between them, and `global` does the rest. */
import type { Play } from '../stage/play.ts'
import { node, nodes } from './scenes.ts'

export const play: Play = {
  id: 'mesh',
  scene: {
    hosts: ['h1', 'h2', 'h3'],
    nodes: nodes('a@h1', 'b@h2', 'c@h3', 'x@h1', 'y@h2'),
    latency: 50,
    global: true,
    tell: 'connections',
    before: [
      { at: 'a@h1', text: "net_adm:ping('b@h2')." },
      { at: 'a@h1', text: "net_adm:ping('c@h3')." },
      { at: 'x@h1', text: "net_adm:ping('y@h2')." },
    ],
  },
  view: 'ring',
  lines: [
    { at: 'x@h1', text: "net_adm:ping('a@h1')." },
    { at: 'c@h3', text: 'nodes().' },
    {
      at: 'a@h1',
      text: 'lists:sum([length(L) || L <- element(1, rpc:multicall(erlang, nodes, []))]) div 2.',
    },
    { at: 'd@h3', text: "net_adm:ping('c@h3')." },
    { at: 'e@h2', text: "net_adm:ping('a@h1')." },
    { at: 'e@h2', text: 'nodes().' },
  ],
  faults: [
    { kind: 'node', node: node('d@h3') },
    { kind: 'node', node: { ...node('e@h2'), connectAll: false } },
    { kind: 'node', node: node('b@h2') },
    { kind: 'partition', host: 'h3' },
    { kind: 'wait', ms: 75_000 },
  ],
  prediction: {
    played: ({ picture }) => picture.up.has('x@h1 c@h3'),
    question: {
      en: '`x` pings `a`: how many connections are there afterwards?',
      zh: '`x` ping 一下 `a`，之后一共有多少条连接？',
    },
    options: [
      {
        text: { en: '5: the four there were, and one more', zh: '5 条：原来的四条，再加一条' },
        because: {
          en: 'The ping makes one; then `global` on each side follows whom the other knows, and makes five more.',
          zh: 'ping 只建立一条；接着两边的 `global` 各自去连对方认识的节点，又建立五条。',
        },
      },
      {
        text: { en: '7: `x` is connected with `b` and `c` as well', zh: '7 条：`x` 跟 `b`、`c` 也连上了' },
        because: {
          en: '`x` does not keep it to itself: it tells `y`, its own friend, who connects with all three.',
          zh: '`x` 不会瞒着自己人 `y`；`y` 听说之后，跟那三个也一一连上。',
        },
      },
      {
        text: { en: '10: everyone with everyone', zh: '10 条：两两都连上' },
        right: true,
        because: {
          en: 'Five nodes, 5 · 4 / 2: the ping makes one, and `global` the other five.',
          zh: '五个节点，5 · 4 / 2：ping 建立一条，另外五条是 `global` 建立的。',
        },
      },
    ],
  },
}
