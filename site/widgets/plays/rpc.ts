/** Chapter 14: a function called elsewhere, and all that can come back. */
import type { Play } from '../stage/play.ts'
import { conversation, node } from './scenes.ts'
import { typedInOrder } from './typed.ts'

export const play: Play = {
  id: 'rpc',
  scene: {
    ...conversation('a@h1', 'b@h2'),
    before: [{ at: 'a@h1', text: "net_adm:ping('b@h2')." }],
  },
  view: 'hosts',
  sequence: true,
  lines: [
    { at: 'a@h1', text: "rpc:call('b@h2', erlang, node, [])." },
    { at: 'a@h1', text: "rpc:call('b@h2', timer, sleep, [1000], 500)." },
    { at: 'a@h1', text: "rpc:call('b@h2', lists, reverse, [[1, 2, 3]])." },
    { at: 'a@h1', text: "rpc:call('b@h2', lists, revers, [[1, 2, 3]])." },
    { at: 'a@h1', text: "rpc:cast('b@h2', counter, start, [])." },
    { at: 'a@h1', text: 'flush().' },
  ],
  faults: [
    { kind: 'node', node: node('b@h2') },
    { kind: 'cut', between: ['h1', 'h2'] },
    { kind: 'delay', between: ['h1', 'h2'], latency: 300 },
  ],
  prediction: {
    question: {
      en: '`b` is to sleep for a second, and `a` waits for half of one. Then `a` calls something else, and the answer of the first call comes in. Who takes it?',
      zh: '让 `b` 睡一秒，`a` 只等半秒。接着 `a` 又调用别的函数，这时第一次调用的回答到了。谁会收下它？',
    },
    options: [
      {
        text: { en: 'The second call, by mistake', zh: '第二次调用，张冠李戴' },
        because: {
          en: 'Each call has its own process or alias to be answered at. That of the first is gone by then.',
          zh: '每次调用都有自己专用的进程或别名来收回答。第一次调用的那个，这时已经没有了。',
        },
      },
      {
        text: { en: 'Nobody', zh: '谁也不收' },
        right: true,
        because: {
          en: 'Where it is sent to ended with the timeout. Watch it arrive at `a`, and get into no mailbox: `flush()` shows nothing.',
          zh: '它要送达的地方，超时的那一刻就没有了。看它到了 `a`，却没进任何信箱：`flush()` 什么也不显示。',
        },
      },
      {
        text: { en: 'The shell, as a message', zh: 'shell 收到一条消息' },
        because: {
          en: "The shell's mailbox is not where calls wait; `flush()` shows nothing.",
          zh: '调用并不在 shell 的信箱里等回答；`flush()` 什么也不显示。',
        },
      },
    ],
    played: (state) => typedInOrder(state, 'timer, sleep', 'lists, reverse'),
  },
}
