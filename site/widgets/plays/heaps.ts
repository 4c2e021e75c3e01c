/** Chapter 01: what is sent is a copy, made before `send` returns; to the warehouse next door, and to the one elsewhere. */
import type { Play } from '../stage/play.ts'
import { conversation } from './scenes.ts'

export const play: Play = {
  id: 'heaps',
  scene: {
    ...conversation('a@h1', 'b@h2'),
    oneStory: true,
    before: [
      { at: 'a@h1', text: 'shopper:start(), warehouse:start().' },
      { at: 'b@h2', text: 'warehouse:start().' },
      { at: 'a@h1', text: "net_adm:ping('b@h2')." },
      { at: 'a@h1', text: 'shopper ! {take, cart}.' },
    ],
  },
  view: 'hosts',
  lines: [],
  prediction: {
    played: ({ heaps }) => heaps?.taken === true && heaps.changed,
    question: {
      en: 'The shopper sends a cart with `amount: 2`, then sets its own to `3`. Only now does the warehouse look. What does it find?',
      zh: '顾客发出 `amount: 2` 的购物车，接着把自己这份改成 `3`，仓库这时才来看。它看到几？',
    },
    options: [
      {
        text: { en: '`2`', zh: '`2`' },
        right: true,
        because: {
          en: 'The copy was made before `send` returned, so nothing that came later could reach it. Near or far is all the same.',
          zh: '`send` 返回之前副本就做好了，之后怎么改都碰不到它。远近都一样。',
        },
      },
      {
        text: { en: '`3`', zh: '`3`' },
        because: {
          en: 'It would be so if both held the same cart; but `send` had copied it, and the copy says `2`.',
          zh: '两边要是拿着同一个购物车，就会这样；可是 `send` 已经复制过了，副本里写的是 `2`。',
        },
      },
      {
        text: { en: 'It depends on how soon it looks', zh: '看它来得早不早' },
        because: {
          en: 'It does not matter when: the copy was made by `send`, not by who takes it out, and says `2`.',
          zh: '早晚都一样：副本是 `send` 做的，不是取信时做的，里面写的是 `2`。',
        },
      },
    ],
  },
}
