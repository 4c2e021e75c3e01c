/** The rules of Erlang that the tests stand for, as a failing test states them. */
import type { Rule } from '../kit/kit.ts'

export const rule = {
  ownerOnly: {
    en: 'Any right of the group or of others, even to read, is refused: mode and 8#077 must be 0.',
    zh: '同组用户和其他人只要有任何权限，哪怕只读，就拒绝启动：mode 与 8#077 按位与必须为 0。',
    erl: 'Cookie file /home/ann/.erlang.cookie must be accessible by owner only',
  },
  ownersRights: {
    en: 'Only the rights of the group and of others count. Where these have none, the file is read, whatever the owner may do.',
    zh: '只看同组用户和其他人的权限：他们若什么权限都没有，文件就会被读取，所有者自己有什么权限都行。',
  },
  lineEnds: {
    en: 'Line ends after the cookie are no part of it. An editor adds one; erl drops it.',
    zh: 'cookie 之后的换行不算 cookie 的一部分。编辑器爱在末尾加换行，erl 会去掉。',
  },
  spacesCount: {
    en: 'A space is a printable character like any other: it belongs to the cookie, at both ends too.',
    zh: '空格也是可打印字符，属于 cookie，首尾的空格也一样。',
  },
  printable: {
    en: 'A cookie is printable ASCII, from the space to ~. A line end inside it, a tab or an É is refused.',
    zh: 'cookie 只能由可打印的 ASCII 字符组成，从空格到 ~。中间夹着换行、制表符，或者 É、汉字之类，一律拒绝。',
    erl: 'Bad characters in cookie',
  },
  tooShort: {
    en: 'A file without a cookie in it is an error. erl does not invent one where a file is there.',
    zh: '文件里没有 cookie 就是错误。文件既然在，erl 就不会另造一个。',
    erl: 'Too short cookie string',
  },
  modeFirst: {
    en: 'The rights are checked before the text is read: a file that others can write to is not worth reading.',
    zh: '先查权限，再读内容：别人能改的文件，不值得读。',
  },
  createdMode: {
    en: 'The file that a node creates may be read by its owner, and nothing else: mode 8#400.',
    zh: '节点自己创建的文件只许所有者读，此外什么都不许：权限为 8#400。',
  },
  createdText: {
    en: 'A created cookie is 20 random letters from A to Z, with no line end.',
    zh: '新建的 cookie 是 20 个 A 到 Z 的随机字母，末尾没有换行。',
  },
  decimalText: {
    en: 'The digest is MD5 over the cookie followed by the challenge as unsigned decimal text, such as "4294967280".',
    zh: '摘要是对“cookie 后接质询”求 MD5，质询写成无符号的十进制文本，例如 "4294967280"。',
    erl: '** Connection attempt from node a@h1 rejected. Invalid challenge reply. **',
  },
  sixteenBytes: {
    en: 'Two digests are the same when all 16 bytes are, and there are 16.',
    zh: '16 个字节全都相同，而且确实有 16 个，两个摘要才算相同。',
  },
  silence: {
    en: 'A wrong digest gets no answer. The acceptor hangs up, and does not say why.',
    zh: '摘要不对，就不回答：接受方直接挂断，也不说原因。',
    erl: '** Connection attempt from node a@h1 rejected. Invalid challenge reply. **',
  },
  answered: {
    en: 'A right digest is answered with an acknowledgement, { ack }.',
    zh: '摘要正确，就回一个确认 { ack }。',
  },
  ackTheirs: {
    en: 'The acknowledgement answers the challenge in the reply: now we prove that we know the cookie, too.',
    zh: '我们的确认，是对回复里那个质询的回答：这回轮到我们证明自己也知道 cookie。',
    erl: '** Connection attempt to node b@h2 cancelled. Invalid challenge ack. **',
  },
  peerCookie: {
    en: "A cookie set for a peer is for that peer only. For every other peer the node's own cookie holds.",
    zh: '为某个对端设的 cookie 只对它有效；对其他节点，用的仍是自己的 cookie。',
  },
  emptyCookie: {
    en: "A cookie is an atom, and '' is one: set for a peer, it holds like any other.",
    zh: "cookie 是原子，'' 也是原子：为对端设了它，它就和别的 cookie 一样有效。",
  },
  ownName: {
    en: "set_cookie with the node's own name sets its own cookie: set_cookie(node(), C) is set_cookie(C).",
    zh: '对自己的名字调用 set_cookie，设的就是自己的 cookie：set_cookie(node(), C) 就是 set_cookie(C)。',
  },
  ownKeepsPeers: {
    en: "A new cookie of one's own does not touch those that were set for peers.",
    zh: '换掉自己的 cookie，不影响已经为对端设好的 cookie。',
  },
  bothDirections: {
    en: 'The cookie for a peer holds in both directions: when we dial it, and when it dials us.',
    zh: '为对端设的 cookie 两个方向都有效：我们拨它时用，它拨我们时也用。',
  },
} as const satisfies { readonly [name: string]: Rule }
