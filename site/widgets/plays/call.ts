/** Chapter 15: one reference, and what it does for a call that fails. */
import type { Play } from '../stage/play.ts'
import { conversation, node } from './scenes.ts'
import { typedInOrder } from './typed.ts'

export const play: Play = {
  id: 'call',
  scene: {
    ...conversation('a@h1', 'b@h2'),
    before: [
      { at: 'b@h2', text: 'shop:start().' },
      { at: 'a@h1', text: "net_adm:ping('b@h2')." },
    ],
  },
  view: 'hosts',
  sequence: true,
  lines: [
    { at: 'a@h1', text: "catch gen_server:call({shop, 'b@h2'}, {price, tea}, 1000)." },
    { at: 'a@h1', text: "gen_server:call({shop, 'b@h2'}, {price, milk})." },
    { at: 'a@h1', text: 'flush().' },
    { at: 'a@h1', text: "gen_server:call({till, 'b@h2'}, {price, tea})." },
    { at: 'a@h1', text: "gen_server:cast({shop, 'b@h2'}, {price, tea, 6})." },
    { at: 'b@h2', text: 'gen_server:stop(shop).' },
  ],
  faults: [
    { kind: 'node', node: node('b@h2') },
    { kind: 'cut', between: ['h1', 'h2'] },
    { kind: 'delay', between: ['h1', 'h2'], latency: 300 },
  ],
  prediction: {
    question: {
      en: 'Tea costs 5, milk 1. To fetch tea takes a second and a half. `a` asks for the price of tea, waits a second, and then asks for that of milk. What does it hear?',
      zh: '茶 5 块，牛奶 1 块。取茶要花一秒半。`a` 先问茶价，等了一秒，再问牛奶的价钱。它会听到什么？',
    },
    options: [
      {
        text: { en: '`5`: the answer that came late', zh: '`5`：迟到的回答' },
        because: {
          en: 'The answer to the first call goes to its alias, and that ended with the timeout.',
          zh: '第一次 call 的回答发往它的别名，而别名在超时的那一刻就失效了。',
        },
      },
      {
        text: { en: '`1`', zh: '`1`' },
        right: true,
        because: {
          en: 'The 5 goes to the alias of the first call, which ended with the timeout, and finds nobody. See it arrive, and get into no mailbox.',
          zh: '5 发往第一次 call 的别名，它在超时的那一刻就失效了，所以 5 无人接收。看它到了，却没进任何信箱。',
        },
      },
      {
        text: { en: 'Nothing: the shop is still busy', zh: '什么也听不到：商店还在忙' },
        because: {
          en: 'The shop is busy for another half second; then it takes the next request from its mailbox. Five seconds are enough.',
          zh: '商店只再忙半秒，就会从信箱里取出下一个请求。五秒足够了。',
        },
      },
    ],
    played: (state) => typedInOrder(state, '{price, tea}, 1000', '{price, milk}'),
  },
}
