/** Chapter 11: one pid, printed on three nodes; and a node that comes back. */
import type { Play } from '../stage/play.ts'
import { node, nodes } from './scenes.ts'

export const play: Play = {
  id: 'pids',
  scene: {
    hosts: ['h1', 'h2', 'h3'],
    nodes: nodes('a@h1', 'b@h2', 'c@h3'),
    latency: 50,
    tell: 'messages',
    before: [
      { at: 'b@h2', text: 'register(bob, self()).' },
      { at: 'c@h3', text: 'register(cat, self()).' },
      // The first node that c hears of is a: b gets another number there than on a.
      { at: 'a@h1', text: "{cat, 'c@h3'} ! {from, self()}." },
      { at: 'c@h3', text: 'receive {from, Ann} -> Ann end.' },
      { at: 'c@h3', text: "net_adm:ping('b@h2')." },
    ],
  },
  view: 'hosts',
  sequence: true,
  lines: [
    { at: 'a@h1', text: "Old = rpc:call('b@h2', erlang, whereis, [bob])." },
    { at: 'a@h1', text: "{cat, 'c@h3'} ! {bob, Old}." },
    { at: 'c@h3', text: 'receive {bob, Bob} -> Bob end.' },
    { at: 'b@h2', text: 'self().' },
    { at: 'b@h2', text: 'whereis(bob) =:= undefined andalso register(bob, self()).' },
    { at: 'a@h1', text: "New = rpc:call('b@h2', erlang, whereis, [bob]), {Old, New, Old =:= New}." },
    { at: 'a@h1', text: 'Old ! old, New ! new.' },
    { at: 'b@h2', text: 'flush().' },
  ],
  faults: [{ kind: 'node', node: node('b@h2') }],
  prediction: {
    played: ({ consoles }) =>
      consoles.get('c@h3')?.pieces.some(({ text }) => text.startsWith('<2.')) ?? false,
    question: {
      en: '`a` asks for the pid of `bob`, the shell of `b`, and passes it on to `c`. How do the three print it?',
      zh: '`a` 问到了 `b` 的 shell（注册名 `bob`）的 pid，又转给 `c`。三个节点各自怎样打印它？',
    },
    options: [
      {
        text: { en: 'All alike: it is one and the same pid', zh: '都一样，反正是同一个 pid' },
        because: {
          en: 'What travels is the same, the name of the node. X is what each node has made up for that name.',
          zh: '传来传去的都一样，是节点的名字；X 却是各个节点自己给这个名字编的号。',
        },
      },
      {
        text: {
          en: '`b` with 0, `a` and `c` with one other number',
          zh: '`b` 上 X 是 0，`a` 和 `c` 上是同一个别的数',
        },
        because: {
          en: 'Nobody hands out these numbers. `b` is the first node that `a` has printed, and the second that `c` has.',
          zh: '这个号没有谁来统一分配：`a` 最先打印到的节点是 `b`，而 `c` 在它之前已经打印过 `a` 了。',
        },
      },
      {
        text: {
          en: '`b` with 0, `a` and `c` each with a number of its own',
          zh: '`b` 上 X 是 0，`a` 和 `c` 上各是各的数',
        },
        right: true,
        because: {
          en: 'X means "here" if it is 0, and otherwise what this one node has made up for the name `b@h2`.',
          zh: 'X 是 0，意思是“这里”；不是 0，就是这个节点自己给 `b@h2` 这个名字编的号。',
        },
      },
    ],
  },
}
