/** The rules of the handshake that the tests stand for. OTP: erl_dist_protocol, "Distribution Handshake"; `dist_util.erl`. */
import type { Rule } from '../kit/kit.ts'

export const rule = {
  allMandatory: {
    en: 'A peer must have every mandatory flag. One that lacks a single one is not talked with.',
    zh: '强制标志必须一个不缺。对端只要少一个，就不跟它说话。',
    erl: '** a@h1: Connection attempt to node b@h2 aborted since it cannot handle ["UTF8_ATOMS"].**',
  },
  enough: {
    en: 'A peer that has every mandatory flag can be talked with.',
    zh: '强制标志一个不缺的对端，就可以跟它说话。',
  },
  moreIsFine: {
    en: 'Other flags do not matter for that: a newer node has more of them.',
    zh: '其他标志有没有都行：更新的节点会多出一些。',
  },
  common: {
    en: 'What holds for a connection is what both can do.',
    zh: '一条连接上用得着的，只有双方都会的。',
  },
  nothingUnderWay: {
    en: 'Where nothing is under way with a node, whoever dials is told ok.',
    zh: '与对方之间什么也没有在进行，谁拨过来都回 ok。',
  },
  alive: {
    en: 'Where a connection is up, alive asks whether the peer wants a new one: it may have restarted without our noticing.',
    zh: '已经连着的，就回 alive，问对方是否要一条新的：它可能重启过，而我们没有察觉。',
  },
  greaterWins: {
    en: "When both dial at once, the greater name's attempt goes on. Dialled by a smaller name, say nok; by a greater one, ok_simultaneous.",
    zh: '双方同时拨号，名字大的那次拨号继续。拨来的名字比自己小，回 nok；比自己大，回 ok_simultaneous。',
  },
  exactlyOne: {
    en: 'Both nodes decide by themselves, and must come to the same end: one connection goes on, one ends.',
    zh: '两个节点各自决定，结论却必须一致：一条连接继续，另一条断开。',
  },
  byCodes: {
    en: "Names compare by the codes of their characters: 'B@h1' < 'a@h1', and 'a10@h1' < 'a9@h1'.",
    zh: "名字按字符编码比较：'B@h1' < 'a@h1'，'a10@h1' < 'a9@h1'。",
  },
  diallerOrder: {
    en: 'The dialler says its name, hears a status and then a challenge, replies, and waits for the ack.',
    zh: '拨号方先报名字，听到状态，再听到质询，作出回复，然后等确认。',
  },
  whoWeAre: {
    en: 'Each side says its own name, flags and creation.',
    zh: '每一方说的都是自己的名字、标志和 creation。',
  },
  theirChallenge: {
    en: "The reply answers the acceptor's challenge, and asks the acceptor one of its own.",
    zh: '回复里答的是接受方的质询，同时向接受方提出自己的质询。',
  },
  ackIsProof: {
    en: 'The ack must be the digest of our challenge. Without it, anybody could play the acceptor.',
    zh: '确认必须是对我方质询的摘要。不查这一步，谁都可以冒充接受方。',
    erl: '** Connection attempt to node b@h2 cancelled. Invalid challenge ack. **',
  },
  goOn: {
    en: 'ok and ok_simultaneous both say: go on.',
    zh: 'ok 和 ok_simultaneous 都是说：继续。',
  },
  notWanted: {
    en: 'nok and not_allowed end the attempt. After nok there will be a connection all the same: the one that the peer is dialling.',
    zh: 'nok 和 not_allowed 都表示到此为止。收到 nok 并不等于连不上：对方正在拨的那一条会接通。',
  },
  aliveIsAsked: {
    en: 'alive is a question, not an error. The dialler answers with a status, true, and goes on.',
    zh: 'alive 是提问，不是出错。拨号方回一个状态 true，接着往下走。',
  },
  whoAnswers: {
    en: "Who answers must be the node that was dialled: a node's name is the same wherever it is used.",
    zh: '应答的必须正是所拨的那个节点：一个节点的名字，在哪里都一样。',
  },
  beforeReply: {
    en: 'What is wrong with the challenge is seen before anything is replied to it.',
    zh: '质询有什么不对，要在回复之前就看出来。',
  },
  peer: {
    en: 'At the end we know of the peer: its name, its creation, and what both can do.',
    zh: '握手结束时，我们知道了对端的名字、creation，以及双方都会的本领。',
  },
  acceptorOrder: {
    en: 'The acceptor hears a name, says a status and then a challenge, hears the reply, and acknowledges.',
    zh: '接受方听到名字，先给状态，再给质询，听到回复，最后确认。',
  },
  freshChallenge: {
    en: 'Each challenge is a new random number. One that comes again can be answered by who has listened before.',
    zh: '每次质询都是新的随机数。重复使用的话，从前偷听过的人就答得上来。',
  },
  ourChallenge: {
    en: 'The reply must hold the digest of the challenge that we sent. What else is digested proves nothing.',
    zh: '回复里必须是对我方所发质询的摘要。对别的东西求的摘要证明不了什么。',
    erl: '** Connection attempt from node b@h2 rejected. Invalid challenge reply. **',
  },
  ackTheirs: {
    en: "The ack is the digest of the dialler's challenge: by it the dialler knows that we have the cookie too.",
    zh: '确认是对拨号方质询的摘要：拨号方由此知道我们也有 cookie。',
  },
  silence: {
    en: 'A wrong digest gets no answer. The acceptor hangs up, and does not say why.',
    zh: '摘要不对，就不回答：接受方直接挂断，也不说原因。',
  },
  nokEnds: {
    en: 'After nok the acceptor hangs up: its own attempt goes on, and two connections would be one too many.',
    zh: '说了 nok 就挂断：自己那次拨号还在继续，两条连接就多了一条。',
  },
  answerAwaited: {
    en: 'After alive the acceptor waits for a status. Only true goes on.',
    zh: '说了 alive，就等对方的状态。只有 true 才继续。',
  },
  decidedOnce: {
    en: 'What the status shall be is decided once, and only for one that can be talked with: our own attempt may end by it.',
    zh: '给什么状态，只决定一次，而且只为能说上话的对端决定：自己那次拨号可能就此放弃。',
  },
  notAllowed: {
    en: 'A dialler that lacks mandatory flags is told not_allowed, and nothing more.',
    zh: '拨号方缺了强制标志，就回 not_allowed，此外不再多说。',
  },
  withPeersCookie: {
    en: 'The cookie is the one for this peer.',
    zh: 'cookie 要用为这个对端准备的那个。',
  },
} as const satisfies { readonly [name: string]: Rule }
