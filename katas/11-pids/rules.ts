/** The rules of pids that the tests stand for. OTP: erl_ext_dist; Reference Manual, "Data Types", Pid. */
import type { Rule } from '../kit/kit.ts'

export const rule = {
  identity: {
    en: "A process is told by four things: its node's name, id, serial, and the creation of that node.",
    zh: '认一个进程要看四样：所在节点的名字、id、serial，以及那个节点的 creation。',
  },
  creation: {
    en: 'A node that restarts has another creation. Its old pids mean processes that are dead, whatever their numbers.',
    zh: '节点重启后 creation 就变了。旧的 pid 指的是已经死去的进程，号码再像也没用。',
  },
  notByObject: {
    en: 'Two pids that came by two messages are two objects, and may mean the same process.',
    zh: '两条消息带来的两个 pid 是两个对象，指的却可能是同一个进程。',
  },
  form: {
    en: 'A pid prints as <X.Y.Z>, with dots: Y is its id, Z its serial.',
    zh: 'pid 打印成 <X.Y.Z>，中间是点：Y 是 id，Z 是 serial。',
  },
  zeroAtHome: {
    en: 'X is 0 for pids of the node that prints.',
    zh: '由本节点打印自己的 pid，X 是 0。',
  },
  localNumber: {
    en: 'X of another node is a number that the printing node gave it. It stays, and no two nodes share one.',
    zh: '别的节点的 X 是打印者给它编的号。编了就不变，两个节点也不会同号。',
  },
  eachItsOwn: {
    en: 'Each node numbers the others by itself: the same process prints differently from place to place.',
    zh: '每个节点各编各的号：同一个进程，在不同地方打印出来不一样。',
  },
  xIsTheName: {
    en: "X stands for the node's name alone. Pids of two lives of a node print alike, and are not the same.",
    zh: 'X 只代表节点的名字。一个节点前后两世的 pid 打印出来一样，却不是同一个。',
  },
  parse: {
    en: 'list_to_pid/1 reads what this node prints: X says which node, Y is the id, Z the serial.',
    zh: 'list_to_pid/1 读的是本节点打印的样子：X 说是哪个节点，Y 是 id，Z 是 serial。',
  },
  noPid: {
    en: 'The text must be <X.Y.Z> and nothing else: three numbers with dots between them, nothing around.',
    zh: '文本必须正好是 <X.Y.Z>：三个数，中间用点，前后什么也没有。',
    erl: '** exception error: bad argument',
  },
  tooLarge: {
    en: 'Y and Z have 32 bits, up to 4294967295. A text with a larger one names nobody.',
    zh: 'Y 和 Z 是 32 位的数，最大 4294967295。文本里的数再大，就谁也不指。',
    erl: '** exception error: bad argument',
  },
  unknownX: {
    en: 'An X that this node never gave to anybody means nobody.',
    zh: '本节点从没给谁编过的 X，谁也不代表。',
    erl: '** exception error: bad argument',
  },
  notElsewhere: {
    en: 'The text of a pid means something only where it was printed. To tell another node of a process, send the pid.',
    zh: 'pid 的文本只在打印它的地方有意义。要告诉别的节点，就把 pid 本身发过去。',
  },
  lostCreation: {
    en: "The text has no creation: what is parsed gets this node's own, or the latest known of that other node.",
    zh: '文本里没有 creation：解析时用本节点自己的，或者那个节点最近一次为人所知的。',
  },
  pidBytes: {
    en: "NEW_PID_EXT is 88, the node's name as an atom, then id, serial and creation, in four bytes each.",
    zh: 'NEW_PID_EXT 依次是：88、作为原子的节点名，然后是 id、serial、creation，各四个字节。',
  },
  noX: {
    en: 'X never travels. What is sent is the name of the node, and the receiver numbers it by itself.',
    zh: 'X 从不上路。发出去的是节点的名字，编号由接收者自己来。',
  },
  unsigned: {
    en: 'The numbers have 32 bits and no sign.',
    zh: '这些数都是 32 位，不带符号。',
  },
  readPid: {
    en: "Behind the tag come the node's name, id, serial, creation, and then whatever is next: not a byte more is read.",
    zh: '标签之后依次是节点名、id、serial、creation，再往后就是别的东西了：多一个字节也不读。',
  },
  refBytes: {
    en: "NEWER_REFERENCE_EXT is 90, the number of words in two bytes, the node's name, the creation, and then the words.",
    zh: 'NEWER_REFERENCE_EXT 依次是：90、两个字节的个数、节点名、creation，然后才是各个数。',
  },
  refWords: {
    en: "A reference has one to five words, as many as are counted before the node's name, in the order of the wire.",
    zh: '引用有一到五个数，个数写在节点名之前，顺序就是在网络上的顺序。',
  },
} as const satisfies { readonly [name: string]: Rule }
