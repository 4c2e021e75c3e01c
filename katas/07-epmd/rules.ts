/** The rules of EPMD that the tests stand for, as a failing test states them. OTP: erl_dist_protocol, "EPMD Protocol". */
import type { Rule } from '../kit/kit.ts'

export const rule = {
  bigEndian: {
    en: 'Numbers on the wire are big-endian: the first byte counts most. 01 02 is 258.',
    zh: '网络上的数字是大端序：高位字节在前。01 02 是 258。',
  },
  views: {
    en: 'What a socket hands out is often a part of a larger buffer. The index counts from where that part begins.',
    zh: '从套接字拿到的，往往是更大缓冲区的一段。下标从这一段的开头数起。',
  },
  lengthFirst: {
    en: 'A request is its length in two bytes, then that many bytes. The length does not count itself.',
    zh: '一个请求，先是两个字节的长度，再是这么多个字节。长度不把自己算进去。',
  },
  halfIsKept: {
    en: 'TCP may bring half a request. What is there already is kept, its length included, until the rest has come.',
    zh: 'TCP 可能只送来半个请求。已经到的部分连同长度都要留着，等其余的到齐。',
  },
  severalAtOnce: {
    en: 'TCP knows no requests, only bytes: one read may bring several, and each of them counts.',
    zh: 'TCP 眼里没有请求，只有字节：一次读到的可能是好几个请求，每一个都算数。',
  },
  nodeFields: {
    en: 'A field begins where the one before it ends. The name and the extra each have a length of two bytes before them.',
    zh: '每个字段紧接在前一个字段之后。name 和 extra 之前各有两个字节的长度。',
  },
  nameInUtf8: {
    en: 'Names travel in UTF-8, and Nlen counts bytes, not characters.',
    zh: '名字以 UTF-8 编码传输，Nlen 数的是字节，不是字符。',
  },
  creation32: {
    en: 'ALIVE2_X_RESP is 118, the result (0: yes), and the creation in four bytes, big-endian, unsigned.',
    zh: 'ALIVE2_X_RESP 依次是：118、结果（0 表示成功）、四个字节的 creation，大端序，无符号。',
  },
  refusal: {
    en: 'A refusal is 118, the result 1, and four more bytes. A node that reads it does not start.',
    zh: '拒绝的回答是：118、结果 1，再加四个字节。节点读到它，就不启动了。',
    erl: "Protocol 'inet_tcp': the name a@h1 seems to be in use by another Erlang node",
  },
  found: {
    en: 'A registered name is found, and what is found is what the node said of itself.',
    zh: '登记过的名字查得到，查到的就是节点自己说的那些。',
  },
  nobody: {
    en: 'Whom nobody has registered is not found: undefined, as erl_epmd says noport.',
    zh: '没人登记过的名字查不到：给出 undefined，就像 erl_epmd 说 noport。',
  },
  oneLives: {
    en: 'A name belongs to who has it, for as long as that one lives. Who comes later is refused and changes nothing.',
    zh: '名字在谁手里，只要它还活着就归谁。后来者被拒绝，什么也不会改变。',
    erl: "Protocol 'inet_tcp': the name a@h1 seems to be in use by another Erlang node",
  },
  diesWithConnection: {
    en: 'Nobody signs off at EPMD. A name lives as long as the connection by which it was registered.',
    zh: '没有人去 EPMD 注销。名字和登记它的那条连接同生共死。',
  },
  notTheirs: {
    en: 'A connection that ends takes along its own name, and no other.',
    zh: '一条连接断开，带走的是它自己的名字，与别的名字无关。',
  },
  anotherCreation: {
    en: 'Each registration gets a creation of its own. By it, pids of a node that died are told from those of its successor.',
    zh: '每次登记都给一个新的 creation。靠它才能把已死节点的 pid 与继任者的 pid 区分开。',
  },
  creationRange: {
    en: 'A creation is an integer from 4 to 4294967295. 1 to 3 are for nodes from before OTP 23, whose creation had 2 bits.',
    zh: 'creation 是 4 到 4294967295 之间的整数。1 到 3 留给 OTP 23 之前的节点，那时它只有 2 位。',
  },
  sameFields: {
    en: "PORT2_RESP is 119, the result 0, and the fields of the node's ALIVE2_REQ, from the port to the extra.",
    zh: 'PORT2_RESP 依次是：119、结果 0，然后是该节点 ALIVE2_REQ 里的各个字段，从 port 到 extra。',
  },
  noPort: {
    en: 'For a name that nobody has the answer is two bytes: 119, and the result 1.',
    zh: '没人用的名字，回答就两个字节：119，结果 1。',
  },
  namesHead: {
    en: "The answer to NAMES_REQ begins with EPMD's own port in four bytes, big-endian. It has no tag and no length.",
    zh: 'NAMES_REQ 的回答以 EPMD 自己的端口开头，四个字节，大端序。没有标签，也没有长度。',
  },
  namesLines: {
    en: 'Then comes text, a line for each node: "name a at port 45701". Each line ends with a line feed, the last one too.',
    zh: '接着是文本，每个节点一行：“name a at port 45701”。每行以换行符结束，最后一行也不例外。',
  },
} as const satisfies { readonly [name: string]: Rule }
