/** Chapter 08: two cookies, one `pang`, and the one who was called knows why. */
import type { Play } from '../stage/play.ts'

export const play: Play = {
  id: 'cookie',
  scene: {
    hosts: ['h1', 'h2'],
    nodes: [
      { name: 'a@h1', cookie: 'secret' },
      { name: 'b@h2', cookie: 'wrong' },
    ],
    latency: 50,
  },
  view: 'hosts',
  lines: [
    { at: 'a@h1', text: "net_adm:ping('b@h2')." },
    { at: 'a@h1', text: "erlang:set_cookie('b@h2', wrong)." },
    { at: 'a@h1', text: 'erlang:get_cookie().' },
    { at: 'b@h2', text: "erlang:set_cookie('a@h1', secret)." },
    { at: 'a@h1', text: "disconnect_node('b@h2')." },
  ],
  faults: [
    { kind: 'cookie', node: 'a@h1' },
    { kind: 'cookie', node: 'b@h2' },
  ],
  prediction: {
    question: {
      en: 'The cookies differ, and `a` pings `b`. Which side notices first, and what does it say to the other?',
      zh: '两边的 cookie 不一样，`a` 去 ping `b`。哪一方先发现？它对另一方说什么？',
    },
    options: [
      {
        text: { en: '`a`, and it asks for the right cookie', zh: '`a`，它向对方要正确的 cookie' },
        because: {
          en: '`a` has to prove itself first, so `b` is the first to have something to compare.',
          zh: '先要证明自己的是 `a`，所以先有东西可比的是 `b`。',
        },
      },
      {
        text: { en: '`b`, and it says: wrong cookie', zh: '`b`，它说：cookie 不对' },
        because: {
          en: 'It is `b`; but to a stranger it gives no reason. It hangs up, and writes a line in its own log.',
          zh: '是 `b` 不错，可它不向陌生人解释：直接挂断，只在自己的日志里记一行。',
        },
      },
      {
        text: { en: '`b`, and it says nothing', zh: '`b`，它什么也不说' },
        right: true,
        because: {
          en: 'It hangs up. The only line about it is in its own log; choose that step to read it.',
          zh: '它直接挂断，只在自己的日志里记一行；点那一步就能读到。',
        },
      },
    ],
  },
}
