/** What people write at first, so that a failing test can name the idea and not just the difference. */
import type { Text } from '../kit/kit.ts'
import type { WrongIdea } from '../kit/lesson.ts'
import { atom, type Pid, REG_SEND, type Registered, SEND, SEND_SENDER, t } from './given.ts'

const NONE = atom('')

export const plainError = {
  gives: 'Error',
  en: 'You threw an Error. Whoever sends would look for a badarg: throw new BadArg(…).',
  zh: '你抛出的是 Error。发送方要接的是 badarg：请写 throw new BadArg(…)。',
}

/** Control messages for a pid. */
export function wrongForPid(from: Pid, to: Pid, takesSender: boolean): readonly WrongIdea<unknown>[] {
  const unasked = takesSender
    ? {
        gives: t(SEND, NONE, to),
        en: 'This is SEND, and the peer takes SEND_SENDER: it would rather know who speaks.',
        zh: '这是 SEND，而对端接受 SEND_SENDER：它更想知道是谁在说话。',
      }
    : {
        gives: t(SEND_SENDER, from, to),
        en: 'This is SEND_SENDER, and the peer has not said that it takes it.',
        zh: '这是 SEND_SENDER，而对端没说过接受它。',
      }
  return [
    unasked,
    {
      gives: t(SEND_SENDER, to, from),
      en: 'Sender and receiver have changed places: who speaks stands first.',
      zh: '发送方和接收方写反了：说话的在前。',
    },
    { gives: t(SEND, to), ...fieldMissing },
    {
      gives: t(SEND, from, to),
      en: 'The second field of SEND is the unused one, where a cookie stood once. The sender does not fit in.',
      zh: 'SEND 的第二个字段已经不用，从前放的是 cookie。发送方不写在那里。',
    },
  ]
}

/** Control messages for a name. */
export function wrongForName(from: Pid, { name, node }: Registered): readonly WrongIdea<unknown>[] {
  return [
    { gives: t(REG_SEND, from, name), ...fieldMissing },
    {
      gives: t(REG_SEND, NONE, from, name),
      en: 'The unused field and the sender have changed places. In REG_SEND the sender comes first.',
      zh: '不用的字段和发送方写反了。REG_SEND 里，发送方在前。',
    },
    {
      gives: t(REG_SEND, from, NONE, t(name, node)),
      en: 'The node does not belong there: by this connection everything goes to that node.',
      zh: '节点不必写：走这条连接的，本来就都是送往那个节点。',
    },
  ]
}

const fieldMissing: Text = {
  en: 'A field is missing. It is unused, and yet counts: the peer takes the fields by their places.',
  zh: '少了一个字段。它虽然不用，位置却要占着：对端是按位置来取字段的。',
}

export const complained = <T>(gives: T): WrongIdea<T> => ({
  gives,
  en: 'You refused it because nobody has the name. {Name, Node} never fails: it means the same for near and far.',
  zh: '没有人叫这个名字，你就拒绝了。{Name, Node} 从不失败：远近都是一个意思。',
})

export const swallowed = <T>(gives: T): WrongIdea<T> => ({
  gives,
  en: 'The message would vanish, and the misspelt name would never be found.',
  zh: '消息就这样没了，写错的名字永远也查不出来。',
})

export const wentNowhere: WrongIdea<readonly string[]> = {
  gives: [],
  en: 'The message went nowhere.',
  zh: '消息哪儿也没去。',
}

export const promised: WrongIdea<readonly string[]> = {
  gives: ['Promise'],
  en: 'You gave a promise. ! returns at once with the message, and there is nothing to await.',
  zh: '你给出的是 promise。! 立刻返回消息本身，没有什么可等的。',
}

export const toNobody: WrongIdea<readonly string[]> = {
  gives: ['deliver(undefined, hello)'],
  en: 'recipient gave undefined: there is nobody, so there is nothing to deliver.',
  zh: 'recipient 给出的是 undefined：没有这个人，也就没有什么可送的。',
}

export const clonedByJavaScript: Text = {
  en: 'The copy is no Erlang term: structuredClone and JSON know no atoms. copy(message) does.',
  zh: '复制出来的不是 Erlang 数据项：structuredClone 和 JSON 都不认识原子。要用 copy(message)。',
}
