/** Kata 07, EPMD: what a real `epmd` does, as tests. OTP: erl_dist_protocol, "EPMD Protocol"; `epmd_srv.c`. */
import { virtualEnv } from '../../src/env/virtual_env.ts'
import { EpmdServer } from '../../src/epmd/server.ts'
import { SimulatedNetwork } from '../../src/transport/simulated_network.ts'
import { underRule } from '../kit/as-lesson.ts'
import { boss, expect, it, itWithErl, type Rule, task } from '../kit/kit.ts'
import type { WrongIdea } from '../kit/lesson.ts'
import { bytesOf, type Connection, type Cut, type NodeEntry } from './given.ts'
import { alive2Answer, cut, Names, namesAnswer, port2Answer, readAlive2, u16 } from './kata.ts'
import { CREATION, EPMD_PORT, recorded } from './recorded.ts'
import { rule } from './rules.ts'
import {
  bytes,
  creation16,
  halfForWhole,
  halfLost,
  lengthLost,
  littleEndian,
  namesHeaded,
  namesTagged,
  nlenInCharacters,
  noLastLineFeed,
  onlyFirst,
  onlyPort,
  plusFirst,
  port16,
  portReversed,
  withLength,
  withoutExtra,
} from './wrong-ideas.ts'

const nodeOf = (name: string, port: number, more: Partial<NodeEntry> = {}): NodeEntry => ({
  name,
  port,
  type: 77,
  protocol: 0,
  highestVersion: 6,
  lowestVersion: 5,
  extra: new Uint8Array(),
  ...more,
})

const real = nodeOf('real', 42757)
/** Every field tells itself apart from its neighbours. */
const odd = nodeOf('pīng', 258, { type: 72, protocol: 1, lowestVersion: 261, extra: bytes(1, 2, 3) })
const oddFields = bytes(1, 2, 72, 1, 0, 6, 1, 5, 0, 5, bytesOf('pīng'), 0, 3, 1, 2, 3)

const list = (numbers: Iterable<number>): string => `[${[...numbers].join(', ')}]`

const countsItself = {
  en: 'You counted the two bytes of the length as well: the request came out two bytes short.',
  zh: '你把长度自己的两个字节也数了进去，取出的请求就少了两个字节。',
}

task(1, { en: 'cutting a stream into requests', zh: '把字节流切成请求' }, () => {
  const a = bytes(122, 97)
  const names = bytes(110)

  const is = (requests: readonly Uint8Array[], rest: Uint8Array = new Uint8Array()): Cut => ({
    requests,
    rest,
  })

  const shown = (part: unknown): string => (part instanceof Uint8Array ? list(part) : String(part))

  /** A request a line, and what is left over. */
  const lines = ({ requests, rest }: Partial<Cut>): string[] => [
    ...Array.from(requests ?? [], (request, i) => `requests[${i}]: ${shown(request)}`),
    `rest: ${shown(rest)}`,
  ]

  /** What is cut is a view into a larger buffer, as a socket hands them out. */
  function expectCut(received: Uint8Array, right: Cut, to: Rule, ideas: readonly WrongIdea<Cut>[] = []) {
    const view = bytes(9, 9, 9, received, 9).subarray(3, 3 + received.length)
    const given: Partial<Cut> | undefined = underRule(to, () => cut(view))
    expect(given && lines(given), `cut(${list(received)})`).toBeLines(
      lines(right),
      to,
      ideas.map((idea) => ({ ...idea, gives: lines(idea.gives) })),
    )
  }

  it({ en: 'reads a number with its highest byte first', zh: '读数字时，最高位字节在前' }, () => {
    for (const [high, low] of [
      [1, 2],
      [0, 17],
      [255, 254],
    ] as const) {
      expect(u16(bytes(7, high, low, 7), 1), `u16([7, ${high}, ${low}, 7], 1)`).toBeValue(
        256 * high + low,
        rule.bigEndian,
        [littleEndian(high, low), plusFirst(high, low)],
      )
    }
  })

  it({ en: 'reads it from a part of a larger buffer', zh: '从更大缓冲区的一段里也读得对' }, () => {
    const buffer = bytes(5, 6, 1, 2)
    expect(u16(buffer.subarray(2), 0), 'u16([5, 6, 1, 2].subarray(2), 0)').toBeValue(258, rule.views, [
      {
        gives: 1286,
        en: 'You read 05 06. new DataView(bytes.buffer) begins where the buffer does; give it bytes.byteOffset too.',
        zh: '你读到的是 05 06。new DataView(bytes.buffer) 从缓冲区的开头看起；还要把 bytes.byteOffset 交给它。',
      },
    ])
  })

  it({ en: 'takes one whole request', zh: '取出一个完整的请求' }, () => {
    expectCut(bytes(0, 2, a), is([a]), rule.lengthFirst, [
      {
        gives: is([bytes(0, 2, a)]),
        en: 'You left the length on. It is not part of the request.',
        zh: '你把长度也留在了里面。它不属于请求。',
      },
      { gives: is([new Uint8Array()], a), ...countsItself },
    ])
    const long = bytes(122, new Uint8Array(299).fill(97))
    expectCut(bytes(1, 44, long), is([long]), rule.bigEndian)
    const nothing = new Uint8Array()
    expectCut(bytes(0, 0), is([nothing]), rule.lengthFirst, [
      {
        gives: is([], bytes(0, 0)),
        en: 'The length is there, and so are all its 0 bytes: the request is whole, and nobody will send more.',
        zh: '长度到了，它所说的 0 个字节也就到齐了：这个请求是完整的，不会再有字节来了。',
      },
    ])
  })

  it({ en: 'takes all that have come', zh: '到了几个，就取几个' }, () => {
    const received = bytes(0, 2, a, 0, 1, names, 0, 2, a)
    expectCut(received, is([a, names, a]), rule.severalAtOnce, [
      onlyFirst(a),
      {
        gives: is([a], received.subarray(4)),
        en: 'You took the first request and left those behind it for later. But nothing more may ever come.',
        zh: '你只取了第一个，把后面的留到以后。可是也许再也不会有字节来了。',
      },
    ])
  })

  it({ en: 'keeps half a request, or half a length', zh: '半个请求，甚至半个长度，都要留着' }, () => {
    for (const half of [bytes(0, 2, 122), bytes(0, 2), bytes(0)]) {
      expectCut(half, is([], half), rule.halfIsKept, [
        lengthLost([], half),
        halfLost([]),
        halfForWhole([half.subarray(2)]),
      ])
      const behind = bytes(0, 1, names, half)
      expectCut(behind, is([names], half), rule.halfIsKept, [
        lengthLost([names], half),
        halfLost([names]),
        halfForWhole([names, half.subarray(2)]),
      ])
    }
  })

  it({ en: 'has nothing to do where nothing came', zh: '什么都没来，就什么也没有' }, () => {
    expectCut(new Uint8Array(), is([]), rule.lengthFirst)
  })

  it({ en: 'finds the same in every division', zh: '不论怎样分段送达，结果都一样' }, () => {
    const stream = bytes(0, 2, a, 0, 1, names, 0, 2, a)
    for (let at = 0; at <= stream.length; at++) {
      const first = cut(stream.subarray(0, at))
      const then = cut(bytes(first.rest, stream.subarray(at)))
      const call = `cut(all.slice(0, ${at})); cut([...rest, ...all.slice(${at})])`
      expect([...first.requests, ...then.requests], call).toBeValue([a, names, a], rule.halfIsKept)
    }
  })
})

/** A field a line, in their order on the wire. */
const fields = (node: NodeEntry): string[] => [
  `port: ${node.port}`,
  `type: ${node.type}`,
  `protocol: ${node.protocol}`,
  `highestVersion: ${node.highestVersion}`,
  `lowestVersion: ${node.lowestVersion}`,
  `name: ${node.name}`,
  `extra: ${node.extra && list(node.extra)}`,
]

/** What was read of a node; nothing, if nothing was returned. */
const read = (node: NodeEntry | undefined) => expect(node && fields(node), 'readAlive2(request)')

task(2, { en: 'a node introduces itself', zh: '节点来登记' }, () => {
  it({ en: 'and every field is read', zh: '每个字段都读得出来' }, () => {
    const sent = recorded.alive2.subarray(2)
    expect(readAlive2(sent)?.port, 'readAlive2(request).port').toBeValue(real.port, rule.nodeFields, [
      {
        gives: (120 << 8) + (real.port >> 8),
        en: 'You read 78 a7. The first byte of the request, 120, is the tag: the port begins behind it.',
        zh: '你读的是 78 a7。请求的第一个字节 120 是标签，port 在它后面。',
      },
    ])
    read(readAlive2(sent)).toBeLines(fields(real), rule.nodeFields, [
      {
        gives: fields({ ...real, highestVersion: real.lowestVersion, lowestVersion: real.highestVersion }),
        en: 'The two versions are the wrong way round: the highest comes first.',
        zh: '两个版本弄反了：最高版本在前。',
      },
      {
        gives: fields({ ...real, type: real.type * 256 + real.protocol }),
        en: 'The type is one byte, and you read two of them: u16 is for fields of two bytes.',
        zh: 'type 只占一个字节，你读了两个：u16 是给两个字节的字段用的。',
      },
    ])
    const node = readAlive2(bytes(120, oddFields))
    expect(node?.name, 'readAlive2(request).name').toBeValue('pīng', rule.nameInUtf8, [
      {
        gives: 'pÄ«ng',
        en: 'You made a character of each byte. ī is two bytes in UTF-8: textOf reads it.',
        zh: '你把每个字节都当成了一个字符。ī 在 UTF-8 里占两个字节，要用 textOf 来读。',
      },
    ])
    read(node).toBeLines(fields(odd), rule.nodeFields)
    read(readAlive2(bytes(120, oddFields, 9))).toBeLines(fields(odd), rule.nodeFields, [
      {
        gives: fields({ ...odd, extra: bytes(1, 2, 3, 9) }),
        en: 'You took all that was left for the extra. Elen says how long it is: 3 bytes.',
        zh: '你把剩下的字节全当成了 extra。它有多长，要看 Elen：3 个字节。',
      },
    ])
  })

  it({ en: 'and gets a creation of 32 bits', zh: '并得到一个 32 位的 creation' }, () => {
    for (const creation of [CREATION, 0x00010203, 0xfffffff0]) {
      const right = bytes(
        118,
        0,
        creation >>> 24,
        (creation >> 16) & 255,
        (creation >> 8) & 255,
        creation & 255,
      )
      expect(alive2Answer(creation), `alive2Answer(${creation})`).toBeBytes(right, rule.creation32, [
        creation16(creation),
        portReversed(right, 2, 4),
        withLength(right),
        { gives: bytes(121, right.subarray(1)), ...oldTag },
      ])
    }
  })

  it({ en: 'or is refused', zh: '或者遭到拒绝' }, () => {
    const refusal = alive2Answer(undefined)
    expect(refusal?.subarray(0, 2)).toBeBytes(recorded.taken.subarray(0, 2), rule.refusal)
    expect(refusal.length, 'alive2Answer(undefined).length').toBeValue(6, rule.refusal)
  })
})

const oldTag = {
  en: '121 is ALIVE2_RESP, with a creation of 16 bits. That with 32 is ALIVE2_X_RESP, 118.',
  zh: '121 是 ALIVE2_RESP，creation 只有 16 位。32 位的是 ALIVE2_X_RESP，118。',
}

task(3, { en: 'a name dies with its connection', zh: '连接断了，名字也就没了' }, () => {
  const a = nodeOf('a', 1000)
  const other = nodeOf('a', 2000)
  const b = nodeOf('b', 3000)
  /** Two that look alike, as connections do. */
  const connections = (): [Connection, Connection] => [{}, {}]
  /** Who is found, as `erl_epmd:port_please/2` says it. */
  const at = (node: NodeEntry | undefined): string =>
    node ? `{port,${node.port},${node.highestVersion}}` : 'noport'
  const sorted = (nodes: readonly NodeEntry[] | undefined): unknown =>
    nodes && [...nodes].sort((x, y) => (x.name < y.name ? -1 : 1))

  it({ en: 'and is found while that lives', zh: '连接还在，名字就查得到' }, () => {
    const names = new Names()
    const [one, two] = connections()
    expect(names.find('a'), 'find("a")').toBeValue(undefined, rule.nobody)
    names.register(a, one)
    names.register(b, two)
    expect(names.find('a'), 'register(a, 1); register(b, 2); find("a")').toBeValue(a, rule.found)
    expect(at(names.find('c')), 'register(a, 1); register(b, 2); find("c")').toBeValue('noport', rule.found)
    expect(sorted(names.all()), 'register(a, 1); register(b, 2); all()').toBeValue([a, b], rule.found)
  })

  it({ en: 'and goes with it', zh: '连接一断，名字就消失' }, () => {
    const names = new Names()
    const [one, two] = connections()
    names.register(a, one)
    names.register(b, two)
    names.closed(one)
    const call = 'register(a, 1); register(b, 2); closed(1)'
    expect(at(names.find('a')), `${call}; find("a")`).toBeValue('noport', rule.diesWithConnection, [
      {
        gives: at(a),
        en: 'a is dead and still has a port. Whoever asks for it will dial into the void.',
        zh: 'a 已经死了，却还查得到端口。问到的人只会拨进虚空。',
      },
    ])
    expect(at(names.find('b')), `${call}; find("b")`).toBeValue(at(b), rule.notTheirs)
    expect(sorted(names.all()), `${call}; all()`).toBeValue([b], rule.diesWithConnection)
  })

  it({ en: "and is nobody else's while it lives", zh: '还活着的名字，别人不能用' }, () => {
    const names = new Names()
    const [one, two] = connections()
    names.register(a, one)
    expect(names.register(other, two), 'register(a, 1); register(a, 2)').toBeValue(undefined, rule.oneLives)
    expect(at(names.find('a')), 'register(a, 1); register(a, 2); find("a")').toBeValue(at(a), rule.oneLives, [
      {
        gives: at(other),
        en: 'The second a has taken the place of the first, which lives and can no longer be found.',
        zh: '后来的 a 顶掉了先来的 a；先来的明明活着，却再也查不到了。',
      },
    ])
  })

  it({ en: 'and not with that of one who was refused', zh: '被拒绝者的连接断了，与名字无关' }, () => {
    const names = new Names()
    const [one, two] = connections()
    names.register(a, one)
    names.register(other, two)
    names.closed(two)
    const call = 'register(a, 1); register(a, 2); closed(2); find("a")'
    expect(at(names.find('a')), call).toBeValue(at(a), rule.notTheirs, [
      {
        gives: 'noport',
        en: 'Connection 2 never held the name, and took it along. Any stranger could wipe out a node so.',
        zh: '连接 2 从没拿到过这个名字，却把它带走了。照这样，随便谁都能抹掉一个节点。',
      },
    ])
    names.closed({})
    expect(at(names.find('a')), 'register(a, 1); closed(3); find("a")').toBeValue(at(a), rule.notTheirs)
  })

  it({ en: 'and can then be had again, with another creation', zh: '之后可以再登记，creation 另给' }, () => {
    const names = new Names()
    const given: unknown[] = []
    for (let life = 1; life <= 100; life++) {
      const [connection] = connections()
      const creation = names.register(life % 2 ? a : b, connection)
      names.closed(connection)
      const call = `register(${life % 2 ? 'a' : 'b'}, ${life})`
      expect(inRange(creation) ? '4..4294967295' : creation, call).toBeValue(
        '4..4294967295',
        rule.creationRange,
      )
      const before = given.indexOf(creation)
      const earlier =
        before === -1 ? '' : `register(${before % 2 ? 'b' : 'a'}, ${before + 1}) → ${creation}; `
      expect(earlier === '' ? [`≠ ${creation}`] : [`${creation}`], earlier + call).toBeLines(
        [`≠ ${creation}`],
        rule.anotherCreation,
      )
      given.push(creation)
    }
  })

  it({ en: 'in one EPMD and not in another', zh: '各个 EPMD 各管各的' }, () => {
    const [h1, h2] = [new Names(), new Names()]
    h1.register(a, {})
    expect(at(h2.find('a')), 'h1.register(a, 1); h2.find("a")').toBeValue('noport', rule.found)
  })
})

const inRange = (creation: unknown): boolean =>
  typeof creation === 'number' && Number.isInteger(creation) && creation >= 4 && creation < 2 ** 32

task(4, { en: 'where does that node listen?', zh: '那个节点在哪个端口？' }, () => {
  it({ en: 'At the port that it gave, and more is told', zh: '在它自己报的端口，而且不只说端口' }, () => {
    expect(port2Answer(real), 'port2Answer(real)').toBeBytes(recorded.port2, rule.sameFields, [
      onlyPort(real),
      withoutExtra(recorded.port2),
      portReversed(recorded.port2, 2, 2),
      withLength(recorded.port2),
    ])
  })

  it({ en: 'with all its fields as they were', zh: '各字段原样奉还' }, () => {
    const right = bytes(119, 0, oddFields)
    expect(port2Answer(odd), 'port2Answer(odd)').toBeBytes(right, rule.nameInUtf8, [
      nlenInCharacters(right, 'pīng'),
    ])
  })

  it({ en: 'Nowhere: nobody has that name', zh: '哪儿都不在：没有谁叫这个名字' }, () => {
    const answer = underRule(rule.noPort, () => port2Answer(undefined))
    expect(answer, 'port2Answer(undefined)').toBeBytes(recorded.noPort, rule.noPort)
  })
})

task(5, { en: 'who is there?', zh: '都有谁在？' }, () => {
  it({ en: "EPMD's own port comes first", zh: '先报 EPMD 自己的端口' }, () => {
    const right = bytes(0, 0, 17, 17)
    expect(namesAnswer(4369, []), 'namesAnswer(4369, [])').toBeBytes(right, rule.namesHead, [
      namesTagged(right),
      namesHeaded(right, 4369),
      port16(right),
      portReversed(right, 0, 4),
      withLength(right),
    ])
  })

  it({ en: 'then a line for each node', zh: '然后每个节点一行' }, () => {
    const right = recorded.namesAnswer
    expect(namesAnswer(EPMD_PORT, [real]), 'namesAnswer(43471, [real])').toBeBytes(right, rule.namesLines, [
      noLastLineFeed(right),
    ])
    const two = bytes(0, 0, 17, 17, bytesOf('name pīng at port 258\nname real at port 42757\n'))
    expect(namesAnswer(4369, [odd, real]), 'namesAnswer(4369, [odd, real])').toBeBytes(two, rule.namesLines)
  })
})

boss({ en: 'your EPMD serves real nodes', zh: '你的 EPMD 为真正的节点服务' }, () => {
  const served: Rule = {
    en: 'EPMD only answers. A real node registers, is found, and is forgotten when its connection ends.',
    zh: 'EPMD 只管回答。真正的节点来登记，被查到，连接断开后被遗忘。',
  }

  it({ en: 'recorded ones, which come in pieces', zh: '录制下来的节点，字节分几次才到齐' }, async () => {
    const env = virtualEnv()
    const network = new SimulatedNetwork(env)
    const at = { host: 'h1', port: EPMD_PORT }
    await EpmdServer.start({ env, transport: network.host('h1'), at })

    /** Sends the request in two pieces and resolves with what has come back in the time that takes. */
    async function ask(request: Uint8Array): Promise<{ answer: Uint8Array; hangUp: () => void }> {
      let came: Uint8Array = new Uint8Array()
      const dialled = network.host('h1').dial(at)
      await env.clock.advance(1000)
      const connection = await dialled
      connection.receive({
        data(more) {
          came = bytes(came, more)
        },
        closed() {},
      })
      connection.write(request.slice(0, 2))
      await env.clock.advance(1000)
      connection.write(request.slice(2))
      await env.clock.advance(1000)
      return { answer: came, hangUp: () => connection.close() }
    }

    const alive = await ask(recorded.alive2)
    expect(alive.answer.subarray(0, 2)).toBeBytes(recorded.alive2Answer.subarray(0, 2), served)
    expect((await ask(recorded.alive2)).answer.subarray(0, 2)).toBeBytes(
      recorded.taken.subarray(0, 2),
      served,
    )
    expect((await ask(recorded.portPlease2)).answer).toBeBytes(recorded.port2, served)
    expect((await ask(recorded.unknown)).answer).toBeBytes(recorded.noPort, served)
    expect((await ask(recorded.names)).answer).toBeBytes(recorded.namesAnswer, served)
    alive.hangUp()
    await env.clock.advance(1000)
    expect((await ask(recorded.portPlease2)).answer).toBeBytes(recorded.noPort, served)
  })

  itWithErl(
    { en: 'two real erl: they find each other, and one dies', zh: '两个真正的 erl：彼此找到，随后死去一个' },
    async (stage) => {
      const [a, b] = await Promise.all([stage.erl('survivor', 'magic'), stage.erl('mortal', 'magic')])
      expect(await a.eval(`net_adm:ping('${b.name}').`), 'net_adm:ping(Mortal)').toBeValue('pong', served)
      const told = await a.eval('os:cmd("epmd -names").')
      const names = [...told.matchAll(/name (\w+) at port \d+/g)].map(([, name]) => name).sort()
      expect(names, 'epmd -names').toBeValue(['mortal', 'survivor'], served)
      await b.eval('halt().').catch(() => 'it is gone')
      const wait =
        'F = fun F() -> case net_adm:names() of {ok, [{N, _}]} -> N; _ -> timer:sleep(20), F() end end'
      expect(await a.eval(`${wait}, F().`), 'net_adm:names()').toBeValue('"survivor"', served)
    },
  )
})
