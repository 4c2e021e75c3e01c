/** The rules of Erlang that the tests stand for, as a failing test states them. */
import type { Rule } from '../kit/kit.ts'

export const rule = {
  parts: {
    en: "A node's full name is a name, one @, and a host.",
    zh: '节点的全名由三部分组成：名字、一个 @、主机。',
  },
  oneAt: {
    en: 'There is exactly one @, and something on either side of it.',
    zh: '@ 有且只有一个，两边都不能为空。',
  },
  allowedInName: {
    en: 'Before the @ stand letters, A–Z and a–z, digits, _ and -, and they stay as they are.',
    zh: '@ 之前可以是 A–Z、a–z、数字、_ 和 -，原样保留。',
  },
  allowedInHost: {
    en: 'The host is a host name or an address: anything without a space or an @ will do.',
    zh: '主机可以是主机名，也可以是地址，只要没有空格和 @ 就行。',
  },
  nameCharacters: {
    en: 'Before the @ stand only A–Z, a–z, digits, _ and -. No dot, no space, no é.',
    zh: '@ 之前只能是 A–Z、a–z、数字、_ 和 -。点、空格、é 之类都不行。',
    erl: 'Invalid node name!',
  },
  host: {
    en: 'The host is a host name or an address. A space is no part of either.',
    zh: '主机可以是主机名，也可以是地址，里面都不会有空格。',
    erl: 'Invalid node name!',
  },
  ownHost: {
    en: 'Without an @, the machine says the rest: its name for -sname, its name and domain for -name.',
    zh: '参数里没有 @，其余部分就由机器补全：-sname 用主机名，-name 用主机名加域名。',
  },
  noDomain: {
    en: "A long name needs the machine's domain. Where none is set, give the host yourself: -name a@192.0.2.1.",
    zh: '长名要用到机器的域名。机器没有设域名，就自己把主机写上：-name a@192.0.2.1。',
    erl: "Can't set long node name!",
  },
  givenHost: {
    en: 'A host that was given is taken as it is: erl does not ask whether the machine is called that.',
    zh: '写明了主机，就照写的用：erl 不会去核对这台机器是不是叫这个名字。',
  },
  shortHost: {
    en: 'A short name has no dot in its host. An address such as 127.0.0.1 has dots, too.',
    zh: '短名的主机里不能有点。127.0.0.1 这样的地址也有点。',
    erl: "Can't set short node name!",
  },
  pointInHost: {
    en: 'What counts is a dot in the host. Before the @ it is simply a character that no name may have.',
    zh: '要看的是主机里有没有点。点出现在 @ 之前，只不过是个不许用的字符。',
    erl: 'Invalid node name!',
  },
  flagDecides: {
    en: 'The flag makes a node long or short, not the name: erl -name a@h1 starts a long node.',
    zh: '是长是短，由启动参数决定，不由名字决定：erl -name a@h1 启动的是长名节点。',
  },
  checkedName: {
    en: 'A node that is to start under a name that none can have does not start.',
    zh: '名字不合规矩，节点就启动不了。',
    erl: 'Invalid node name!',
  },
  noNode: {
    en: 'Without -sname or -name, erl is no node. node() says nonode@nohost there, on every machine.',
    zh: '不带 -sname 也不带 -name，erl 就不是节点。无论在哪台机器上，它的 node() 都是 nonode@nohost。',
  },
  shortDials: {
    en: 'A short node dials only hosts without a dot.',
    zh: '短名节点只拨主机里没有点的节点。',
  },
  notFromShort: {
    en: 'A short node dials no host with a dot.',
    zh: '短名节点不拨主机带点的节点。',
    erl: '** System NOT running to use fully qualified hostnames **',
  },
  longDials: {
    en: 'A long node dials only hosts with a dot: a full domain name or an address.',
    zh: '长名节点只拨主机带点的节点：完整的域名，或者地址。',
  },
  notFromLong: {
    en: 'A long node dials no host without a dot.',
    zh: '长名节点不拨主机里没有点的节点。',
    erl: '** System running to use fully qualified hostnames **',
  },
  noNodeDials: {
    en: 'nonode@nohost is what node() says where there is no node. It dials nobody, and cannot be dialled.',
    zh: 'nonode@nohost 的意思是“这里没有节点”。它拨不了谁，谁也拨不了它。',
  },
  badNameDialled: {
    en: "What is no node's name cannot be dialled. No host is looked up for it.",
    zh: '不是节点名的，没法拨。也不会为它去查什么主机。',
  },
  onlyDiallers: {
    en: 'Only who dials checks the form, and it sees no more than a name. Who is dialled takes either form.',
    zh: '只有拨号的一方检查长短，而且它看到的只是个名字。被拨的一方，长名短名都接受。',
  },
  wholeName: {
    en: 'The name is all of it, host and case included. a@h1 and a@h2 are two nodes.',
    zh: '名字要看整个：主机算在内，大小写也算。a@h1 和 a@h2 是两个节点。',
  },
  onePerMachine: {
    en: "A machine's port mapper knows nodes by what stands before the @. Of two nodes with the same there, the second does not start.",
    zh: '一台机器的端口映射器只凭 @ 之前的部分认节点。@ 之前相同的两个节点，后一个启动不了。',
    erl: "Protocol 'inet_tcp': the name a@h1 seems to be in use by another Erlang node",
  },
  manyNodes: {
    en: 'Any number of nodes can run on one machine, as long as their names differ before the @.',
    zh: '一台机器上可以运行任意多个节点，只要 @ 之前的部分互不相同。',
  },
  prompt: {
    en: "The shell of a node shows the node's name before the number of the line; one that runs on no node does not.",
    zh: '节点的 shell 会在行号前显示节点名；不在节点上的 shell 只有行号。',
  },
} as const satisfies { readonly [name: string]: Rule }
