/** The rules of Erlang that the tests stand for, as a failing test states them. */
import type { Rule } from '../kit/kit.ts'

export const rule = {
  immutable: {
    en: 'What can never change need not be copied: sharing it shares nothing. A number, an atom, a pid is its own copy.',
    zh: '永远不会变的东西不必复制，共享它也等于什么都没共享。数字、原子、pid 的副本就是它自己。',
  },
  oneAtom: {
    en: "An atom is the one object of its name: atom('ok') === atom('ok'), everywhere. A second one would match no pattern.",
    zh: "同名的原子只有一个对象：atom('ok') === atom('ok')，处处如此。再造一个，就跟什么模式都匹配不上了。",
  },
  ownBytes: {
    en: 'Sender and receiver share no memory. The copy of a binary has bytes of its own, and stays what it was.',
    zh: '收发双方不共享内存。二进制串的副本有自己的字节，原来是什么，就一直是什么。',
  },
  stillBinary: {
    en: 'The copy of a term is the same term. The copy of a binary is a Binary.',
    zh: '数据项的副本还是同一个数据项。二进制串的副本，仍是 Binary。',
  },
  anyBytes: {
    en: 'A binary is any bytes, and need not be text: <<255,0>> is none.',
    zh: '二进制串可以是任意字节，不一定是文本：<<255,0>> 就不是。',
  },
  sameTerm: {
    en: 'The copy equals the original by =:=. Atoms stay atoms, tuples stay tuples, and 1.0 does not become 1.',
    zh: '副本与原件 =:= 相等：原子还是原子，元组还是元组，1.0 也不会变成 1。',
  },
  deep: {
    en: 'The whole message is copied, to its last part. Whatever the sender changes later, the copy stays.',
    zh: '整条消息都要复制，一直复制到最里层。发送方之后改什么，副本都不变。',
  },
  beforeReturn: {
    en: 'A message is copied before send returns. From then on the sender may do with its own what it likes.',
    zh: '消息在 send 返回之前就已复制好。从那以后，发送方怎么改自己那份都行。',
  },
  asynchronous: {
    en: 'Sending is asynchronous. send returns at once, and the receiver runs when its turn comes.',
    zh: '发送是异步的：send 立刻返回，接收方轮到自己时才运行。',
  },
  noReceipt: {
    en: 'send gives no receipt, and there is nothing to await: it returns undefined.',
    zh: 'send 没有回执，也没有什么可等的：它返回 undefined。',
  },
  delivered: {
    en: 'What was sent lies in the mailbox of the receiver, and waits there until it is taken.',
    zh: '发来的消息就放在接收方的信箱里，等着被取走。',
  },
  everyMessage: {
    en: 'Every message wakes a receiver that waits, whatever lies in its mailbox: it may be the one it waits for.',
    zh: '每来一条消息，都会叫醒等待中的接收方，不管信箱里还有什么：它等的也许正是这一条。',
  },
  order: {
    en: 'Messages from one process to another arrive in the order in which they were sent.',
    zh: '一个进程发给另一个进程的消息，按发送的先后到达。',
  },
  firstThatFits: {
    en: 'receive takes the first message that fits, whatever stands before it.',
    zh: 'receive 取走第一条匹配的消息，不管它前面还排着什么。',
  },
  othersStay: {
    en: 'What did not match stays in the mailbox, in its order. Another receive may want it.',
    zh: '不匹配的消息留在信箱里，次序不变：别的 receive 可能正要它们。',
  },
  noneFits: {
    en: 'Where nothing fits, receive takes nothing, and the mailbox stays as it is.',
    zh: '一条都不匹配时，receive 什么也不取，信箱原样不动。',
  },
  anyTerm: {
    en: 'Every term is a message: false and 0 are.',
    zh: '任何数据项都能当消息，false 和 0 也是。',
  },
} as const satisfies { readonly [name: string]: Rule }
