/** The rules of Erlang that the tests stand for, as a failing test states them. */
import type { Rule } from '../kit/kit.ts'

export const rule = {
  atom: {
    en: 'pong is an atom: a name that stands for itself. It is no text, and receive tells the two apart.',
    zh: 'pong 是原子：一个只代表自己的名字。它不是文本，receive 分得清两者。',
  },
  patience: {
    en: 'receive takes only what matches its pattern. Anything else stays in the mailbox, and after the time given the asker says pang.',
    zh: 'receive 只取走与模式匹配的消息，别的都留在信箱里；时间一到，提问的一方就说 pang。',
  },
} as const satisfies { readonly [name: string]: Rule }
