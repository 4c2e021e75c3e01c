/** Kata 16, a cache over a cluster: how its members come to agree, as tests. */
import { decode } from '../../src/etf/decode.ts'
import type { Node } from '../../src/node/node.ts'
import type { Body, Self } from '../../src/process/self.ts'
import { format } from '../../src/term/format.ts'
import type { TermInput } from '../../src/term/term.ts'
import { underRule } from '../kit/as-lesson.ts'
import { loadErlModule } from '../kit/erl-module.ts'
import { fromHex } from '../kit/hex.ts'
import { boss, expect, it, itWithErl, type Rule, task } from '../kit/kit.ts'
import { inLab, type Lab } from '../kit/lab.ts'
import { type Atom, any, atom, type Cache, type Entry, type Sender, Table, type Term, t } from './given.ts'
import { handle, lookup, merge, nodeDown, nodeUp, write } from './kata.ts'
import { recorded } from './recorded.ts'
import { rule } from './rules.ts'
import source from './simple_cache.erl?raw'

const [A, B, C] = [atom('a@h1'), atom('b@h2'), atom('c@h3')] as [Atom, Atom, Atom]
const [TEA, MILK] = [atom('tea'), atom('milk')]
const NOT_FOUND = atom('not_found')
const NOTHING = atom('nothing')
const ok = (value: Term): Term => t(atom('ok'), value)
const entry = (key: Term, value: Term, counter: number, node: Atom): Entry => t(key, value, t(counter, node))
const to = (node: Atom): Term => t(atom('simple_cache'), node)

/** What is sent, a line each. */
const lines = (sent: readonly Term[]): string[] =>
  sent.map((one) => {
    const [whom, message] = one as unknown as readonly [Term, Term]
    return `${format(whom)} ! ${format(message)}`
  })
const line = (whom: Term, message: Term): string => `${format(whom)} ! ${format(message)}`

/** The cache of `b@h2`, which holds these. */
function cacheWith(...entries: readonly Entry[]): Cache {
  const table = new Table()
  for (const one of entries) table.set(one)
  const counter = Math.max(0, ...entries.map(([, , [counter]]) => counter))
  return { node: B, table, counter, members: new Set() }
}

/** All that it holds of `tea` and `milk`. */
const held = ({ table }: Cache): Term =>
  [TEA, MILK].map((key) => table.get(key)).filter((one) => one !== undefined)

/** Who sends by this is heard, and nothing leaves. */
class Notebook implements Sender {
  readonly sent: Term[] = []

  send(destination: unknown, message: TermInput): void {
    const { name, node } = destination as { name?: Atom; node?: Atom }
    const whom = name === undefined || node === undefined ? destination : t(name, node)
    this.sent.push(t(whom, message) as unknown as Term)
  }
}

task(1, { en: 'reading, and writing with a stamp', zh: '读，以及盖上戳记再写' }, () => {
  it({ en: 'what is not there is not found', zh: '没有这个键，就答 not_found' }, () => {
    expect(lookup(cacheWith(), TEA), 'lookup(cache, tea)').toBeTerm(NOT_FOUND, rule.lookup)
    expect(lookup(cacheWith(entry(MILK, 1, 1, B)), TEA), 'lookup(cache, tea)').toBeTerm(
      NOT_FOUND,
      rule.lookup,
    )
  })

  it({ en: 'what is there is found, even false', zh: '有的就找得到，false 也算' }, () => {
    const cache = cacheWith(entry(TEA, 5, 1, B), entry(t(1, MILK), false, 2, A))
    expect(lookup(cache, TEA), 'lookup(cache, tea)').toBeTerm(ok(5), rule.lookup)
    expect(lookup(cache, t(1, MILK)), 'lookup(cache, {1,milk})').toBeTerm(ok(false), rule.lookup)
  })

  it({ en: 'a write is kept, with the stamp of this node', zh: '写下的留住，盖上本节点的戳记' }, () => {
    const cache = cacheWith()
    expect(write(cache, TEA, 5), 'write(cache, tea, 5)').toBeTerm(entry(TEA, 5, 1, B), rule.entry, [
      {
        gives: entry(TEA, 5, 0, B),
        en: 'counter++ gives what the counter was, and then counts. Here the new one is wanted.',
        zh: 'counter++ 给出的是旧值，之后才加一。这里要的是新值。',
      },
      {
        gives: t(TEA, 5, t(B, 1)),
        en: 'In a stamp the counter stands first: tuples are compared from the left.',
        zh: '戳记里计数在前：元组从左边比起。',
      },
    ])
    expect(lookup(cache, TEA), 'lookup(cache, tea)').toBeTerm(ok(5), rule.lookup)
  })

  it({ en: 'each write counts on', zh: '每次写入，计数都往上走' }, () => {
    const cache = cacheWith()
    write(cache, TEA, 5)
    expect(write(cache, TEA, 6), 'write(cache, tea, 6)').toBeTerm(entry(TEA, 6, 2, B), rule.afterAllSeen)
    expect(write(cache, MILK, 1), 'write(cache, milk, 1)').toBeTerm(entry(MILK, 1, 3, B), rule.afterAllSeen, [
      {
        gives: entry(MILK, 1, 1, B),
        en: 'You count for each key by itself. The counter is one for the whole cache.',
        zh: '你给每个键单独计数。计数是整个缓存共用的。',
      },
    ])
    expect(lookup(cache, TEA), 'lookup(cache, tea)').toBeTerm(ok(6), rule.lookup)
  })

  it({ en: 'a write comes after all that was seen', zh: '写入排在见过的一切之后' }, () => {
    const cache = { ...cacheWith(entry(TEA, 5, 3, A)), counter: 7 }
    expect(write(cache, TEA, 6), 'write(cache, tea, 6)').toBeTerm(entry(TEA, 6, 8, B), rule.afterAllSeen, [
      {
        gives: entry(TEA, 6, 4, B),
        en: 'You counted on from the entry of this key. The cache has seen a 7 elsewhere.',
        zh: '你从这个键原有的条目接着数。可缓存在别处见过 7。',
      },
      {
        gives: entry(TEA, 6, 1, B),
        en: 'You counted your own writes only: this one would lose against the 3 that is there.',
        zh: '你只数了自己的写入：这样它连已有的 3 都比不过。',
      },
    ])
    expect(cache.counter, 'cache.counter').toBeValue(8, rule.afterAllSeen)
  })
})

/** What a cache holds after hearing these, one after the other. */
function heard(...entries: readonly Entry[]): Cache {
  const cache = cacheWith()
  for (const one of entries) merge(cache, one)
  return cache
}

task(2, { en: 'the greater stamp wins', zh: '戳记大的算数' }, () => {
  it({ en: 'news of a new key is kept as it came', zh: '没见过的键，原样留下' }, () => {
    const news = entry(TEA, 5, 3, A)
    expect(held(heard(news))).toBeTerm([news], rule.entry)
  })

  it({ en: 'newer news replaces what is there', zh: '更新的消息替换已有的' }, () => {
    const [older, newer] = [entry(TEA, 5, 3, C), entry(TEA, 6, 4, A)]
    expect(held(heard(older, newer))).toBeTerm([newer], rule.greaterWins)
  })

  it({ en: 'older news comes too late', zh: '旧消息来晚了' }, () => {
    const [older, newer] = [entry(TEA, 5, 3, C), entry(TEA, 6, 4, A)]
    expect(held(heard(newer, older))).toBeTerm([newer], rule.greaterWins, [
      {
        gives: [older],
        en: 'You kept what came last. Another node may hear the two the other way round, and keep the other.',
        zh: '你留下的是最后到的。别的节点听到的顺序可能正好相反，留下的就是另一个。',
      },
    ])
  })

  it({ en: 'counters are numbers', zh: '计数是数字' }, () => {
    const [nine, ten] = [entry(TEA, 5, 9, A), entry(TEA, 6, 10, A)]
    expect(held(heard(nine, ten))).toBeTerm([ten], rule.numbers)
    expect(held(heard(ten, nine))).toBeTerm([ten], rule.numbers)
  })

  it({ en: 'of equal counters, all choose the same', zh: '计数相同，人人选同一个' }, () => {
    const [a, c] = [entry(TEA, 9, 3, A), entry(TEA, 1, 3, C)]
    for (const cache of [heard(a, c), heard(c, a)]) {
      expect(held(cache)).toBeTerm([c], rule.tie, [
        {
          gives: [a],
          en: 'Both wrote with the counter 3. Then the nodes decide: c@h3 is greater than a@h1, whoever came first.',
          zh: '两边写入的计数都是 3。这时看节点：c@h3 大于 a@h1，与谁先到无关。',
        },
      ])
    }
  })

  it({ en: 'the highest counter is remembered', zh: '记住最大的计数' }, () => {
    const cache = heard(entry(TEA, 5, 7, A))
    expect(cache.counter, 'cache.counter').toBeValue(7, rule.counterSeen)
    merge(cache, entry(MILK, 1, 2, A))
    expect(cache.counter, 'cache.counter').toBeValue(7, rule.counterSeen)
    expect(write(cache, MILK, 2)).toBeTerm(entry(MILK, 2, 8, B), rule.afterAllSeen)
  })
})

task(3, { en: 'who is there', zh: '有谁在' }, () => {
  it({ en: 'who comes up gets all that is here', zh: '谁上线，就把全部给谁' }, () => {
    const [tea, milk] = [entry(TEA, 5, 1, B), entry(MILK, 1, 2, A)]
    for (const entries of [[tea, milk], []]) {
      const [book, cache] = [new Notebook(), cacheWith(...entries)]
      nodeUp(book, cache, C)
      const right = line(to(C), t(atom('snapshot'), entries))
      expect(lines(book.sent), 'nodeUp(self, cache, c@h3)').toBeLines([right], rule.snapshot)
    }
    const [book, cache] = [new Notebook(), cacheWith(tea)]
    cache.members.add(A)
    nodeUp(book, cache, C)
    const snapshot = t(atom('snapshot'), [tea])
    const call = 'members: a@h1; nodeUp(self, cache, c@h3)'
    expect(lines(book.sent), call).toBeLines([line(to(C), snapshot)], rule.snapshot, [
      {
        gives: [line(to(A), snapshot), line(to(C), snapshot)],
        en: 'You sent it to every member. Those who were there before know it all already.',
        zh: '你给每个成员都发了一份。早就在的那些，这些早都知道了。',
      },
    ])
  })

  it({ en: 'and is a member from that moment', zh: '从那一刻起它就是成员' }, () => {
    const cache = cacheWith()
    for (const node of [C, A, C]) nodeUp(new Notebook(), cache, node)
    expect([...cache.members], 'cache.members').toBeTerm([C, A], rule.memberAtOnce)
  })

  it({ en: 'who goes down is no member', zh: '谁下线，就不再是成员' }, () => {
    const cache = cacheWith()
    for (const node of [A, C]) nodeUp(new Notebook(), cache, node)
    nodeDown(cache, A)
    expect([...cache.members], 'cache.members').toBeTerm([C], rule.forgetTheDead)
  })

  it({ en: 'but what it wrote stays', zh: '但它写下的留着' }, () => {
    const entries = [entry(TEA, 5, 1, A), entry(MILK, 1, 2, B)]
    const cache = cacheWith(...entries)
    nodeUp(new Notebook(), cache, A)
    nodeDown(cache, A)
    expect(held(cache)).toBeTerm(entries, rule.entriesOutlive, [
      {
        gives: [entries[1]] as Term[],
        en: 'You dropped what a@h1 had written. Nobody said that it is wrong now.',
        zh: '你把 a@h1 写下的丢掉了。可没人说那些已经不对。',
      },
    ])
  })
})

const put = (key: Term, value: Term): Term => t(atom('put'), key, value)
const up = (node: Atom): Term => t(atom('nodeup'), node, [t(atom('node_type'), atom('hidden'))])
const down = (node: Atom): Term => t(atom('nodedown'), node, [t(atom('node_type'), atom('hidden'))])
const update = (one: Entry): Term => t(atom('update'), one)

/** What is sent while these are handled, with two members. */
function handled(messages: readonly Term[], ...entries: readonly Entry[]): { cache: Cache; sent: Term[] } {
  const cache = cacheWith(...entries)
  for (const node of [A, C]) cache.members.add(node)
  const book = new Notebook()
  for (const message of messages) handle(book, cache, message)
  return { cache, sent: book.sent }
}

/** The rule, and the message that was too much. */
const seen = (message: Term): Rule => ({
  en: `${rule.dropped.en} Here: ${format(message)}.`,
  zh: `${rule.dropped.zh}这里是：${format(message)}。`,
})

/** Starts the learner's cache on a node. */
function startCache(
  node: Node,
  spawn: (body: Body) => ReturnType<Node['spawn']> = (body) => node.spawn(body),
): void {
  const pid = spawn(async (self) => {
    const cache = { node: self.node, table: new Table(), counter: 0, members: new Set<Atom>() }
    for (;;) handle(self, cache, await self.receive())
  })
  node.register('simple_cache', pid)
  node.monitorNodes(pid, { nodeType: 'all' })
}

async function read(self: Self, key: Term): Promise<Term> {
  const ref = self.makeRef()
  self.send('simple_cache', t(atom('get'), self.pid, ref, key))
  return (await self.receive(t(ref, any), { after: 1000 }))?.[1] ?? NOTHING
}

task(4, { en: 'one member among several', zh: '成为其中一员' }, () => {
  it(
    { en: 'answers who asks', zh: '有问必答' },
    inLab(async (lab) => {
      const { runtime } = await lab.node('b@h2')
      const [caller, ref] = [runtime.spawn(() => {}), runtime.makeRef()]
      const asks = [TEA, MILK].map((key) => t(atom('get'), caller, ref, key))
      const { sent } = handled(asks, entry(TEA, 5, 1, A))
      const right = [line(caller, t(ref, ok(5))), line(caller, t(ref, NOT_FOUND))]
      expect(lines(sent)).toBeLines(right, rule.got)
    }),
  )

  it({ en: 'tells every member of a write', zh: '写入要告诉每个成员' }, () => {
    const { cache, sent } = handled([put(TEA, 6)], entry(TEA, 5, 1, A))
    const news = entry(TEA, 6, 2, B)
    expect(held(cache)).toBeTerm([news], rule.entry)
    const told = (message: Term): string[] => [A, C].map((node) => line(to(node), message))
    expect(lines(sent), 'handle(…, {put,tea,6})').toBeLines(told(update(news)), rule.forwarded, [
      {
        gives: told(put(TEA, 6)),
        en: 'A put would be written anew over there, with a stamp of that node, and forwarded again.',
        zh: '发 put 过去，那边会重新写一遍，盖上那边的戳记，然后再转发。',
      },
    ])
  })

  it({ en: 'keeps what it is told, and tells nobody', zh: '听来的留下，但不再传' }, () => {
    const news = entry(TEA, 6, 2, A)
    const { cache, sent } = handled([update(news), update(entry(TEA, 5, 1, C))])
    expect(held(cache)).toBeTerm([news], rule.greaterWins)
    expect(lines(sent)).toBeLines([], rule.noStorm)
  })

  it({ en: 'merges a snapshot, and tells nobody', zh: '并入快照，也不再传' }, () => {
    const [newer, older, milk] = [entry(TEA, 6, 4, B), entry(TEA, 5, 3, A), entry(MILK, 1, 2, A)]
    const { cache, sent } = handled([t(atom('snapshot'), [older, milk])], newer)
    expect(held(cache)).toBeTerm([newer, milk], rule.snapshotMerges, [
      {
        gives: [older, milk],
        en: 'The snapshot wrote over a newer value. Who sends one need not know the latest.',
        zh: '快照盖掉了更新的值。发快照的一方，知道的不一定是最新的。',
      },
    ])
    expect(lines(sent)).toBeLines([], rule.noStorm)
  })

  it({ en: 'loses no write to one who is just joining', zh: '正在加入的节点，一次写入也不会漏掉' }, () => {
    const D = atom('d@h4') as Atom
    const { sent } = handled([put(TEA, 5), up(D), put(TEA, 6)])
    const first = entry(TEA, 5, 1, B)
    const toD = sent.filter((one) => (one as unknown as [[Term, Term]])[0][1] === D)
    const wanted = [line(to(D), t(atom('snapshot'), [first])), line(to(D), update(entry(TEA, 6, 2, B)))]
    const call = 'handle(…, {put,tea,5}), (…, {nodeup,d@h4,…}), (…, {put,tea,6})'
    expect(lines(toD), call).toBeLines(wanted, rule.memberAtOnce)
  })

  it({ en: 'sends nothing to who is down', zh: '不给下线的节点发东西' }, () => {
    const { sent } = handled([down(A), put(TEA, 5)])
    const right = [line(to(C), update(entry(TEA, 5, 1, B)))]
    expect(lines(sent), 'handle(…, {nodedown,a@h1,…}), (…, {put,tea,5})').toBeLines(right, rule.forgetTheDead)
  })

  it({ en: 'drops what it does not understand', zh: '看不懂的丢掉' }, () => {
    const odd: Term[] = [
      atom('hello'),
      [],
      t(atom('update'), TEA),
      t(atom('get'), TEA),
      t(atom('snapshot'), TEA),
    ]
    const messages = [...odd, t(atom('snapshot'), [TEA, entry(TEA, 5, 1, A)])]
    for (const message of messages) underRule(seen(message), () => handled([message]))
    const { cache, sent } = handled(messages)
    expect(lines(sent)).toBeLines([], rule.dropped)
    expect(held(cache)).toBeTerm([entry(TEA, 5, 1, A)], rule.dropped)
  })

  it(
    { en: 'three of them agree, after a netsplit too', zh: '三个成员最终一致，网络分裂之后也是' },
    inLab(async (lab) => {
      const nodes = [await lab.node('a@h1'), await lab.node('b@h2'), await lab.node('c@h3')] as const
      for (const node of nodes) startCache(node, (body) => lab.spawn(node, body))
      const [a, b, c] = nodes
      const writes = (node: Node, ...message: [Term, Term]) => node.send('simple_cache', put(...message))
      const meet = () =>
        lab.settled(rule.agree, Promise.all([a.connect(c.name), b.connect(c.name), a.connect(b.name)]))
      await writes(a, TEA, 1)
      await meet()
      await lab.pass(rule.agree, 100)
      await agree(lab, nodes, ok(1), NOT_FOUND)
      lab.network.dropLink('h1', 'h2')
      lab.network.dropLink('h1', 'h3')
      await lab.pass(rule.agree, 100)
      lab.beginTimeline()
      await writes(a, TEA, 2)
      await writes(b, TEA, 3)
      await writes(c, MILK, 4)
      await lab.pass(rule.agree, 100)
      await meet()
      await lab.pass(rule.agree, 100)
      await agree(lab, nodes, ok(3), ok(4))
    }),
  )
})

/** All nodes give the same for `tea`, and for `milk`. */
async function agree(lab: Lab, nodes: readonly Node[], ...wanted: [Term, Term]): Promise<void> {
  for (const node of nodes) {
    const seen = await lab.run(node, rule.agree, async (self) => [
      await read(self, TEA),
      await read(self, MILK),
    ])
    expect(seen, `tea, milk at ${node.name}`).toBeTerm(wanted, rule.agree)
  }
}

/** Reads until it gives what is wanted, so many times at most. */
function readUntil(node: Node, key: Term, wanted: string, times = 250): Promise<string> {
  return new Promise((resolve) => {
    node.spawn(async (self) => {
      let seen = ''
      for (let n = 0; n < times && seen !== wanted; n++) {
        seen = format(await read(self, key))
        if (seen !== wanted) await self.receive(atom('never'), { after: 20 })
      }
      resolve(seen)
    })
  })
}

boss({ en: 'a member in Erlang', zh: '用 Erlang 写的成员' }, () => {
  it({ en: 'understands what a recorded member says', zh: '听得懂录制下来的成员' }, () => {
    const cache = cacheWith(entry(TEA, 1, 1, B))
    for (const bytes of recorded) handle(new Notebook(), cache, decode(fromHex(bytes)))
    expect(lookup(cache, TEA), 'lookup(cache, tea)').toBeTerm(ok(6), rule.snapshotMerges)
    expect(lookup(cache, MILK)).toBeTerm(ok(1), rule.greaterWins)
    expect(cache.counter).toBeValue(4, rule.counterSeen)
  })

  itWithErl(
    { en: 'agrees with a real one, after a netsplit too', zh: '与真正的成员一致，网络分裂之后也是' },
    async (stage) => {
      const node = await stage.node('kata', 'cache')
      startCache(node)
      const erl = await stage.erl('member', 'cache')
      await loadErlModule(erl, source)
      const sees = (key: Term, wanted: number): Promise<string> => readUntil(node, key, `{ok,${wanted}}`)
      /** There it is `erl` that reads until it sees what is wanted. */
      const erlSees = (key: string, wanted: number): Promise<string> =>
        erl.eval(
          `Read = fun Read(0) -> simple_cache:get(${key}); Read(N) -> case simple_cache:get(${key}) of {ok, ${wanted}} = Seen -> Seen; _ -> timer:sleep(20), Read(N - 1) end end, Read(250).`,
        )
      await erl.eval('simple_cache:start(), simple_cache:put(tea, 5).')
      await erl.eval(`net_adm:ping('${node.name}').`)
      expect(await sees(TEA, 5)).toBeValue('{ok,5}', rule.snapshot)
      await node.send('simple_cache', put(MILK, 1))
      expect(await erlSees('milk', 1)).toBeValue('{ok,1}', rule.forwarded)
      await erl.eval(`erlang:disconnect_node('${node.name}'), simple_cache:put(tea, 7).`)
      await node.send('simple_cache', put(TEA, 6))
      // Each sees at least its own write. Who won depends on what had been heard by then; that both see the same does not.
      let [ours, theirs] = ['', 'unread']
      for (let n = 0; n < 100 && ours !== theirs; n++) {
        await node.ping(erl.name) // the first may go out by the connection that is just breaking, and be a pang
        theirs = await erl.eval('timer:sleep(20), simple_cache:get(tea).')
        ours = await readUntil(node, TEA, theirs, 1)
      }
      expect(ours).toBeValue(theirs, rule.agree)
    },
  )
})
