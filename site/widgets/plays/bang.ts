/** Chapter 12: whom a message is for, what becomes of it, and what nobody is told. */
import type { Play } from '../stage/play.ts'
import type { StageState } from '../stage/stage-state.ts'
import { conversation } from './scenes.ts'
import { typedInOrder } from './typed.ts'

const DOOR = `register(door, spawn(fun Door() ->
  receive N -> io:format("door: ~p~n", [N]) end, Door()
end)).`

const printed = ({ consoles }: StageState, message: number): boolean =>
  consoles.get('b@h2')?.pieces.some(({ text }) => text.startsWith(`door: ${message}`)) ?? false

const whole = {
  en: 'The cable was whole when the 2 was sent, so nothing is missing. Start over, and cut it before the 2.',
  zh: '发送 2 的时候网线是好的，所以一条也没少。从头再来一次，发送 2 之前先剪断网线。',
}

export const play: Play = {
  id: 'bang',
  scene: {
    ...conversation('a@h1', 'b@h2'),
    before: [
      { at: 'b@h2', text: DOOR },
      { at: 'a@h1', text: "net_adm:ping('b@h2')." },
    ],
  },
  view: 'hosts',
  sequence: true,
  lines: [
    { at: 'a@h1', text: "{door, 'b@h2'} ! 1." },
    { at: 'a@h1', text: "{door, 'b@h2'} ! 2." },
    { at: 'a@h1', text: "{door, 'b@h2'} ! 3." },
    { at: 'a@h1', text: 'door ! hello.' },
    { at: 'a@h1', text: "{door, 'nobody@h2'} ! hello." },
  ],
  faults: [
    { kind: 'cut', between: ['h1', 'h2'] },
    { kind: 'drop', between: ['h1', 'h2'] },
    { kind: 'delay', between: ['h1', 'h2'], latency: 300 },
  ],
  prediction: {
    question: {
      en: 'Send 1. Cut the cable, send 2. Drop the connections, mend the cable, send 3. What does `door` print?',
      zh: '发送 1。剪断网线，发送 2。断开连接，接好网线，发送 3。`door` 会打印什么？',
    },
    options: [
      {
        text: { en: '1, 2, 3', zh: '1、2、3' },
        because: {
          en: 'The 2 was under way when its connection broke. Nobody keeps it, and nobody sends it again.',
          zh: '连接断开时，2 还在路上。没有谁留着它，也没有谁重发。',
        },
      },
      {
        text: { en: '1, 3', zh: '1、3' },
        right: true,
        because: {
          en: 'The 2 was lost with its connection, and the 3 brought about a new one. In order does not mean without gaps.',
          zh: '2 随着连接丢了，3 又带来一条新连接。有序不等于没有缺口。',
        },
      },
      {
        text: { en: '1, and then an error', zh: '1，然后报错' },
        because: {
          en: '`!` never tells whether a message arrived. The 3 dials anew, and arrives.',
          zh: '`!` 从不告诉你消息到没到。发送 3 时会重新拨号，于是它到了。',
        },
      },
    ],
    played: (state) => typedInOrder(state, '! 2.', '! 3.') && printed(state, 3) && !printed(state, 2),
    astray: (state) => (printed(state, 3) && printed(state, 2) ? whole : undefined),
  },
}
