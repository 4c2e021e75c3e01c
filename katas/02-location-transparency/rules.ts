/** The rules of Erlang that the tests stand for, as a failing test states them. */
import type { Rule } from '../kit/kit.ts'

export const rule = {
  ownPid: {
    en: 'A pid belongs to the node whose name and creation it carries.',
    zh: 'pid 里写着哪个节点的名字和 creation，它就属于哪个节点。',
  },
  byValue: {
    en: 'Pids are compared by what they say, not by which object says it. One that comes back over the wire is decoded anew.',
    zh: '比较 pid，看的是里面写了什么，不是看它是哪个对象。从网络上回来的 pid，是重新解码出来的。',
  },
  otherNode: {
    en: 'Each node numbers its processes by itself: the same id on another node is another process.',
    zh: '每个节点各自给进程编号：别的节点上相同的 id，是另一个进程。',
  },
  otherLife: {
    en: 'A restarted node is another node. The creation tells its pids from those of an earlier life of the same name.',
    zh: '重启过的节点是另一个节点。名字虽同，靠 creation 就能分清哪些 pid 是上一次运行时留下的。',
  },
  renamed: {
    en: 'A pid does not say where its process was when it was spawned, but who its node is: it stays at home when the node gets a name.',
    zh: 'pid 说的不是进程创建时身在何处，而是它的节点是谁：节点有了名字，它仍是自家的 pid。',
  },
  local: {
    en: 'A pid of this node leads here, whether its process is alive or not.',
    zh: '本节点的 pid，路就通向这里，不管那个进程是否还活着。',
  },
  away: {
    en: 'A pid of another node leads there. Whoever sends need not know of the network.',
    zh: '别的节点的 pid，路就通向那里。发消息的人不必知道有网络这回事。',
  },
  ownCreations: {
    en: 'A creation tells the lives of one name apart. It says nothing across two names.',
    zh: 'creation 只用来区分同一个名字的各次运行。名字不同，就无从比起。',
  },
  noSelfDial: {
    en: 'A pid of an earlier life of this node leads to nobody: a node does not connect with itself.',
    zh: '本节点上一次运行时留下的 pid，已经无处可去：节点不会去连接自己。',
  },
  noNetwork: {
    en: 'A node that is not on the network reaches nobody elsewhere. That is no error: a pid says who, not whether.',
    zh: '不在网络上的节点，找不到别处的任何进程。这不是错误：pid 只说是谁，不说在不在。',
  },
  delivered: {
    en: 'A message for a process of this node goes into its mailbox, behind those that wait there.',
    zh: '发给本节点进程的消息，放进它的信箱，排在已有消息的后面。',
  },
  handedOver: {
    en: 'A message for a process of another node is handed to the way to other nodes, with the name of that node.',
    zh: '发给别的节点的进程，就把消息连同那个节点的名字，交给通往其他节点的路。',
  },
  sameCopy: {
    en: 'Near and far mean the same: the receiver gets a copy of what was said, made before send returned.',
    zh: '远近都一样：接收方拿到的是当时所说的副本，send 返回之前就已复制好。',
  },
  nothingToAwait: {
    en: 'send gives no receipt, near or far: it returns nothing, and there is nothing to await.',
    zh: 'send 没有回执，远近都一样：它什么也不返回，也就没有什么可等的。',
  },
  noReceipt: {
    en: 'A message to a process that is no more is dropped, without an error: a far process could not tell you either.',
    zh: '进程已经不在，发给它的消息就丢掉，不报错：反正远处的进程没了，你也无从得知。',
  },
} as const satisfies { readonly [name: string]: Rule }
