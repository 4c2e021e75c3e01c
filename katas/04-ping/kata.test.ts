/** Kata 04, ping: what a real node does, as tests. OTP: `net_adm.erl` (`ping/1`), `net_kernel.erl`, `inet_tcp_dist.erl` (`setup`). */
import { decode } from '../../src/etf/decode.ts'
import { atom } from '../../src/term/atom.ts'
import { format } from '../../src/term/format.ts'
import { Cluster } from '../kit/cluster.ts'
import { fromHex } from '../kit/hex.ts'
import { boss, expect, it, itWithErl, task } from '../kit/kit.ts'
import { FakeDirectory, FakeKernel, FakeWorld, NoConnection, turn } from './fakes.ts'
import { Connections, findNode, ping } from './kata.ts'
import { rule } from './rules.ts'

const HOSTS = { h1: '192.0.2.1', h2: '192.0.2.2', 'h3.example': '192.0.2.3' }
const NODES = { 'a 192.0.2.1': 40001, 'b 192.0.2.2': 40002, 'c 192.0.2.3': 40003 }

/** What comes of looking for `full`, and what was asked on the way. */
async function find(full: string) {
  const directory = new FakeDirectory(HOSTS, NODES)
  const found = await lookFor(full, directory).catch(onPurpose)
  const call = `findNode('${full}', directory)`
  return { found: expect(found, call), asked: expect(directory.asked, call) }
}

/** A promise, even if the learner has taken the `async` away. */
const lookFor = async (full: string, directory: FakeDirectory) => findNode(full, directory)

/** What was thrown by hand, and not by a slip, is an answer, though a wrong one. */
function onPurpose(error: unknown): string {
  if (error instanceof Error && error.constructor === Error) return REJECTED
  throw error
}

async function answerOf(kernel: FakeKernel, node: string): Promise<unknown> {
  try {
    return await ping(kernel, node)
  } catch (error) {
    if (error instanceof NoConnection) return REJECTED
    throw error
  }
}

const REJECTED = 'rejected'

/** In whatever way it came to a pang. */
function expectHungUp(kernel: FakeKernel): void {
  expect(kernel.log, "ping(kernel, 'b@h2')").toBeLines(
    ["connect('b@h2')", "ask('b@h2', {is_auth,a@h1})", "disconnect('b@h2')"],
    rule.hangsUp,
  )
}

const whyIsAValue = {
  gives: REJECTED,
  en: 'Your findNode threw an error. "Not to be found" is an answer like any other: return it, with why.',
  zh: '你的 findNode 抛了异常。“找不到”也是一种回答：把它返回，用 why 说明原因。',
}

/** What `ping` came to: a term, or the words for a rejection. */
async function outcome(kernel: FakeKernel, node: string, said = '') {
  return expect(await answerOf(kernel, node), `ping(kernel, '${node}')${said}`)
}

const asText = (answer: string) => ({
  gives: answer,
  en: `You answered with text. The answer is an atom: atom('${answer}').`,
  zh: `你回答的是文本。应当回答原子：atom('${answer}')。`,
})

task(1, { en: 'finding a node', zh: '找到一个节点' }, () => {
  it({ en: 'gives the address and the port', zh: '得到地址和端口' }, async () => {
    for (const [full, address, port] of [
      ['b@h2', '192.0.2.2', 40002],
      ['c@h3.example', '192.0.2.3', 40003],
    ] as const) {
      const { found, asked } = await find(full)
      const host = full.slice(2)
      const ownMapper = [`resolve('${host}')`, `portPlease('192.0.2.1', '${full[0]}')`]
      asked.toBeLines([`resolve('${host}')`, `portPlease('${address}', '${full[0]}')`], rule.way, [
        {
          gives: [`resolve('${host}')`, `portPlease('${address}', '${full}')`],
          en: 'You asked for the full name. The port mapper over there knows only what stands before the @.',
          zh: '你拿全名去问了。那边的端口映射器只认 @ 之前的部分。',
        },
        { gives: ownMapper, ...rule.theirMapper },
        {
          gives: [`resolve('${host}')`, `portPlease('${host}', '${full[0]}')`],
          en: "You asked at the host's name. Its port mapper is asked at the address that `resolve` gave.",
          zh: '你拿主机名去问了。端口映射器要按 `resolve` 给出的地址去问。',
        },
        {
          gives: [`resolve('${host}')`, `portPlease(Promise, '${full[0]}')`],
          en: 'That is a promise, and not yet an address. Is an `await` missing?',
          zh: '这还是个 promise，不是地址。是不是少了 `await`？',
        },
      ])
      found.toBeValue({ address, port }, rule.way)
    }
  })

  it({ en: "asks the other host's port mapper", zh: '问的是对方主机的端口映射器' }, async () => {
    const { asked } = await find('a@h2')
    asked.toBeLines(["resolve('h2')", "portPlease('192.0.2.2', 'a')"], rule.theirMapper)
  })

  it({ en: 'refuses a bad name and asks nobody', zh: '名字不对就拒绝，谁也不问' }, async () => {
    for (const full of ['b', 'b@', '@h2', 'b@h2@h3', 'b c@h2']) {
      const { found, asked } = await find(full)
      asked.toBeLines([], rule.badName)
      found.toBeValue({ why: 'bad name' }, rule.badName, [
        {
          gives: { why: 'unknown host' },
          en: 'That is a fault in the name, not in the network.',
          zh: '这是名字有毛病，不是网络有毛病。',
        },
        whyIsAValue,
      ])
    }
  })

  it({ en: 'knows an unknown host', zh: '主机不存在，要说得出' }, async () => {
    for (const full of ['b@h9', 'b@h2.example.org']) {
      const { found, asked } = await find(full)
      const host = `resolve('${full.slice(2)}')`
      asked.toBeLines([host], rule.unknownHost, [
        {
          gives: [host, "portPlease(undefined, 'b')"],
          en: '`undefined` is no address: it is how `resolve` says that nobody knows the host.',
          zh: '`undefined` 不是地址，而是 `resolve` 在说：没人认识这台主机。',
        },
      ])
      found.toBeValue({ why: 'unknown host' }, rule.unknownHost, [whyIsAValue])
    }
  })

  it({ en: 'knows a host without that node', zh: '主机在，节点不在，也要说得出' }, async () => {
    const { found } = await find('a@h2')
    found.toBeValue({ why: 'unknown node' }, rule.unknownNode, [
      {
        gives: { address: '192.0.2.2', port: undefined },
        en: '`undefined` is no port: it is how the port mapper says no.',
        zh: '`undefined` 不是端口，而是端口映射器在说“没有”。',
      },
      whyIsAValue,
    ])
  })
})

task(2, { en: 'connecting on demand', zh: '需要时才连接' }, () => {
  /** A world and a node in it; `log` is what has happened between them. */
  async function begin() {
    const world = new FakeWorld()
    const us = new Connections(world)
    await turn()
    return { world, us, log: (what: string) => expect(world.log, what) }
  }

  async function tryToConnect(us: Connections): Promise<string> {
    try {
      await us.connect('b@h2')
      return 'connected'
    } catch (error) {
      if (error instanceof NoConnection) return 'rejected'
      throw error
    }
  }

  it({ en: 'a node starts alone', zh: '节点启动时孤身一个' }, async () => {
    const { us, log } = await begin()
    log('new Connections(world)').toBeLines([], rule.unasked, [
      {
        gives: ["dial('b@h1')", "dial('c@h1')"],
        en: 'You dialled everyone whom the port mapper knows. Knowing of a node is no reason to connect with it.',
        zh: '端口映射器里有谁，你就拨谁。知道有这么个节点，不等于要和它连接。',
      },
    ])
    expect(us.nodes(), 'nodes()').toBeValue([], rule.unasked)
    await turn()
    log('nodes()').toBeLines([], rule.unasked)
  })

  it({ en: 'the first message connects, and waits', zh: '第一条消息促成连接，并等它连上' }, async () => {
    const { world, us, log } = await begin()
    us.send('b@h2', 'hello')
    await turn()
    log("send('b@h2', 'hello')").toBeLines(["dial('b@h2')"], rule.firstMessage)
    expect(us.nodes(), "send('b@h2', 'hello'), nodes()").toBeValue([], rule.upOnly, [
      {
        gives: ['b@h2'],
        en: 'b@h2 has not answered yet.',
        zh: 'b@h2 还没有应答。',
      },
    ])
    await world.answer('b@h2')
    log("send('b@h2', 'hello')").toBeLines(
      ["dial('b@h2')", "dial('b@h2') → line", "line.send('hello') → b@h2"],
      rule.firstMessage,
    )
    expect(us.nodes(), 'nodes()').toBeValue(['b@h2'], rule.firstMessage)
  })

  it({ en: 'three messages at once make one connection', zh: '三条消息一起发，也只有一条连接' }, async () => {
    const { world, us, log } = await begin()
    for (const message of ['one', 'two', 'three']) us.send('b@h2', message)
    await turn()
    log('send, send, send').toBeLines(["dial('b@h2')"], rule.oneDial, [
      {
        gives: ["dial('b@h2')", "dial('b@h2')", "dial('b@h2')"],
        en: 'Each message dialled. When the second was sent, the first had not made a connection, but it was about to.',
        zh: '每条消息都拨了一次。发第二条时，连接虽未建立，第一条却已经在拨了。',
      },
    ])
    await world.answer('b@h2')
    us.send('b@h2', 'four')
    await turn()
    log('send, send, send, send').toBeLines(
      [
        "dial('b@h2')",
        "dial('b@h2') → line",
        "line.send('one') → b@h2",
        "line.send('two') → b@h2",
        "line.send('three') → b@h2",
        "line.send('four') → b@h2",
      ],
      rule.order,
    )
  })

  it({ en: 'connect shares that connection', zh: 'connect 用的也是这一条' }, async () => {
    const { world, us, log } = await begin()
    us.send('b@h2', 'hello')
    const first = us.connect('b@h2')
    await turn()
    log("send, connect('b@h2')").toBeLines(["dial('b@h2')"], rule.oneDial)
    await world.answer('b@h2')
    const again = us.connect('b@h2')
    await turn()
    log("send, connect, connect('b@h2')").toBeLines(
      ["dial('b@h2')", "dial('b@h2') → line", "line.send('hello') → b@h2"],
      rule.reuse,
    )
    const same = (await first) === (await again)
    expect(same, "await connect('b@h2') === await connect('b@h2')").toBeValue(true, rule.reuse)
  })

  it({ en: 'nodes do not wait for each other', zh: '节点之间谁也不等谁' }, async () => {
    const { world, us, log } = await begin()
    us.send('b@h2', 'one')
    us.send('c@h3', 'two')
    await turn()
    await world.answer('c@h3')
    log("send('b@h2', …), send('c@h3', …)").toBeLines(
      ["dial('b@h2')", "dial('c@h3')", "dial('c@h3') → line", "line.send('two') → c@h3"],
      rule.apart,
    )
    await world.answer('b@h2')
    expect(us.nodes(), 'nodes()').toBeValue(['c@h3', 'b@h2'], rule.apart)
  })

  it(
    { en: 'what cannot be delivered is lost, and nobody is told', zh: '送不到的消息就丢了，谁也不通知' },
    async () => {
      const { world, us, log } = await begin()
      us.send('b@h2', 'one')
      await turn()
      await world.refuse('b@h2')
      expect(us.nodes(), 'nodes()').toBeValue([], rule.lost)
      us.send('b@h2', 'two')
      await turn()
      log('send, rejected, send').toBeLines(
        ["dial('b@h2')", "dial('b@h2') → rejected", "dial('b@h2')"],
        rule.notRemembered,
        [
          {
            gives: ["dial('b@h2')", "dial('b@h2') → rejected"],
            en: 'The failure was kept: b@h2 may be up by now, but nobody will ever find out.',
            zh: '失败被记住了：b@h2 现在也许已经启动，可再也没人会知道。',
          },
        ],
      )
      await world.answer('b@h2')
      log('send, rejected, send, line').toBeLines(
        [
          "dial('b@h2')",
          "dial('b@h2') → rejected",
          "dial('b@h2')",
          "dial('b@h2') → line",
          "line.send('two') → b@h2",
        ],
        rule.lost,
        [
          {
            gives: [
              ...["dial('b@h2')", "dial('b@h2') → rejected", "dial('b@h2')", "dial('b@h2') → line"],
              ...["line.send('one') → b@h2", "line.send('two') → b@h2"],
            ],
            en: 'You kept "one" for later. Erlang promises order, not delivery: what could not be sent is gone.',
            zh: '你把 “one” 留到了后面。Erlang 保证顺序，不保证送达：没发出去的，就没有了。',
          },
        ],
      )
    },
  )

  it(
    { en: 'connect tells everyone who waits that it failed', zh: '连不上，等着 connect 的都会知道' },
    async () => {
      const { world, us } = await begin()
      const results = Promise.all([tryToConnect(us), tryToConnect(us)])
      await turn()
      await world.refuse('b@h2')
      expect(await results, "connect('b@h2'), connect('b@h2')").toBeValue(
        ['rejected', 'rejected'],
        rule.allTold,
      )
    },
  )

  it({ en: 'a connection that ended is forgotten', zh: '断开的连接不再算数' }, async () => {
    const { world, us, log } = await begin()
    us.send('b@h2', 'one')
    await turn()
    await world.answer('b@h2')
    await world.hangUp('b@h2')
    expect(us.nodes(), 'send, line.closed, nodes()').toBeValue([], rule.forgotten)
    us.send('b@h2', 'two')
    await turn()
    await world.answer('b@h2')
    log('send, line.closed, send').toBeLines(
      [
        ...["dial('b@h2')", "dial('b@h2') → line", "line.send('one') → b@h2", 'line.closed ← b@h2'],
        ...["dial('b@h2')", "dial('b@h2') → line", "line.send('two') → b@h2"],
      ],
      rule.forgotten,
      [
        {
          gives: [
            "dial('b@h2')",
            "dial('b@h2') → line",
            "line.send('one') → b@h2",
            'line.closed ← b@h2',
            "dial('b@h2') → line",
            "line.send('two') → b@h2",
          ],
          en: 'You wrote "two" to a line that had ended.',
          zh: '你把 “two” 写进了一条已经断开的连接。',
        },
      ],
    )
  })
})

task(3, { en: 'pong or pang', zh: 'pong 还是 pang' }, () => {
  it(
    { en: 'asks a connected node, and gives pong for its yes', zh: '连上就问，对方答 yes 就是 pong' },
    async () => {
      const kernel = new FakeKernel()
      kernel.answer = atom('yes')
      const answer = await outcome(kernel, 'b@h2')
      expect(kernel.log, "ping(kernel, 'b@h2')").toBeLines(
        ["connect('b@h2')", "ask('b@h2', {is_auth,a@h1})"],
        rule.isAuth,
        [
          {
            gives: ["connect('b@h2')", "ask('b@h2', {is_auth,b@h2})"],
            en: 'You told b@h2 its own name. It wants to know who asks.',
            zh: '你把 b@h2 自己的名字告诉了它。它想知道的是谁在问。',
          },
          {
            gives: ["connect('b@h2')", 'ask(\'b@h2\', {is_auth,<<"a@h1">>})'],
            en: 'The name goes as an atom, not as text.',
            zh: '名字要以原子发过去，不是文本。',
          },
          {
            gives: ["connect('b@h2')", "ask('b@h2', {is_auth,a@h1})", "disconnect('b@h2')"],
            en: 'You hung up after a yes. Whoever gets a pong stays connected. (Did you look for a text? The yes is an atom.)',
            zh: '对方都答了 yes，你却断开了。得到 pong 之后，连接要留着。（你是不是在等文本？yes 是原子。）',
          },
          {
            gives: ["connect('b@h2')", 'ask(\'b@h2\', {<<"is_auth">>,<<"a@h1">>})'],
            en: 'Text in quotes is a binary in Erlang. is_auth and the name are atoms: atom(…).',
            zh: '引号里的文本，在 Erlang 里是二进制串。is_auth 和名字都是原子：atom(…)。',
          },
          {
            gives: ["connect('b@h2')"],
            en: 'A connection is not an answer: net_kernel over there may hang.',
            zh: '连上了不等于有应答：对方的 net_kernel 也许卡住了。',
          },
        ],
      )
      answer.toBeTerm(atom('pong'), rule.pong, [asText('pong')])
    },
  )

  it({ en: 'gives pang when there is no connection', zh: '连不上就是 pang' }, async () => {
    const kernel = new FakeKernel()
    kernel.connects = 'no'
    const answer = await outcome(kernel, 'b@h2')
    answer.toBeTerm(atom('pang'), rule.pang, [
      asText('pang'),
      {
        gives: REJECTED,
        en: 'Your ping rejected. Who pings a node that may be down would have to catch that each time.',
        zh: '你的 ping 抛了异常。ping 的节点本来就可能不在，难道每次都要人去接住异常？',
      },
    ])
  })

  it(
    { en: 'gives pang when the answer does not come, and hangs up', zh: '等不到应答也是 pang，并且断开' },
    async () => {
      const kernel = new FakeKernel()
      const answer = await outcome(kernel, 'b@h2')
      answer.toBeTerm(atom('pang'), rule.pang, [
        {
          gives: REJECTED,
          en: 'Connected and lost again: your ping rejected.',
          zh: '连上又断了：你的 ping 抛了异常。',
        },
      ])
      expectHungUp(kernel)
    },
  )

  it({ en: 'takes nothing but yes for an answer', zh: '除了 yes，别的应答都不算' }, async () => {
    for (const said of [atom('no'), false, 'yes']) {
      const kernel = new FakeKernel()
      kernel.answer = said as never
      const answer = await outcome(kernel, 'b@h2', `, net_kernel: ${format(said)}`)
      answer.toBeTerm(atom('pang'), rule.pong)
      expectHungUp(kernel)
    }
  })

  it({ en: 'does not remember a pang', zh: '不记得上一次的 pang' }, async () => {
    const kernel = new FakeKernel()
    kernel.answer = atom('yes')
    kernel.connects = 'no'
    ;(await outcome(kernel, 'b@h2')).toBeTerm(atom('pang'), rule.pang)
    kernel.connects = 'yes'
    ;(await outcome(kernel, 'b@h2')).toBeTerm(atom('pong'), rule.notRemembered)
  })

  it({ en: 'dials nobody to ping oneself', zh: 'ping 自己，不用拨号' }, async () => {
    const kernel = new FakeKernel()
    kernel.answer = atom('yes') // as `erl` does, who likes may ask the net_kernel here
    const answer = await outcome(kernel, 'a@h1')
    const asked = kernel.log.filter((line) => !line.startsWith('ask('))
    expect(asked, "ping(kernel, 'a@h1')").toBeLines([], rule.oneself)
    answer.toBeTerm(atom('pong'), rule.oneself)
  })
})

/** What a real Erlang/OTP 25.2.3 asks: `term_to_binary({is_auth, 'real@127.0.0.1'})`. */
const REAL_QUESTION = fromHex(
  '8368026400076973 5f61757468 64000e7265616c403132372e302e302e31'.replaceAll(' ', ''),
)

boss({ en: 'your node pings', zh: '你的节点去 ping' }, () => {
  it({ en: 'with the question that a recorded erl asks', zh: '问的话，与录制下来的 erl 一样' }, async () => {
    let asked: unknown
    await ping(
      {
        node: 'real@127.0.0.1',
        connect: async () => {},
        ask: async (_node, question) => {
          asked = question
          return atom('yes')
        },
        disconnect: () => {},
      },
      'b@h2',
    )
    expect(asked).toBeTerm(decode(REAL_QUESTION), rule.isAuth)
  })

  it({ en: 'and meets nobody unasked', zh: '没人要求，就谁也不认识' }, async () => {
    const cluster = await Cluster.open('h1', 'h2')
    const a = await cluster.start('a@h1')
    await cluster.start('b@h2')
    await cluster.start('c@h1')
    await cluster.pass(1000)
    expect(cluster.timeline('nodeup')).toBeValue([], rule.unasked)
    expect(await cluster.time(a.ping('d@h2'))).toBeTerm(atom('pang'), rule.unknownNode)
    expect(await cluster.time(a.ping('b@h9'))).toBeTerm(atom('pang'), rule.unknownHost)
    expect(await cluster.time(a.ping('b'))).toBeTerm(atom('pang'), rule.badName)
    await cluster.start('d@h2')
    expect(await cluster.time(a.ping('d@h2'))).toBeTerm(atom('pong'), rule.notRemembered)
    expect(await cluster.time(a.ping('d@h2'))).toBeTerm(atom('pong'), rule.reuse)
    const up = ['a@h1 is connected with d@h2 (hidden)', 'd@h2 is connected with a@h1 (hidden)']
    expect(cluster.timeline('nodeup').sort()).toBeValue(up, rule.oneDial)
  })

  itWithErl(
    { en: 'a real erl, which is not there, and then is', zh: '去 ping 真正的 erl：先不在，后来在' },
    async (stage) => {
      const node = await stage.node('kata', 'ping')
      expect(await node.ping('real@127.0.0.1')).toBeTerm(atom('pang'), rule.unknownNode)
      const erl = await stage.erl('real', 'ping')
      expect(await erl.eval('nodes(connected).')).toBeValue('[]', rule.unasked)
      expect(await node.ping(erl.name)).toBeTerm(atom('pong'), rule.pong)
      expect(await erl.eval('nodes(connected).')).toBeValue(`['${node.name}']`, rule.pong)
    },
  )
})
