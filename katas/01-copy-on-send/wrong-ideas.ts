/** What people write at first, so that a failing test can name the idea and not just the difference. */
import type { WrongIdea } from '../kit/lesson.ts'
import type { Term } from './given.ts'

export const sameMemory = (gives: Term): WrongIdea<unknown> => ({
  gives,
  en: 'One wrote and the other changed: both look at the same memory. subarray() copies nothing.',
  zh: '一边写，另一边也跟着变：两边看的是同一块内存。subarray() 什么都没复制。',
})

export const tupleAsList = (gives: readonly Term[]): WrongIdea<unknown> => ({
  gives,
  en: 'The tuple has become a list: map() on a tuple gives a plain array, and a plain array is a list.',
  zh: '元组变成了列表：对元组调用 map() 得到的是普通数组，而普通数组就是列表。',
})

/** `original` is what the sender's message has become. */
export const samePlace = (original: Term): WrongIdea<unknown> => ({
  gives: original,
  en: 'The copy changed along with the original: this part was shared, not copied.',
  zh: '原件一改，副本也跟着变：这一部分是共享的，没有复制。',
})

export const tooLate = (gives: readonly Term[]): WrongIdea<unknown> => ({
  gives,
  en: 'The receiver got what the message became, not what was said: copied too late, or not at all.',
  zh: '接收方拿到的是后来改成的样子，不是当时说的：复制得太晚，或者根本没复制。',
})

/** What is left of `mailbox` after a wrong way of taking `wanted`. */
export function leftovers(mailbox: readonly Term[], wanted: Term): readonly WrongIdea<unknown>[] {
  const at = mailbox.indexOf(wanted)
  const last = mailbox.lastIndexOf(wanted)
  const [before, behind] = [mailbox.slice(0, at), mailbox.slice(at + 1)]
  return [
    {
      gives: mailbox,
      en: 'It is still there: the next receive would take it once more.',
      zh: '它还在信箱里：下一个 receive 会再取一遍。',
    },
    {
      gives: behind,
      en: 'What stood before it is gone. receive skips a message, it does not throw it away.',
      zh: '排在它前面的消息不见了。receive 只是跳过，并不丢弃。',
    },
    {
      gives: [...behind, ...before],
      en: 'What you skipped stands last now. A skipped message keeps its place.',
      zh: '你跳过的消息排到最后去了。跳过的消息，位置不变。',
    },
    {
      gives: mailbox.filter((_, i) => i !== last),
      en: 'You took the last that fits. The oldest comes first.',
      zh: '你取的是最后一条匹配的。应当先取最早的。',
    },
    {
      gives: mailbox.filter((message) => message !== wanted),
      en: 'You removed every message that equals the one taken. Each of them was sent.',
      zh: '凡是与取走那条相等的，你都删掉了。可它们每一条都是发来的消息。',
    },
  ]
}
