/** Chapter 06: two clusters, glue between them and one who only watches; and a pid that gets through the glue. */
import type { Play } from '../stage/play.ts'
import { node, nodes } from './scenes.ts'

export const play: Play = {
  id: 'hide',
  scene: {
    hosts: ['h1', 'h2', 'h3'],
    nodes: [
      ...nodes('a@h1', 'b@h1', 'x@h2', 'y@h2'),
      node('g@h3', { connectAll: false }),
      node('h@h3', { hidden: true }),
    ],
    latency: 50,
    global: true,
    tell: 'messages',
    before: [
      { at: 'a@h1', text: "net_adm:ping('b@h1')." },
      { at: 'x@h2', text: "net_adm:ping('y@h2')." },
      { at: 'g@h3', text: "{net_adm:ping('a@h1'), net_adm:ping('x@h2')}." },
      { at: 'g@h3', text: 'register(glue, self()).' },
      { at: 'a@h1', text: 'register(ann, self()).' },
    ],
  },
  view: 'ring',
  lines: [
    { at: 'x@h2', text: "{glue, 'g@h3'} ! {pid, self()}." },
    { at: 'g@h3', text: "{ann, 'a@h1'} ! receive {pid, P} -> {pid, P} end." },
    { at: 'a@h1', text: 'receive {pid, P} -> P ! hello end.' },
    { at: 'b@h1', text: 'nodes().' },
    { at: 'h@h3', text: "net_adm:ping('a@h1'), {nodes(), nodes(hidden)}." },
    { at: 'a@h1', text: '{nodes(), nodes(hidden), nodes(connected)}.' },
    { at: 'w@h3', text: "{net_adm:ping('a@h1'), net_adm:ping('x@h2')}." },
  ],
  faults: [
    { kind: 'node', node: node('w@h3') },
    { kind: 'node', node: node('g@h3', { connectAll: false }) },
  ],
  prediction: {
    played: ({ picture }) => picture.up.has('b@h1 x@h2'),
    question: {
      en: '`x` sends its pid to `g`, `g` passes it on to `a`, and `a` sends `hello` to it. What does `nodes()` on `b` say then?',
      zh: '`x` 把自己的 pid 发给 `g`，`g` 转给 `a`，`a` 往那个 pid 发了一声 `hello`。这时 `b` 上的 `nodes()` 是什么？',
    },
    options: [
      {
        text: { en: '`[a@h1]`: the glue carries the message', zh: '`[a@h1]`：消息由胶水带过去' },
        because: {
          en: 'Nobody relays in Erlang: `a` dials `x` itself, and then the two introduce their friends.',
          zh: 'Erlang 里谁也不替别人转发：`a` 自己去拨 `x`，接着双方互相交代认识谁。',
        },
      },
      {
        text: { en: '`[a@h1,x@h2]`: `a` tells it of `x`', zh: '`[a@h1,x@h2]`：`a` 把 `x` 告诉了它' },
        because: {
          en: '`x` has told `a` of `y`, and what `a` tells its own is: `x` has come, and with it `y`.',
          zh: '`x` 还提到了 `y`；`a` 告诉自己人的是：来了 `x`，后面还跟着 `y`。',
        },
      },
      {
        text: {
          en: '`[a@h1,x@h2,y@h2]`: the two clusters are one',
          zh: '`[a@h1,x@h2,y@h2]`：两个集群成了一个',
        },
        right: true,
        because: {
          en: 'The message makes `a` dial `x`. Both are usual nodes, so `global` does the rest. A pid is a way.',
          zh: '要送这条消息，`a` 就去拨 `x`；两个都是普通节点，余下的由 `global` 来做。pid 就是一条路。',
        },
      },
    ],
  },
}
