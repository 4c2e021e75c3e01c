/** Chapter 09: five messages, and who gives way when two nodes dial each other at once. */
import type { Play } from '../stage/play.ts'
import type { StageState } from '../stage/stage-state.ts'
import { node, nodes } from './scenes.ts'

/** The one with the smaller name first: so the other's `nok` is still heard before the smaller gives way. */
const AT_ONCE = [
  { at: 'a10@h2', text: "net_adm:ping('a9@h1')." },
  { at: 'a9@h1', text: "net_adm:ping('a10@h2')." },
] as const

/** When each of the two was typed, once all is answered. */
function typedAt({ deeds, pending }: StageState): readonly (readonly number[])[] {
  const timesOf = (line: string): number[] =>
    deeds.filter(({ action }) => action.does === 'type' && action.text === line).map(({ at }) => at)
  return pending.size === 0 ? AT_ONCE.map(({ text }) => timesOf(text)) : []
}

/** Both in the same moment. */
function pingedAtOnce(state: StageState): boolean {
  const [one = [], other = []] = typedAt(state)
  return one.some((at) => other.includes(at))
}

const inTurn = {
  en: 'The second ping went over the connection of the first: nobody dialled against anybody. Start over, press Pause, both lines, and then Go on.',
  zh: '后一次 ping 走的是前一次建好的连接，谁也没跟谁撞上。从头再来：先按暂停，按下两行，再按继续。',
}

export const play: Play = {
  id: 'handshake',
  scene: { hosts: ['h1', 'h2'], nodes: nodes('a9@h1', 'a10@h2'), latency: 50 },
  view: 'hosts',
  sequence: true,
  lines: [
    ...AT_ONCE,
    { at: 'Zoe@h2', text: "net_adm:ping('adam@h1')." },
    { at: 'adam@h1', text: "net_adm:ping('Zoe@h2')." },
    { at: 'a9@h1', text: 'nodes().' },
  ],
  faults: [
    { kind: 'drop', between: ['h1', 'h2'] },
    { kind: 'cookie', node: 'a10@h2' },
    { kind: 'node', node: node('adam@h1') },
    { kind: 'node', node: node('Zoe@h2') },
  ],
  prediction: {
    question: {
      en: '`a9@h1` and `a10@h2` ping each other in the same moment. Whose dialling goes on?',
      zh: '`a9@h1` 和 `a10@h2` 在同一时刻互相 ping。最后接通的，是谁拨的那一次？',
    },
    played: pingedAtOnce,
    astray: (state) => {
      const typed = typedAt(state)
      return typed.length > 0 && typed.every((times) => times.length > 0) ? inTurn : undefined
    },
    options: [
      {
        text: { en: 'That of `a10`: 10 is more than 9', zh: '`a10` 拨的：10 比 9 大' },
        because: {
          en: 'Names are text, compared character by character, and `1` comes before `9`.',
          zh: '名字是文本，一个字符一个字符地比，`1` 排在 `9` 前面。',
        },
      },
      {
        text: { en: 'That of `a9`', zh: '`a9` 拨的' },
        right: true,
        because: {
          en: 'Its name is the greater, by the second character: it says `nok`, and `a10` gives way with `ok_simultaneous`.',
          zh: '比到第二个字符就分出了大小，`a9` 更大：它说 `nok`，`a10` 则以 `ok_simultaneous` 让路。',
        },
      },
      {
        text: { en: 'That of whoever is a little earlier', zh: '谁早到一点就是谁的' },
        because: {
          en: 'Nobody measures time here: each decides by the two names alone, and so both come to the same end.',
          zh: '这里谁也不看时间：双方各自只凭两个名字来定，所以结论总是一样。',
        },
      },
    ],
  },
}
