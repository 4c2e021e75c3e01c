/** The rules of Erlang that the tests stand for, as a failing test states them. */
import type { Rule } from '../kit/kit.ts'

export const rule = {
  bothPublish: {
    en: 'A connection is visible only if both sides publish it. If either hides, it is hidden for both.',
    zh: '双方都公开，连接才可见。只要有一方隐藏，对双方来说都是隐藏连接。',
  },
  perConnection: {
    en: 'Hidden is the connection, not the node: a visible node can have hidden connections beside visible ones.',
    zh: '隐藏的是连接，不是节点：可见的节点也可以有隐藏连接，与可见连接并存。',
  },
  oneBit: {
    en: 'Of all the flags only PUBLISHED counts here. The others say what else a node can do.',
    zh: '这么多标志里，这里只看 PUBLISHED。其余的说的是节点还会些什么。',
  },
  visibleOnly: {
    en: 'nodes() lists visible connections only. Hidden ones are for who asks: nodes(hidden), nodes(connected).',
    zh: 'nodes() 只列可见的连接。隐藏的要专门去问：nodes(hidden) 或 nodes(connected)。',
  },
  connected: {
    en: 'nodes(connected) lists all that are connected, visible or hidden.',
    zh: 'nodes(connected) 列出所有已连上的，不管可见还是隐藏。',
  },
  underWay: {
    en: 'A node whose handshake is not over is connected in no sense.',
    zh: '握手还没完成的节点，怎么算都不算已连接。',
  },
  thisNode: {
    en: 'nodes(this) is the node itself. No other list contains it.',
    zh: 'nodes(this) 就是节点自己。别的列表里都没有它。',
  },
  glueSees: {
    en: '-connect_all false hides nothing: such a node sees and is seen as any other. It keeps all its connections.',
    zh: '-connect_all false 什么也不隐藏：这样的节点照常看得见别人，也照常被看见。已有的连接，它一条也不断。',
  },
  introduced: {
    en: 'Whoever is connected visibly is told of all the others that are.',
    zh: '以可见连接连上来的节点，会得知其他所有可见的节点。',
  },
  hiddenNotNamed: {
    en: 'Nobody is told of a hidden connection.',
    zh: '隐藏连接，对谁都不提。',
  },
  hiddenNotTold: {
    en: 'Who comes by a hidden connection is told of nobody. It sees the node that it dialled, and no more.',
    zh: '经隐藏连接连上来的节点，不把任何节点告诉它。它只看得到自己拨的那一个。',
  },
  glue: {
    en: 'A node with -connect_all false tells nobody whom it knows. So it can be connected with two clusters, and these stay two.',
    zh: '带 -connect_all false 的节点不把认识的节点告诉任何人。所以它能同时连着两个集群，而两个集群仍是两个。',
  },
  told: {
    en: 'Whoever watches nodes is told of visible ones. For hidden ones the option node_type must say so.',
    zh: '监视节点的进程，只会得知可见节点的来去。要知道隐藏的，得用选项 node_type 说明。',
  },
  message: {
    en: 'A hidden connection carries messages like any other. Only lists leave it out.',
    zh: '隐藏连接传起消息来，与别的连接没有两样。只是列表里不列它。',
  },
  oneConnection: {
    en: 'Between two nodes there is one connection: who is being connected is waited for, not dialled again.',
    zh: '两个节点之间只有一条连接：正在连接的，就等它，不再去拨。',
  },
  dials: {
    en: 'A message to a node that one is not connected with makes the connection.',
    zh: '发给尚未连接的节点的消息，会促成连接。',
  },
  intrusion: {
    en: 'A hidden node meets only those whom it dials, and changes nothing for the cluster.',
    zh: '隐藏节点只认识它自己拨的节点，对集群毫无影响。',
  },
} as const satisfies { readonly [name: string]: Rule }
