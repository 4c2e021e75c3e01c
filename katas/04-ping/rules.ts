/** The rules of Erlang that the tests stand for, as a failing test states them. */
import type { Rule } from '../kit/kit.ts'

export const rule = {
  way: {
    en: "From a name to a node: the host's address, then that host's port mapper, then the port it tells.",
    zh: '从名字到节点：先查主机的地址，再问那台主机的端口映射器，得到端口。',
  },
  theirMapper: {
    en: "The node itself asks the port mapper of the other host. Its own host's knows nothing of nodes elsewhere.",
    zh: '由节点自己去问对方主机上的端口映射器。本机的那个对别处的节点一无所知。',
  },
  badName: {
    en: "What is no node's name is refused before anyone is asked.",
    zh: '不是节点名的，谁也不问，直接拒绝。',
  },
  unknownHost: {
    en: 'A host that nobody knows has no port mapper to ask. A full domain name without a DNS behind it is one: try -sname.',
    zh: '谁也不认识的主机，没有端口映射器可问。背后没有 DNS 的完全限定域名就是这样：试试 -sname。',
  },
  unknownNode: {
    en: 'The host is there, but no node of that name is. That is another fault than an unknown host.',
    zh: '主机在，可上面没有叫这个名字的节点。这和找不到主机是两回事。',
  },
  unasked: {
    en: 'Nobody is looked up unasked. A node starts alone, whomever its port mapper knows.',
    zh: '没人要求，就谁也不找。端口映射器里登记着谁都一样，节点启动时总是孤身一个。',
  },
  firstMessage: {
    en: 'The first message to a node makes the connection; the message waits until it is up.',
    zh: '发往某个节点的第一条消息会促成连接；消息一直等到连上为止。',
  },
  order: {
    en: 'Messages from one node to another arrive in the order in which they were sent, those that waited first.',
    zh: '从一个节点发往另一个节点的消息，按发送的顺序到达，等着的排在最前。',
  },
  oneDial: {
    en: 'Who is being dialled is not dialled again: between two nodes there is one connection.',
    zh: '正在拨的不再拨：两个节点之间只有一条连接。',
  },
  reuse: {
    en: 'A connection that is up serves all that follows.',
    zh: '连上之后，后面的消息都走这条连接。',
  },
  upOnly: {
    en: 'nodes() lists those that are connected. One that is being dialled is none yet.',
    zh: 'nodes() 列出的是已经连上的节点；正在拨的还不算。',
  },
  lost: {
    en: 'A message for a node that cannot be reached is lost, without a word. The next one is sent afresh.',
    zh: '节点够不着，发给它的消息就丢了，不声不响。下一条消息从头再来。',
  },
  allTold: {
    en: 'Whoever waits for a connection learns that there is none.',
    zh: '等着连接的，都会得知连不上。',
  },
  notRemembered: {
    en: 'A failure is not remembered. Whoever is asked for again is dialled again.',
    zh: '失败不会被记住。再要找它，就再拨一次。',
  },
  forgotten: {
    en: 'When a connection ends, the node is gone from nodes(), and the next message dials it.',
    zh: '连接一断，nodes() 里就没有它了；下一条消息会重新拨号。',
  },
  apart: {
    en: 'Nodes do not wait for each other: who does not answer holds up only what is meant for it.',
    zh: '节点之间谁也不等谁：有谁不应答，只耽误发给它的消息。',
  },
  pong: {
    en: 'pong means: connected, and net_kernel over there has said yes.',
    zh: 'pong 的意思是：连上了，而且对方的 net_kernel 答了 yes。',
  },
  isAuth: {
    en: 'The question to net_kernel is {is_auth, Node}, with the name of the one who asks.',
    zh: '问 net_kernel 的是 {is_auth, Node}，Node 是提问者自己的名字。',
  },
  pang: {
    en: 'Whatever goes wrong on the way, ping answers pang. It raises nothing.',
    zh: '路上无论出了什么岔子，ping 都回答 pang，从不抛异常。',
  },
  hangsUp: {
    en: 'After a pang no connection is left: ping ends one that did not answer.',
    zh: '答了 pang，就不会留下连接：连上了却没有应答的，ping 会断开。',
  },
  oneself: {
    en: 'A node that pings itself answers at once. It dials nobody.',
    zh: '节点 ping 自己，马上就有回答，用不着拨号。',
  },
} as const satisfies { readonly [name: string]: Rule }
