/** Kata 12, bang: destinations, and the control messages that they become. OTP: erl_dist_protocol; `erlang:send/2`. */
import { encode } from '../../src/etf/encode.ts'
import { format } from '../../src/term/format.ts'
import { LocalIdentity, Pid, remoteIdentity } from '../../src/term/identifier.ts'
import { any } from '../../src/term/pattern.ts'
import { Cluster } from '../kit/cluster.ts'
import { fromHex } from '../kit/hex.ts'
import { boss, expect, it, itWithErl, task } from '../kit/kit.ts'
import type { WrongIdea } from '../kit/lesson.ts'
import {
  type Atom,
  atom,
  BadArg,
  type Destination,
  type Frame,
  isPid,
  type Node,
  REG_SEND,
  type Registered,
  SEND,
  SEND_SENDER,
  type Term,
  t,
} from './given.ts'
import { bang, recipient, resolve, toControl } from './kata.ts'
import { recorded } from './recorded.ts'
import { rule } from './rules.ts'
import {
  clonedByJavaScript,
  complained,
  plainError,
  promised,
  swallowed,
  toNobody,
  wentNowhere,
  wrongForName,
  wrongForPid,
} from './wrong-ideas.ts'

const named = (name: string): Atom => atom(name) as Atom
const [A, B, DOOR, NOBODY] = [named('a@h1'), named('b@h2'), named('door'), named('nobody')]

const home = new LocalIdentity()
home.become(A, 3)
/** On `a@h1`: who sends, and who is registered as `door`. */
const sender = new Pid(home, 5, 0)
const doorman = new Pid(home, 7, 0)
const farPid = new Pid(remoteIdentity(B, 1), 9, 0)

/** As `a@h1` prints it. */
const shown = (term: unknown): string => format(term, { home }).replaceAll(': [object Object]', '')

/** What came of a call: a `badarg` is one answer among others here, and a promise a wrong one. */
function outcome<T, S>(call: () => T, show: (value: T) => S): S | string {
  try {
    const value = call()
    if (!(value instanceof Promise)) return show(value)
    value.catch(() => {}) // it is wrong already; what becomes of it does not matter
    return 'Promise'
  } catch (error) {
    if (error instanceof BadArg) return 'badarg'
    if (error instanceof Error && error.constructor === Error) return plainError.gives
    throw error
  }
}

/** A half-written function may give nothing at all. */
const ifAny = <T, S>(value: T | undefined, show: (value: T) => S): S | undefined =>
  value === undefined ? undefined : show(value)

const registered = (name: unknown, node: unknown): string => `{name: ${shown(name)}, node: ${shown(node)}}`

const target = (to: unknown): string =>
  typeof to === 'object' && to !== null && 'name' in to && 'node' in to
    ? registered(to.name, to.node)
    : shown(to)

task(1, { en: 'what can be sent to', zh: '能发给谁' }, () => {
  const resolved = (to: Destination) =>
    expect(
      outcome(
        () => resolve(to, A),
        (resolved) => ifAny(resolved, target),
      ),
      `resolve(${shown(to)}, 'a@h1')`,
    )

  it({ en: 'is a pid', zh: 'pid 可以' }, () => {
    for (const pid of [doorman, farPid]) resolved(pid).toBeValue(shown(pid), rule.pid)
  })

  it({ en: 'is a name on this node', zh: '本节点上的名字可以' }, () => {
    resolved(DOOR).toBeValue(registered(DOOR, A), rule.bareName)
  })

  it({ en: 'is a name on any node', zh: '任何节点上的名字都可以' }, () => {
    resolved(t(DOOR, B)).toBeValue(registered(DOOR, B), rule.nameAndNode, [
      {
        gives: registered(DOOR, A),
        en: 'The second element of the tuple says on which node.',
        zh: '元组的第二个元素说的是哪个节点。',
      },
      {
        gives: registered(B, DOOR),
        en: 'The name stands first, the node second.',
        zh: '名字在前，节点在后。',
      },
    ])
    resolved(t(DOOR, A)).toBeValue(registered(DOOR, A), rule.nameAndNode)
  })

  it({ en: 'is nothing else', zh: '别的都不行' }, () => {
    for (const wrong of [42, [DOOR, B], t(DOOR), t(DOOR, B, B), t(1, B), true]) {
      resolved(wrong as unknown as Destination).toBeValue('badarg', rule.nothingElse, [plainError])
    }
  })
})

task(2, { en: 'a name that nobody has', zh: '没有人叫这个名字' }, () => {
  const names = { node: A, registered: new Map([[DOOR, doorman]]) }
  const asked = (to: Destination) =>
    expect(
      outcome(
        () => recipient(names, to),
        (pid) => (pid === undefined ? 'undefined' : shown(pid)),
      ),
      `recipient(${shown(to)})`,
    )

  it({ en: 'a pid is its own answer', zh: 'pid 本身就是答案' }, () => {
    for (const pid of [doorman, new Pid(home, 99, 0)]) asked(pid).toBeValue(shown(pid), rule.deadPid)
  })

  it({ en: 'a name leads to whoever has it', zh: '名字通向叫这个名字的进程' }, () => {
    for (const to of [DOOR, t(DOOR, A)]) asked(to).toBeValue(shown(doorman), rule.registered)
  })

  it({ en: 'a Name that nobody has is a badarg', zh: '没有人叫的 Name 是 badarg' }, () => {
    asked(NOBODY).toBeValue('badarg', rule.unknownName, [swallowed('undefined')])
  })

  it({ en: '{Name, node()} that nobody has is silence', zh: '没有人叫的 {Name, node()}，不作声' }, () => {
    asked(t(NOBODY, A)).toBeValue('undefined', rule.silent, [complained('badarg')])
  })
})

task(3, { en: 'the control message', zh: '控制消息' }, () => {
  const inWords = (ideas: readonly WrongIdea<unknown>[]): WrongIdea<readonly string[]>[] =>
    ideas.map(({ gives, ...text }) => ({ ...text, gives: [shown(gives)] }))

  const control = (to: Pid | Registered, takesSender: boolean) =>
    expect(
      ifAny(toControl(sender, to, takesSender), (control) => [shown(control)]),
      `toControl(<0.5.0>, ${target(to)}, ${takesSender})`,
    )

  it(
    { en: 'names sender and receiver where the peer takes it', zh: '对端接受，就写明发送方和接收方' },
    () => {
      control(farPid, true).toBeLines(
        [shown(t(SEND_SENDER, sender, farPid))],
        rule.sendSender,
        inWords(wrongForPid(sender, farPid, true)),
      )
    },
  )

  it({ en: 'names the receiver alone where the peer does not', zh: '对端不接受，就只写接收方' }, () => {
    control(farPid, false).toBeLines(
      [shown(t(SEND, atom(''), farPid))],
      rule.send,
      inWords(wrongForPid(sender, farPid, false)),
    )
  })

  it({ en: 'names sender and name for a registered process', zh: '发给名字，就写发送方和名字' }, () => {
    const door = { name: DOOR, node: B }
    for (const takesSender of [true, false]) {
      control(door, takesSender).toBeLines(
        [shown(t(REG_SEND, sender, atom(''), DOOR))],
        rule.regSend,
        inWords(wrongForName(sender, door)),
      )
    }
  })
})

/** `a@h1` with the process `door`, and all that happens on it, a line each. */
function nodeA() {
  const happened: string[] = []
  const links = new Map<Atom, Frame[]>()
  const node: Node = {
    node: A,
    registered: new Map([[DOOR, doorman]]),
    deliver: (to, message) => void happened.push(`deliver(${ifAny(to, shown)}, ${shown(message)})`),
    connectionTo(peer) {
      if (peer === A) happened.push(`connectionTo(${A})`)
      const frames = links.get(peer) ?? []
      links.set(peer, frames)
      return { takesSender: peer === B, frames }
    },
  }
  /** Frames are read as late as that: what changed meanwhile shows. */
  const all = (): string[] => {
    const left = Array.from(links, ([peer, frames]) =>
      frames.map(({ control, message }) => `connectionTo(${peer}): ${shown(control)} ${shown(message)}`),
    )
    return [...happened, ...left.flat()]
  }
  return { node, all }
}

task(4, { en: 'bang', zh: '发送' }, () => {
  const hello = atom('hello')
  const far = shown(farPid)
  const said = (to: Destination): string => `${shown(to)} ! hello`

  function expectHappened(to: Destination) {
    const { node, all } = nodeA()
    const came = outcome(
      () => bang(node, sender, to, hello),
      () => 'a value',
    )
    return expect(came === 'a value' ? all() : [came], said(to))
  }

  it({ en: 'delivers what is for this node', zh: '发给本节点的，直接送到' }, () => {
    for (const to of [doorman, DOOR, t(DOOR, A)]) {
      expectHappened(to).toBeLines(['deliver(<0.7.0>, hello)'], rule.here, [
        promised,
        wentNowhere,
        { gives: ['deliver(<0.7.0>, (no Erlang term))'], ...clonedByJavaScript },
        {
          gives: ['connectionTo(a@h1)', 'deliver(<0.7.0>, hello)'],
          en: 'The message went the right way. But before, you asked for a connection with a@h1 itself, which nobody needs.',
          zh: '消息走对了路。可在那之前，你要了一条通往 a@h1 自己的连接，谁也用不着它。',
        },
        {
          gives: ['connectionTo(a@h1)', `connectionTo(a@h1): {6,<0.5.0>,'',door} hello`],
          en: 'It left for a@h1, which is this node: it would have to dial itself.',
          zh: '它送往了 a@h1，可那就是本节点：它得去拨自己。',
        },
      ])
    }
  })

  it({ en: 'tells of a Name that nobody has, and of nothing else', zh: '只有 Name 没人叫才报错' }, () => {
    expectHappened(NOBODY).toBeLines(['badarg'], rule.unknownName, [
      swallowed([]),
      { ...plainError, gives: [plainError.gives] },
    ])
    expectHappened(t(NOBODY, A)).toBeLines([], rule.silent, [complained(['badarg']), toNobody])
  })

  it({ en: 'lets a frame leave for another node', zh: '发给别的节点的，送出一个帧' }, () => {
    expectHappened(farPid).toBeLines([`connectionTo(b@h2): {22,<0.5.0>,${far}} hello`], rule.there, [
      wentNowhere,
      {
        gives: [`connectionTo(b@h2): {22,<0.5.0>,${far}} (no Erlang term)`],
        ...clonedByJavaScript,
      },
    ])
    expectHappened(t(NOBODY, B)).toBeLines([`connectionTo(b@h2): {6,<0.5.0>,'',nobody} hello`], rule.there, [
      wentNowhere,
    ])
  })

  it({ en: 'asks each connection what its peer takes', zh: '对端接受什么，要问各自的连接' }, () => {
    const other = new Pid(remoteIdentity(named('c@h3'), 1), 9, 0)
    expectHappened(other).toBeLines([`connectionTo(c@h3): {2,'',${shown(other)}} hello`], rule.send)
  })

  it({ en: 'takes nodes by their whole names', zh: '节点要认完整的名字' }, () => {
    expectHappened(t(DOOR, named('a@h2'))).toBeLines(
      [`connectionTo(a@h2): {6,<0.5.0>,'',door} hello`],
      rule.wholeName,
      [
        {
          gives: ['deliver(<0.7.0>, hello)'],
          en: 'It was for a@h2, and you took it for a@h1.',
          zh: '这是发给 a@h2 的，你却当成了 a@h1。',
        },
      ],
    )
  })

  it({ en: 'copies before it returns', zh: '返回之前就已复制' }, () => {
    for (const to of [farPid, doorman]) {
      const { node, all } = nodeA()
      const list = [1]
      const kept: Term[] = []
      bang({ ...node, deliver: (_, message) => void kept.push(message) }, sender, to, list)
      list[0] = 2
      const got = to === farPid ? all() : kept.map(shown)
      expect(got, `${shown(to)} ! [1], 1 → 2`).toBeLines(
        [to === farPid ? `connectionTo(b@h2): {22,<0.5.0>,${far}} [1]` : '[1]'],
        rule.copied,
      )
    }
  })

  it({ en: 'keeps the order', zh: '先发的先到' }, () => {
    const { node, all } = nodeA()
    for (const [n, to] of [farPid, t(DOOR, B), farPid].entries()) bang(node, sender, to, n + 1)
    expect(all(), `${far} ! 1, {door,'b@h2'} ! 2, ${far} ! 3`).toBeLines(
      [
        `connectionTo(b@h2): {22,<0.5.0>,${far}} 1`,
        `connectionTo(b@h2): {6,<0.5.0>,'',door} 2`,
        `connectionTo(b@h2): {22,<0.5.0>,${far}} 3`,
      ],
      rule.order,
    )
  })

  it({ en: 'has the message for its value, and gives no receipt', zh: '它的值就是消息，没有回执' }, () => {
    for (const to of [doorman, farPid, t(NOBODY, A)]) {
      expect(
        outcome(
          () => bang(nodeA().node, sender, to, hello),
          (value) => ifAny(value, shown),
        ),
        said(to),
      ).toBeValue('hello', rule.value)
    }
  })
})

boss({ en: 'your bang reaches a node', zh: '你的 ! 送到了节点上' }, () => {
  it({ en: 'under the control messages that a real erl writes', zh: '控制消息与真正的 erl 写的一样' }, () => {
    for (const { from, to, takesSender, control } of recorded) {
      expect(encode(toControl(from, to, takesSender)), target(to)).toBeBytes(
        fromHex(control),
        isPid(to) ? (takesSender ? rule.sendSender : rule.send) : rule.regSend,
      )
    }
  })

  it({ en: 'of the runtime, in order', zh: '送到运行时的节点上，次序不乱' }, async () => {
    const cluster = await Cluster.open('h1', 'h2')
    const [a, b] = [await cluster.start('a@h1'), await cluster.start('b@h2')]
    const heard = new Promise<Term[]>((resolve) => {
      const door = b.spawn(async (self) => {
        const messages: Term[] = []
        while (messages.length < 4) messages.push(await self.receive())
        resolve(messages)
      })
      b.register('door', door)
      a.spawn((self) => {
        self.send(t('nobody', b.name), 0)
        for (const n of [1, 2, 3, 4]) self.send(n % 2 === 0 ? door : t('door', b.name), n)
      })
    })
    expect(await cluster.time(heard)).toBeTerm([1, 2, 3, 4], rule.order)
  })

  it({ en: 'which tells a badarg from silence', zh: 'badarg 和不作声，分得清清楚楚' }, async () => {
    const cluster = await Cluster.open('h1')
    const node = await cluster.start('a@h1')
    const told = new Promise<string[]>((resolve) => {
      node.spawn((self) => {
        const say = (to: Parameters<typeof self.send>[0]): string =>
          outcome(
            () => self.send(to, 1),
            () => 'silence',
          )
        resolve([say('nobody'), say(t('nobody', node.name)), say(new Pid(self.pid.home, 99, 0))])
      })
    })
    expect(await cluster.time(told)).toBeValue(['badarg', 'silence', 'silence'], rule.unknownName)
  })

  itWithErl({ en: 'of a real erl, which answers', zh: '送到真正的 erl，它还回答' }, async (stage) => {
    const node = await stage.node('kata', 'bang')
    const erl = await stage.erl('real', 'bang')
    await erl.eval(
      'register(echo, spawn(fun Loop() -> receive {From, M} -> From ! {M, self()}, {door, node(From)} ! {M, again}, Loop() end end)).',
    )
    const heard = await new Promise<Term[]>((resolve) => {
      node.spawn(async (self) => {
        self.register('door')
        self.send(t('nobody', erl.name), 1)
        self.send(t('echo', erl.name), t(self.pid, 1))
        const [, echo] = await self.receive(t(1, any.pid))
        const again = await self.receive(t(1, atom('again')))
        self.send(echo, t(self.pid, 2))
        resolve([again as Term, (await self.receive(t(2, echo))) as Term, (await self.receive()) as Term])
      })
    })
    expect(heard.map((message) => format((message as unknown as Term[])[0]))).toBeValue(
      ['1', '2', '2'],
      rule.there,
    )
  })
})
