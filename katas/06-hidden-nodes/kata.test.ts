/** Kata 06, hidden nodes: what a real node does, as tests. OTP: `nodes/1` in erlang(3), `net_kernel:monitor_nodes/2`. */
import { globalService } from '../../src/global/global.ts'
import type { Node } from '../../src/node/node.ts'
import { atom } from '../../src/term/atom.ts'
import { Cluster } from '../kit/cluster.ts'
import { boss, expect, it, itWithErl, task } from '../kit/kit.ts'
import { erlConnected, whenConnected } from '../kit/when-connected.ts'
import { type Kind, type Me, type NodeType, PUBLISHED, type Sight } from './given.ts'
import { introduce, isHidden, isTold, nodes, route } from './kata.ts'
import { rule } from './rules.ts'

/** What a real Erlang/OTP 25.2.3 shows in its handshake, visible and hidden. Recorded by `tools/kata/record-mesh.ts`. */
const VISIBLE = 0xd07df7fbdn
const HIDDEN = 0xd07df7fbcn

const hex = (flags: bigint): string => `0x${flags.toString(16)}n`

const hidden = (ours: bigint, theirs: bigint) =>
  expect(isHidden(ours, theirs), `isHidden(${hex(ours)}, ${hex(theirs)})`)

const me: Me = { name: 'a', connectAll: true }
const glue: Me = { name: 'g', connectAll: false }

/** Connections, from a line such as `b visible, h hidden, c under way`. */
function see(line: string): Sight[] {
  if (line === '') return []
  return line.split(', ').map((one) => {
    const space = one.indexOf(' ')
    return { peer: one.slice(0, space), state: one.slice(space + 1) as Sight['state'] }
  })
}

/** As a failing test shows it: `{ b: visible, c: 'under way' }`. */
function shown(sights: string): string {
  const each = see(sights).map(
    ({ peer, state }) => `${peer}: ${state === 'under way' ? `'${state}'` : state}`,
  )
  return each.length === 0 ? '{}' : `{ ${each.join(', ')} }`
}

const who = ({ name, connectAll }: Me): string => (connectAll ? name : `${name} -connect_all false`)

function list(node: Me, sights: string, kind: Kind) {
  return expect(nodes(node, see(sights), kind), `nodes(${who(node)}, ${shown(sights)}, '${kind}')`)
}

function names(node: Me, sights: string, peer: string) {
  const call = `introduce(${who(node)}, ${shown(sights)}, '${peer}')`
  return expect(introduce(node, see(sights), peer), call)
}

const told = (wanted: NodeType, isIt: boolean) => expect(isTold(wanted, isIt), `isTold('${wanted}', ${isIt})`)

const message = (sights: string, to: string) =>
  expect(route(see(sights), to), `route(${shown(sights)}, '${to}')`)

const ALL = 'b visible, h hidden, w under way, c visible, i hidden'

task(1, { en: 'visible or hidden', zh: '可见还是隐藏' }, () => {
  it({ en: 'visible where both publish', zh: '双方都公开，就可见' }, () => {
    hidden(VISIBLE, VISIBLE).toBeTerm(false, rule.bothPublish)
    hidden(PUBLISHED, PUBLISHED).toBeTerm(false, rule.oneBit)
    hidden(VISIBLE, PUBLISHED).toBeTerm(false, rule.oneBit, [
      {
        gives: true,
        en: 'You compared flags as a whole. Two nodes can be of different releases, and be visible.',
        zh: '你比较了全部标志。两个节点版本不同，照样可以互相可见。',
      },
    ])
  })

  it({ en: 'hidden where the peer hides', zh: '对方隐藏，就是隐藏' }, () => {
    hidden(VISIBLE, HIDDEN).toBeTerm(true, rule.bothPublish, [
      {
        gives: false,
        en: "Only the last bit differs, and the peer's is 0: it hides. One who hides is enough. (And no bigint is === 0: compare with 0n.)",
        zh: '两边只差最后一位，对方那一位是 0，说明它隐藏了。有一方隐藏就够了。（另外，bigint 永远不会 === 0，要和 0n 比。）',
      },
    ])
    hidden(PUBLISHED, 0n).toBeTerm(true, rule.bothPublish)
  })

  it({ en: 'hidden where we do', zh: '我们隐藏，也是隐藏' }, () => {
    hidden(HIDDEN, VISIBLE).toBeTerm(true, rule.bothPublish, [
      {
        gives: false,
        en: "You looked at the peer's flags only. A hidden node would list whom it watches among its visible nodes.",
        zh: '你只看了对方的标志。这样，隐藏节点会把它监视的节点列为可见。',
      },
    ])
  })

  it({ en: 'hidden where both do', zh: '双方都隐藏，更是隐藏' }, () => {
    hidden(HIDDEN, HIDDEN).toBeTerm(true, rule.bothPublish, [
      {
        gives: false,
        en: 'Two hidden nodes do not become visible to each other.',
        zh: '两个隐藏节点碰到一起，并不会因此可见。',
      },
    ])
    hidden(0n, 0n).toBeTerm(true, rule.bothPublish)
  })
})

task(2, { en: 'nodes(), and nodes(Type)', zh: 'nodes() 与 nodes(Type)' }, () => {
  it({ en: 'nodes() lists the visible ones', zh: 'nodes() 列出可见的' }, () => {
    list(me, ALL, 'visible').toBeValue(['b', 'c'], rule.visibleOnly, [
      {
        gives: ['b', 'h', 'c', 'i'],
        en: 'h and i are hidden: whoever goes by nodes(), as most programs do, must not meet them.',
        zh: 'h 和 i 是隐藏的：多数程序都以 nodes() 为准，不该碰见它们。',
      },
      { gives: ['b', 'w', 'c'], ...rule.underWay },
      {
        gives: ['a', 'b', 'c'],
        en: 'a is not among its own nodes().',
        zh: 'a 自己不在自己的 nodes() 里。',
      },
    ])
    list(me, 'h hidden', 'visible').toBeValue([], rule.visibleOnly)
  })

  it({ en: 'nodes(hidden) lists the hidden ones', zh: 'nodes(hidden) 列出隐藏的' }, () => {
    list(me, ALL, 'hidden').toBeValue(['h', 'i'], rule.perConnection, [
      {
        gives: ['h', 'w', 'i'],
        en: 'w is not visible, but it is not connected either.',
        zh: 'w 确实不是可见的，可它也还没连上。',
      },
    ])
  })

  it({ en: 'nodes(connected) lists both', zh: 'nodes(connected) 两种都列' }, () => {
    list(me, ALL, 'connected').toBeValue(['b', 'h', 'c', 'i'], rule.connected, [
      {
        gives: ['b', 'h', 'w', 'c', 'i'],
        en: 'The handshake with w is not over: it may yet fail.',
        zh: '与 w 的握手还没完成，说不定会失败。',
      },
      {
        gives: ['b', 'c', 'h', 'i'],
        en: 'The nodes are right, their order is not: they are to stay as they were.',
        zh: '节点都对，顺序不对：应保持原来的顺序。',
      },
    ])
  })

  it({ en: 'nodes(this) is the node itself', zh: 'nodes(this) 是节点自己' }, () => {
    list(me, ALL, 'this').toBeValue(['a'], rule.thisNode)
    list(me, '', 'this').toBeValue(['a'], rule.thisNode)
  })

  it({ en: '-connect_all false hides nothing', zh: '-connect_all false 什么也不隐藏' }, () => {
    list(glue, 'b visible, x visible', 'visible').toBeValue(['b', 'x'], rule.glueSees, [
      {
        gives: [],
        en: 'You took "tells nobody" for "is hidden", or for "hangs up".',
        zh: '“不告诉别人”不等于“隐藏”，也不等于“挂断”。',
      },
    ])
    list(glue, 'b visible, x visible', 'hidden').toBeValue([], rule.glueSees)
  })
})

task(3, { en: 'who is told of whom', zh: '把谁告诉谁' }, () => {
  it({ en: 'a visible node is told of the other visible ones', zh: '可见的节点会得知其他可见的' }, () => {
    names(me, 'b visible, c visible, x visible', 'x').toBeValue(['b', 'c'], rule.introduced, [
      { gives: ['b', 'c', 'x'], en: 'You told x of x.', zh: '你把 x 告诉了 x 自己。' },
      { gives: ['a', 'b', 'c'], en: 'x knows a: it is talking with it.', zh: 'x 认得 a：它正和 a 说话呢。' },
    ])
    names(me, 'x visible', 'x').toBeValue([], rule.introduced)
  })

  it({ en: 'nobody is told of hidden ones', zh: '隐藏的，不告诉任何人' }, () => {
    names(me, 'b visible, h hidden, w under way, x visible', 'x').toBeValue(['b'], rule.hiddenNotNamed, [
      {
        gives: ['b', 'h'],
        en: 'You gave h away. x would connect with it, then tell others, and the whole cluster would know.',
        zh: '你把 h 泄露了。x 会去连接它，再告诉别人，很快整个集群都知道了。',
      },
      {
        gives: ['b', 'w'],
        en: 'w is still under way: it may fail, or turn out to be hidden.',
        zh: 'w 还在连接中：可能连不上，也可能连上才知道是隐藏的。',
      },
    ])
  })

  it({ en: 'hidden ones are told of nobody', zh: '隐藏的，什么也不告诉它' }, () => {
    names(me, 'b visible, c visible, h hidden', 'h').toBeValue([], rule.hiddenNotTold, [
      {
        gives: ['b', 'c'],
        en: 'h came to watch a. You would have it connect with everyone.',
        zh: 'h 是来看 a 的。照你这样，它得和所有节点都连上。',
      },
    ])
    names(me, 'h hidden, i hidden', 'i').toBeValue([], rule.hiddenNotTold)
  })

  it(
    { en: 'a node with -connect_all false tells nobody', zh: '带 -connect_all false 的节点谁也不告诉' },
    () => {
      names(glue, 'b visible, x visible', 'x').toBeValue([], rule.glue, [
        {
          gives: ['b'],
          en: 'x now connects with b, and their two clusters become one. g was there to keep them apart.',
          zh: '于是 x 去连接 b，两个集群合成了一个。g 的用处，本来就是让它们各归各的。',
        },
      ])
      names(glue, 'b visible, h hidden', 'h').toBeValue([], rule.glue)
    },
  )
})

task(4, { en: 'watching without being seen', zh: '只看，不现身' }, () => {
  it({ en: 'who watches nodes is told of visible ones', zh: '监视节点的进程会得知可见的' }, () => {
    told('visible', false).toBeTerm(true, rule.told)
    told('visible', true).toBeTerm(false, rule.told, [
      {
        gives: true,
        en: 'A hidden node would be announced to everyone who watches.',
        zh: '这样一来，隐藏节点一来，监视的进程就全知道了。',
      },
    ])
  })

  it({ en: 'of hidden ones, or of all, only on demand', zh: '隐藏的或者全部，要专门要求' }, () => {
    told('hidden', true).toBeTerm(true, rule.told)
    told('hidden', false).toBeTerm(false, rule.told)
    told('all', true).toBeTerm(true, rule.told)
    told('all', false).toBeTerm(true, rule.told)
  })

  it({ en: 'messages go out on any connection', zh: '消息走哪种连接都行' }, () => {
    message('b visible, h hidden', 'b').toBeValue('goes out', rule.message)
    message('b visible, h hidden', 'h').toBeValue('goes out', rule.message, [
      {
        gives: 'dials',
        en: 'h is connected. You looked for it in nodes(), which leaves it out.',
        zh: 'h 已经连着。你是到 nodes() 里去找它的，那里不列它。',
      },
    ])
  })

  it({ en: 'and wait for one that is under way', zh: '正在连接的，就等一等' }, () => {
    message('b visible, w under way', 'w').toBeValue('waits', rule.oneConnection)
  })

  it({ en: 'and dial where there is none', zh: '没有连接，就拨号' }, () => {
    message('b visible, h hidden', 'x').toBeValue('dials', rule.dials)
    message('w under way', 'x').toBeValue('dials', rule.dials, [
      {
        gives: 'waits',
        en: 'It is w whose handshake is under way. Nobody is dialling x.',
        zh: '正在握手的是 w。x 还没有人去拨。',
      },
    ])
    message('', 'x').toBeValue('dials', rule.dials)
  })
})

boss({ en: 'your rules hide a node', zh: '用你的规则把节点藏起来' }, () => {
  /** What a node sees: the visible ones, and after a bar the hidden ones. */
  function sees(node: Node): string {
    const letters = (names: readonly string[]) =>
      names
        .map((name) => name.slice(0, 1))
        .sort()
        .join('')
    return `${node.name.slice(0, 1)}: ${letters(node.nodes())}|${letters(node.nodes('hidden'))}`
  }

  it({ en: 'from a cluster in memory', zh: '藏在内存里的集群中' }, async () => {
    const cluster = await Cluster.open('h1', 'h2')
    const global = globalService()
    const a = await cluster.start('a@h1', { global })
    const b = await cluster.start('b@h2', { global })
    const x = await cluster.start('x@h1', { global })
    const g = await cluster.start('g@h2', { global: globalService({ connectAll: false }) })
    const h = await cluster.start('h@h2', { hidden: true, global })
    for (const [from, to] of [
      [a, b],
      [g, a],
      [g, x],
      [h, a],
      [h, x],
    ] as const) {
      expect(await cluster.time(from.ping(to.name))).toBeTerm(atom('pong'), rule.message)
      await cluster.pass(3_000)
    }
    expect([a, b, x, g, h].map(sees)).toBeValue(
      ['a: bg|h', 'b: a|', 'x: g|h', 'g: ax|', 'h: |ax'],
      rule.intrusion,
    )
  })

  itWithErl(
    { en: 'from real erls, and hides real ones', zh: '瞒得过真正的 erl，也藏得住真正的 erl' },
    async (stage) => {
      const k = await stage.node('k', 'hidden', { global: globalService() })
      const h = await stage.node('h', 'hidden', { hidden: true })
      const [r, x, g] = await Promise.all([
        stage.erl('r', 'hidden'),
        stage.erl('x', 'hidden', ['-hidden']),
        stage.erl('g', 'hidden', ['-connect_all', 'false']),
      ])
      expect(await h.ping(r.name)).toBeTerm(atom('pong'), rule.message)
      for (const erl of [r, x, g]) {
        expect(await erl.eval(`net_adm:ping('${k.name}').`)).toBeValue('pong', rule.message)
      }
      await whenConnected(k, 3)
      expect([k, h].map(sees)).toBeValue(['k: gr|x', 'h: |r'], rule.bothPublish)
      expect(await erlConnected(r, 2)).toBeValue(`['${h.name}','${k.name}']`, rule.intrusion)
      expect(await r.eval('{nodes(), nodes(hidden)}.')).toBeValue(
        `{['${k.name}'],['${h.name}']}`,
        rule.bothPublish,
      )
      expect(await x.eval('{nodes(), nodes(hidden)}.')).toBeValue(`{[],['${k.name}']}`, rule.intrusion)
      expect(await g.eval('{nodes(), nodes(hidden)}.')).toBeValue(`{['${k.name}'],[]}`, rule.glue)
    },
  )
})
