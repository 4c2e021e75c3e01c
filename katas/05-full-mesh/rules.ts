/** The rules of Erlang that the tests stand for, as a failing test states them. */
import type { Rule } from '../kit/kit.ts'

export const rule = {
  cost: {
    en: 'In a full mesh each of n nodes is connected with n − 1 others, and each connection has two ends: n(n−1)/2.',
    zh: '全连通网络中，n 个节点各与其余 n − 1 个相连；一条连接有两端，所以共 n(n−1)/2 条。',
  },
  oneOrTwoEnds: {
    en: 'A connection shows in nodes() on both its ends, and is one connection.',
    zh: '一条连接在两端的 nodes() 里都看得到，但只算一条。',
  },
  notOneself: {
    en: 'A node never connects with itself, though others will tell it of itself.',
    zh: '节点从不与自己连接，尽管别人报来的名单里会有它自己。',
  },
  onlyNew: {
    en: 'Whom one knows already one is connected with already. Only the others are new.',
    zh: '已经认识的，也就已经连着。其余的才是新来的。',
  },
  once: {
    en: 'A node that was told of twice is still one node.',
    zh: '同一个节点，听说两遍也还是一个。',
  },
  follow: {
    en: 'Who meets a node follows it to all that it knows.',
    zh: '碰上一个节点，就跟着它去见它认识的所有节点。',
  },
  tellMine: {
    en: 'Those whom one knows are told of the one whom one has met, and of all that came with it.',
    zh: '自己认识的节点，都要告诉它们：来了谁，后面还跟着哪些节点。',
  },
  tellNotThem: {
    en: "The peer's friends are not told by me: the peer tells them.",
    zh: '对方认识的节点，不由我来告诉：由对方告诉。',
  },
  full: {
    en: 'One connection between two clusters, and soon every node is connected with every other one.',
    zh: '两个集群之间只要有一条连接，不久，所有节点都会两两相连。',
  },
  bothSides: {
    en: 'Both sides follow and tell. Whom the one cannot dial, the other may.',
    zh: '两边都要跟过去，都要往下传。一边拨不通的，另一边也许拨得通。',
  },
  oneLink: {
    en: 'Between two nodes there is one connection, whoever thought of it.',
    zh: '两个节点之间只有一条连接，不管是谁起的头。',
  },
  ends: {
    en: 'Gossip comes to an end: who learns something from its own cluster does not pass it on.',
    zh: '传话总有停下来的时候：从自己集群里听来的，不再往外传。',
  },
  connectAll: {
    en: 'A node with -connect_all false takes no part: it tells nobody whom it knows, and is told nothing.',
    zh: '带 -connect_all false 的节点不参与：它不把认识的节点告诉别人，别人也不告诉它。',
  },
} as const satisfies { readonly [name: string]: Rule }
