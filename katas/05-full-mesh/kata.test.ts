/** Kata 05, the full mesh: what `global` does on real nodes, as tests. OTP: `global.erl`, "Connection algorithm". */
import { globalService } from '../../src/global/global.ts'
import type { Node } from '../../src/node/node.ts'
import { Cluster } from '../kit/cluster.ts'
import { boss, expect, it, itWithErl, type Rule, task } from '../kit/kit.ts'
import type { WrongIdea } from '../kit/lesson.ts'
import { erlConnected, whenConnected } from '../kit/when-connected.ts'
import { FakeNetwork } from './fake-network.ts'
import type { Steps } from './given.ts'
import { countLinks, exchange, fullMesh, met, newcomers } from './kata.ts'
import { recordedMeeting } from './recorded.ts'
import { rule } from './rules.ts'

/** What `nodes()` says on each node, from lines such as `a: bc`. */
function cluster(...lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  return new Map(lines.map((line) => [line.slice(0, 1), [...line.slice(3)]]))
}

const list = (nodes: readonly string[]): string => `[${nodes.join(', ')}]`

function count(...lines: readonly string[]) {
  const nodes = cluster(...lines)
  const call = Array.from(nodes, ([node, others]) => `${node}: ${list(others)}`).join(', ')
  return expect(countLinks(nodes), `countLinks({ ${call} })`)
}

function hears(me: string, known: string, told: string) {
  const call = `newcomers('${me}', ${list([...known])}, ${list([...told])})`
  const actual: unknown = newcomers(me, [...known], [...told])
  return {
    toBe(expected: readonly string[], rule: Rule, ideas: readonly WrongIdea<unknown>[] = []) {
      expect(actual, call).toBeValue(expected, rule, [...ideas, ...asTheyCame(expected, actual)])
    },
  }
}

/** The right nodes, but not in the order, or not as the array, that was asked for. */
function asTheyCame(expected: readonly string[], actual: unknown): readonly WrongIdea<unknown>[] {
  if (actual instanceof Set) {
    return [
      { gives: actual, en: 'That is a Set: what is asked for is an array.', zh: '这是 Set，要的是数组。' },
    ]
  }
  if (!Array.isArray(actual) || `${actual.toSorted()}` !== `${expected.toSorted()}`) return []
  return [
    {
      gives: actual,
      en: 'The nodes are right. Their order is the one in which they were first told.',
      zh: '节点都对。顺序要按第一次听说的先后。',
    },
  ]
}

/** The steps in which `me` meets `peer`; sorted where the order says nothing. */
function meets(me: string, known: string, peer: string, theirs: string) {
  const steps: Partial<Steps> | undefined = met(me, [...known], peer, [...theirs])
  const call = `met('${me}', ${list([...known])}, '${peer}', ${list([...theirs])})`
  const sorted = (nodes: readonly string[] | undefined) => nodes && [...nodes].sort()
  return {
    connect: expect(steps?.connect, `${call}.connect`),
    tell: expect(sorted(steps?.tell), `${call}.tell`),
    news: expect(sorted(steps?.news), `${call}.news`),
  }
}

/**
 * Connects pairs of nodes, such as `ab`, one after the other, and lets the gossip run its course after each. A failure
 * shows these connections, and after the ⇒ those that the learner's code made.
 */
function play(network: FakeNetwork, ...pairs: readonly string[]) {
  for (const pair of pairs) {
    const [a = '', b = ''] = pair
    network.given(a, b)
    exchange(network, a, b)
    network.introduce(a, b)
  }
  const outside = pairs.map((pair) => [...pair].join('–')).join(', ')
  return expect(network.nodes(), `${outside} ⇒ ${network.made.join(', ')}`)
}

/** What `nodes()` says on each of these when all are connected. */
const full = (nodes: string): string[] =>
  Array.from(nodes, (node) => {
    const others = [...nodes].filter((other) => other !== node)
    return `${node}: ${others.sort().join(' ')}`
  })

task(1, { en: 'counting connections', zh: '数连接' }, () => {
  it({ en: 'a full mesh of n has n(n − 1)/2', zh: 'n 个节点全连通，有 n(n − 1)/2 条' }, () => {
    for (const [n, links] of [
      [1, 0],
      [2, 1],
      [3, 3],
      [4, 6],
      [100, 4950],
    ] as const) {
      expect(fullMesh(n), `fullMesh(${n})`).toBeValue(links, rule.cost, [
        {
          gives: n * (n - 1),
          en: `You counted each connection from both its ends.`,
          zh: `每条连接你从两端各数了一次。`,
        },
        {
          gives: (n * (n + 1)) / 2,
          en: 'You counted one more for each node: nobody is connected with itself.',
          zh: '你给每个节点多数了一条：谁也不和自己连接。',
        },
      ])
    }
  })

  it({ en: 'a connection shows on both ends and counts once', zh: '一条连接两端都看得到，只数一次' }, () => {
    count('a: b', 'b: a').toBeValue(1, rule.oneOrTwoEnds, [
      { gives: 2, en: 'a and b see the same connection.', zh: 'a 和 b 看到的是同一条连接。' },
    ])
    count('a: bc', 'b: ac', 'c: ab').toBeValue(3, rule.oneOrTwoEnds)
  })

  it({ en: 'not every cluster is a full mesh', zh: '集群不一定全连通' }, () => {
    count('a: b', 'b: ac', 'c: b', 'd: ').toBeValue(2, rule.oneOrTwoEnds, [
      {
        gives: 6,
        en: 'That is what a full mesh of four would have. Count what is there.',
        zh: '四个节点全连通才有这么多。要数的是现有的。',
      },
    ])
    count('a: ').toBeValue(0, rule.oneOrTwoEnds)
  })
})

task(2, { en: 'whom to connect with', zh: '该和谁连接' }, () => {
  it({ en: 'those that are new', zh: '新来的' }, () => {
    hears('a', '', 'cb').toBe(['c', 'b'], rule.onlyNew)
    hears('a', 'bc', 'cdbe').toBe(['d', 'e'], rule.onlyNew, [
      {
        gives: ['c', 'd', 'b', 'e'],
        en: 'You are connected with b and c already.',
        zh: 'b 和 c 你已经连着了。',
      },
    ])
    hears('a', 'bc', 'bc').toBe([], rule.onlyNew)
  })

  it({ en: 'never oneself', zh: '从来没有自己' }, () => {
    hears('a', 'b', 'bac').toBe(['c'], rule.notOneself, [
      {
        gives: ['a', 'c'],
        en: 'b knows a, of course, and tells a so. a would dial itself.',
        zh: 'b 当然认识 a，也会照实告诉 a。这下 a 要拨自己了。',
      },
    ])
  })

  it({ en: 'each once', zh: '每个只一次' }, () => {
    hears('a', '', 'bcb').toBe(['b', 'c'], rule.once)
  })
})

task(3, { en: 'two nodes meet', zh: '两个节点碰面' }, () => {
  it(
    {
      en: 'a lone node follows its peer to all that it knows',
      zh: '孤身的节点，跟着对方去见它认识的所有节点',
    },
    () => {
      const { connect, tell } = meets('a', '', 'x', 'yz')
      connect.toBeValue(['y', 'z'], rule.follow, [
        { gives: [], en: 'x knows y and z: a follows it there.', zh: 'x 认识 y 和 z：a 要跟过去。' },
        {
          gives: ['x', 'y', 'z'],
          en: 'a and x are connected: that is how they met.',
          zh: 'a 和 x 已经连着：它们正是这样碰面的。',
        },
      ])
      tell.toBeValue([], rule.tellNotThem, [
        {
          gives: ['y', 'z'],
          en: 'y and z are friends of x: it is x that tells them of you.',
          zh: 'y 和 z 是 x 认识的：由 x 告诉它们你来了。',
        },
        {
          gives: ['x'],
          en: 'x knows that you have met. It was there.',
          zh: '碰了面，x 自己知道：它就在场。',
        },
      ])
    },
  )

  it({ en: 'those that one knows are told who has come', zh: '自己认识的，要告诉它们来了谁' }, () => {
    const { connect, tell, news } = meets('a', 'bc', 'x', '')
    connect.toBeValue([], rule.follow)
    tell.toBeValue(['b', 'c'], rule.tellMine, [
      {
        gives: [],
        en: 'Nobody told b and c of x. x, a newcomer, does follow a to them; but what if x follows nobody?',
        zh: '没人把 x 的事告诉 b 和 c。x 虽会跟着 a 来找它们，可要是 x 谁也不跟呢？',
      },
    ])
    news.toBeValue(['x'], rule.tellMine)
  })

  it({ en: 'and who has come with it', zh: '还有跟着它来的' }, () => {
    const { connect, tell, news } = meets('a', 'bc', 'x', 'yz')
    connect.toBeValue(['y', 'z'], rule.follow)
    tell.toBeValue(['b', 'c'], rule.tellMine, [
      {
        gives: ['b', 'c', 'y', 'z'],
        en: 'y and z are friends of x: it is x that tells them of you.',
        zh: 'y 和 z 是 x 认识的：由 x 告诉它们你来了。',
      },
      {
        gives: ['b', 'c', 'x'],
        en: 'x knows that you have met. It was there.',
        zh: '碰了面，x 自己知道：它就在场。',
      },
    ])
    news.toBeValue(['x', 'y', 'z'], rule.tellMine, [
      {
        gives: ['x'],
        en: 'You told of x alone. b and c would never hear of y and z.',
        zh: '你只说了 x。b 和 c 就永远听不到 y 和 z 了。',
      },
      {
        gives: ['y', 'z'],
        en: 'You told of those behind x, and not of x itself.',
        zh: '你说了 x 后面的节点，却没说 x 自己。',
      },
    ])
  })

  it({ en: 'whom both know is no news', zh: '双方都认识的，不是新消息' }, () => {
    const { connect, tell, news } = meets('a', 'bc', 'x', 'bya')
    connect.toBeValue(['y'], rule.onlyNew)
    tell.toBeValue(['b', 'c'], rule.tellMine)
    news.toBeValue(['x', 'y'], rule.onlyNew)
  })
})

task(4, { en: 'until the mesh is full', zh: '直到全连通' }, () => {
  it({ en: 'two nodes are a mesh', zh: '两个节点，也是全连通' }, () => {
    play(new FakeNetwork('ab'), 'ab').toBeLines(full('ab'), rule.full)
  })

  it({ en: 'a third follows', zh: '第三个跟上来' }, () => {
    play(new FakeNetwork('abc'), 'ab', 'bc').toBeLines(full('abc'), rule.full)
  })

  it({ en: 'two clusters become one', zh: '两个集群合成一个' }, () => {
    play(new FakeNetwork('abcxyz'), 'ab', 'bc', 'xy', 'yz', 'ax').toBeLines(full('abcxyz'), rule.full, [
      {
        gives: ['a: b c x y z', 'b: a c x', 'c: a b x', 'x: a b c y z', 'y: a x z', 'z: a x y'],
        en: 'a and x found everyone. Those that they knew before have not found each other: were they told?',
        zh: 'a 和 x 找到了所有节点。可它们原先认识的，彼此还没找到：有人告诉它们吗？',
      },
    ])
    play(new FakeNetwork('abcdef'), 'ab', 'cd', 'ef', 'bc', 'fa').toBeLines(full('abcdef'), rule.full)
  })

  it({ en: 'both sides do their part', zh: '两边都要出力' }, () => {
    const through = play(new FakeNetwork('abxy', { shut: ['ay', 'xb'] }), 'ab', 'xy', 'ax')
    through.toBeLines(full('abxy'), rule.bothSides, [
      {
        gives: ['a: b x', 'b: a x y', 'x: a b y', 'y: b x'],
        en: 'All of it was left to a, whom a firewall does not let through to y. x would have told y of a.',
        zh: '事情全推给了 a，而防火墙不让 a 去找 y。x 本该把 a 告诉 y。',
      },
      {
        gives: ['a: b x y', 'b: a y', 'x: a y', 'y: a b x'],
        en: 'All of it was left to x, whom a firewall does not let through to b. a would have told b of x.',
        zh: '事情全推给了 x，而防火墙不让 x 去找 b。a 本该把 x 告诉 b。',
      },
    ])
  })

  it({ en: 'those who met dial, and those who were told', zh: '碰面的要拨，听到消息的也要拨' }, () => {
    const through = play(new FakeNetwork('abxy', { shut: ['ya', 'bx'] }), 'ab', 'xy', 'ax')
    through.toBeLines(full('abxy'), rule.follow, [
      {
        gives: ['a: b x', 'b: a y', 'x: a y', 'y: b x'],
        en: 'a and x told their friends, and did not go themselves. A firewall lets a dial y, but not y dial a.',
        zh: 'a 和 x 只是告诉了各自认识的节点，自己没有去。防火墙只许 a 拨 y，不许 y 拨 a。',
      },
    ])
  })

  it({ en: 'a node with -connect_all false stays out', zh: '带 -connect_all false 的节点不参与' }, () => {
    const glue = play(new FakeNetwork('abxyg', { silent: 'g' }), 'ab', 'xy', 'ag', 'xg')
    glue.toBeLines(['a: b g', 'b: a', 'x: g y', 'y: x', 'g: a x'], rule.connectAll, [
      {
        gives: full('abxyg'),
        en: 'g was to connect two clusters without joining them. Now they are one.',
        zh: 'g 本该连着两个集群，又不把它们并到一起。现在它们合成一个了。',
      },
    ])
  })

  it({ en: 'from whichever side it is dialled', zh: '不管从哪边拨' }, () => {
    const glue = play(new FakeNetwork('abg', { silent: 'g' }), 'ab', 'ga')
    glue.toBeLines(['a: b g', 'b: a', 'g: a'], rule.connectAll)
  })
})

boss({ en: 'your mesh fills', zh: '你的网络自己连满' }, () => {
  /** The names that a node is visibly connected with. */
  const seen = (node: Node): string =>
    node
      .nodes()
      .map((name) => name.slice(0, 1))
      .sort()
      .join('')

  it({ en: 'with the word of a recorded erl', zh: '听录制下来的 erl 说它认识谁' }, () => {
    const { peer, knows } = recordedMeeting()
    const steps = met('kata@127.0.0.1', ['ours@127.0.0.1'], peer, knows)
    expect(steps.connect).toBeValue(['friend@127.0.0.1'], rule.follow)
    expect([...steps.news].sort()).toBeValue(['friend@127.0.0.1', 'met@127.0.0.1'], rule.tellMine)
  })

  it({ en: 'with nodes in memory', zh: '内存里的几个节点' }, async () => {
    const cluster = await Cluster.open('h1', 'h2')
    const global = globalService()
    const nodes: Node[] = []
    for (const name of ['a@h1', 'b@h1', 'c@h2', 'd@h2']) nodes.push(await cluster.start(name, { global }))
    const [a, b, c] = nodes as [Node, Node, Node, Node]
    const glue = await cluster.start('g@h1', { global: globalService({ connectAll: false }) })
    await cluster.time(a.ping('b@h1'))
    await cluster.time(c.ping('d@h2'))
    await cluster.time(glue.ping('a@h1'))
    await cluster.time(glue.ping('c@h2'))
    await cluster.pass(5_000)
    expect(nodes.map(seen)).toBeValue(['bg', 'a', 'dg', 'c'], rule.connectAll)
    await cluster.time(b.ping('c@h2'))
    await cluster.pass(5_000)
    expect(nodes.map(seen)).toBeValue(['bcdg', 'acd', 'abdg', 'abc'], rule.full)
    expect(cluster.timeline('nodeup').length / 2).toBeValue(fullMesh(4) + 2, rule.oneLink)
  })

  itWithErl(
    { en: 'with two real erls and two of your nodes', zh: '两个真正的 erl，加上你的两个节点' },
    async (stage) => {
      const global = globalService()
      const [k, l] = [await stage.node('k', 'mesh', { global }), await stage.node('l', 'mesh', { global })]
      const [r, s] = await Promise.all([stage.erl('r', 'mesh'), stage.erl('s', 'mesh')])
      await k.ping(l.name)
      // Two meetings at once would fight for global's locks, and wait for seconds between the rounds.
      await r.eval(`begin net_adm:ping('${s.name}'), global:sync() end.`)
      await l.ping(r.name)
      await Promise.all([whenConnected(k, 3), whenConnected(l, 3)])
      expect([k, l].map(seen)).toBeValue(['lrs', 'krs'], rule.full)
      const all = [k, l, r, s].map(({ name }) => name)
      for (const erl of [r, s]) {
        const others = all.filter((name) => name !== erl.name).sort()
        expect(await erlConnected(erl, 3)).toBeValue(
          `[${others.map((name) => `'${name}'`).join(',')}]`,
          rule.full,
        )
      }
    },
  )
})
