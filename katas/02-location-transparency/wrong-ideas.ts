/** What people write at first, so that a failing test can name the idea and not just the difference. */
import type { WrongIdea } from '../kit/lesson.ts'

export const comparedAsObjects: WrongIdea<unknown> = {
  gives: false,
  en: 'Did you compare the two homes with ===? They are two objects that say the same.',
  zh: '是不是用 === 比较了两个 home？它们是两个对象，说的却是同一件事。',
}

export const ignores = (en: string, zh: string): WrongIdea<unknown> => ({
  gives: true,
  en: `The ${en} differs. Did you look at it?`,
  zh: `${zh}不一样，你看了吗？`,
})

export const addressedToOneself: WrongIdea<unknown> = {
  gives: 'away',
  en: 'By the network it would go to a@h1, and that is this node: it would dial itself.',
  zh: '走网络的话，是送往 a@h1，而那正是本节点：它会去拨自己。',
}

export const notDelivered: readonly WrongIdea<unknown>[] = [
  {
    gives: [],
    en: 'The message went nowhere, though the way is known and somebody is there.',
    zh: '路是通的，人也在，消息却哪儿也没去。',
  },
]

export const toOwnNode = (gives: unknown): WrongIdea<unknown> => ({
  gives,
  en: 'a@h1 is the node that sends. The way leads to the node at which the pid is at home.',
  zh: 'a@h1 是发送的节点。要去的是 pid 的 home 所说的那个节点。',
})

export const changedLater = (gives: unknown): WrongIdea<unknown> => ({
  gives,
  en: 'The receiver got what the message became, not what was said. What is handed over may leave much later, too.',
  zh: '接收方拿到的是后来改成的样子，不是当时说的。交给网络的消息，也可能过很久才发出去。',
})
