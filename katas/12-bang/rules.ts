/** The rules of Erlang that the tests stand for, as a failing test states them. */
import type { Rule } from '../kit/kit.ts'

export const rule = {
  pid: {
    en: 'A pid says who is meant and where: nothing is to be added.',
    zh: 'pid 已经说明了是谁、在哪里，什么都不用添。',
  },
  bareName: {
    en: 'A name alone means the process of that name on this node: door is {door, node()}.',
    zh: '只写名字，指的就是本节点上叫这个名字的进程：door 即 {door, node()}。',
  },
  nameAndNode: {
    en: '{Name, Node} means the process of that name on that node, which may be this one.',
    zh: '{Name, Node} 指那个节点上叫这个名字的进程；那个节点也可以是本节点。',
  },
  nothingElse: {
    en: 'Messages go to a pid, a Name or {Name, Node}. To send to anything else is a badarg.',
    zh: '消息只能发给 pid、Name 或 {Name, Node}，发给别的都是 badarg。',
    erl: '** exception error: bad argument',
  },
  registered: {
    en: 'A name leads to the process that is registered under it on this node.',
    zh: '名字通向本节点上以它注册的那个进程。',
  },
  unknownName: {
    en: "On one's own node a Name that nobody has is a mistake of the program, and the sender hears of it: badarg.",
    zh: '在自己的节点上，Name 没有人用，就是程序写错了，发送方会知道：badarg。',
    erl: '** exception error: bad argument',
  },
  silent: {
    en: "{Name, Node} never fails, with this node's own name neither: a far node could not tell, so a near one does not.",
    zh: '{Name, Node} 从不失败，写本节点的名字也一样：远处的节点说不了，近处的也就不说。',
  },
  deadPid: {
    en: 'Sending to a pid never fails, be its process alive or not.',
    zh: '发给 pid 从不失败，不管它的进程是否还活着。',
  },
  sendSender: {
    en: 'A message to a pid goes under {22, FromPid, ToPid} where the peer takes SEND_SENDER.',
    zh: '对端若接受 SEND_SENDER，发给 pid 的消息前面就是 {22, FromPid, ToPid}。',
  },
  send: {
    en: "A message to a pid goes under {2, '', ToPid} where the peer does not take SEND_SENDER.",
    zh: "对端若不接受 SEND_SENDER，发给 pid 的消息前面就是 {2, '', ToPid}。",
  },
  regSend: {
    en: "A message to a name goes under {6, FromPid, '', ToName}. The node is not told: the frame arrives there anyway.",
    zh: "发给名字的消息前面是 {6, FromPid, '', ToName}。不必写节点：帧反正就是送到那里的。",
  },
  here: {
    en: 'What is for a process of this node stays on it, whichever way it is written.',
    zh: '发给本节点进程的消息就留在本节点，不管写法是哪一种。',
  },
  there: {
    en: 'What is for another node leaves in one frame by the connection to it: a control message, and the message.',
    zh: '发给别的节点的消息，走通往那里的连接，一个帧：控制消息，后面跟着消息。',
  },
  wholeName: {
    en: 'A node is known by its whole name: a@h1 and a@h2 are two nodes.',
    zh: '认节点要看完整的名字：a@h1 和 a@h2 是两个节点。',
  },
  order: {
    en: 'What one process says to another arrives in the order in which it was said, by pid or by name.',
    zh: '一个进程对另一个进程说的话，按先后到达，不管是发给 pid 还是发给名字。',
  },
  copied: {
    en: 'The message is copied before ! returns. Whatever the sender changes later, what was said stays.',
    zh: '消息在 ! 返回之前就已复制好。发送方之后改什么，说出去的话都不变。',
  },
  value: {
    en: 'To ! Message is an expression, and its value is Message. It tells nothing of whether the message arrived.',
    zh: 'To ! Message 是表达式，值就是 Message。至于消息到没到，它什么也没说。',
  },
} as const satisfies { readonly [name: string]: Rule }
