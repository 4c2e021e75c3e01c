/** Kata 02, location transparency: a pid carries the way, and `!` is the same for near and far. */
import { virtualEnv } from '../../src/env/virtual_env.ts'
import { decode } from '../../src/etf/decode.ts'
import { Runtime } from '../../src/process/runtime.ts'
import type { Signal } from '../../src/signal/signal.ts'
import { type Atom, atom } from '../../src/term/atom.ts'
import { format } from '../../src/term/format.ts'
import { LocalIdentity, Pid, remoteIdentity } from '../../src/term/identifier.ts'
import { any } from '../../src/term/pattern.ts'
import { type Tuple, t } from '../../src/term/tuple.ts'
import { underRule } from '../kit/as-lesson.ts'
import { Cluster } from '../kit/cluster.ts'
import { fromHex } from '../kit/hex.ts'
import { boss, expect, it, itWithErl, task } from '../kit/kit.ts'
import type { Home, Node, Process, Term } from './given.ts'
import { isHere, send, wayTo } from './kata.ts'
import { rule } from './rules.ts'
import {
  addressedToOneself,
  changedLater,
  comparedAsObjects,
  ignores,
  notDelivered,
  toOwnNode,
} from './wrong-ideas.ts'

const named = (name: string): Atom => atom(name) as Atom

/** The node `a@h1` in its life 3, on which these tests happen. */
const A: Home = { name: named('a@h1'), creation: 3 }
const again: Home = { ...A }
const earlier: Home = { ...A, creation: 2 }
const B: Home = { name: named('b@h2'), creation: 3 }

const pid = (home: Home, id = 7): Pid => new Pid(remoteIdentity(home.name, home.creation), id, 0)

/** A pid as a failing test shows it: whose it is says more than `<0.7.0>`. */
const shown = ({ home, id }: Pid): string => `{home: ${home.name}/${home.creation}, id: ${id}}`

const calling = (name: string, to: Pid): string => `${name}(a@h1/3, ${shown(to)})`

/** `a@h1` with one process, 7, and what it has handed over to the network. */
function nodeA(options: { readonly networked?: boolean } = {}) {
  const seven: Process = { mailbox: [] }
  const sent: Term[] = []
  const remote = {
    send: (node: Atom, to: { readonly id: number }, message: Term) => {
      sent.push(t(node, to.id, message) as unknown as Term)
    },
  }
  const node: Node = {
    home: A,
    processes: new Map([[7, seven]]),
    remote: options.networked === false ? undefined : remote,
  }
  return { node, seven, sent }
}

task(1, { en: 'whose pid it is', zh: '这个 pid 是谁家的' }, () => {
  it({ en: "is this node's with its name and creation", zh: '名字和 creation 都对，就是自家的' }, () => {
    const own: Pid = new Pid({ ...A, key: 'a' }, 7, 0)
    expect(isHere(own.home, own), calling('isHere', own)).toBeTerm(true, rule.ownPid)
    for (const back of [pid(A), pid(again)]) {
      expect(isHere(A, back), calling('isHere', back)).toBeTerm(true, rule.byValue, [comparedAsObjects])
    }
  })

  it({ en: "is another node's with another name", zh: '名字不同，就是别家的' }, () => {
    for (const home of [
      B,
      ...['a@h2', 'b@h1', 'nonode@nohost'].map((name) => ({ ...A, name: named(name) })),
    ]) {
      expect(isHere(A, pid(home)), calling('isHere', pid(home))).toBeTerm(false, rule.otherNode, [
        ignores('name', '名字'),
      ])
    }
  })

  it(
    {
      en: "is not this node's with the creation of another life",
      zh: 'creation 是另一次运行的，就不是自家的',
    },
    () => {
      for (const other of [earlier, { ...A, creation: 4 }]) {
        expect(isHere(A, pid(other)), calling('isHere', pid(other))).toBeTerm(false, rule.otherLife, [
          ignores('creation', 'creation '),
        ])
      }
    },
  )

  it({ en: "stays this node's when the node gets a name", zh: '节点改了名，还是自家的' }, () => {
    const home = new LocalIdentity()
    const own = new Pid(home, 8, 0)
    expect(isHere(home, own), 'isHere(nonode@nohost/0, {home: nonode@nohost/0, id: 8})').toBeTerm(
      true,
      rule.ownPid,
    )
    home.become(named('c@h1'), 5)
    expect(isHere(home, own), 'isHere(c@h1/5, {home: c@h1/5, id: 8}), nonode@nohost → c@h1').toBeTerm(
      true,
      rule.renamed,
    )
  })
})

task(2, { en: 'the way that a pid carries', zh: 'pid 自带的路' }, () => {
  it({ en: "leads here for this node's own", zh: '自家的 pid 通向这里' }, () => {
    expect(wayTo(nodeA().node, pid(A)), calling('wayTo', pid(A))).toBeValue('here', rule.local)
  })

  it({ en: 'leads here for a process that has ended, too', zh: '进程已经终止，路仍通向这里' }, () => {
    expect(wayTo(nodeA().node, pid(A, 99)), calling('wayTo', pid(A, 99))).toBeValue('here', rule.local)
  })

  it({ en: "leads away for another node's", zh: '别家的 pid 通向别处' }, () => {
    expect(wayTo(nodeA().node, pid(B)), calling('wayTo', pid(B))).toBeValue('away', rule.away, [
      {
        gives: 'here',
        en: 'There is a process 7 here as well, but it is another one.',
        zh: '这里也有 7 号进程，可那是另一个。',
      },
    ])
    for (const creation of [1, 5]) {
      const to = pid({ ...B, creation })
      expect(wayTo(nodeA().node, to), calling('wayTo', to)).toBeValue('away', rule.ownCreations, [
        {
          gives: 'nobody',
          en: 'You compared creations, though the names differ: b@h2 counts its own lives.',
          zh: '名字都不同，你还去比 creation：b@h2 的 creation 是它自己的。',
        },
      ])
    }
  })

  it(
    { en: 'leads nowhere for an earlier life of this node', zh: '本节点上一次运行时的 pid，无路可走' },
    () => {
      const old = pid(earlier)
      expect(wayTo(nodeA().node, old), calling('wayTo', old)).toBeValue('nobody', rule.noSelfDial, [
        addressedToOneself,
      ])
    },
  )

  it(
    { en: 'leads nowhere else while the node is not on the network', zh: '节点不在网络上，就哪儿也去不了' },
    () => {
      const { node } = nodeA({ networked: false })
      expect(wayTo(node, pid(A)), `${calling('wayTo', pid(A))}, remote: undefined`).toBeValue(
        'here',
        rule.local,
      )
      const way = underRule(rule.noNetwork, () => wayTo(node, pid(B)))
      expect(way, `${calling('wayTo', pid(B))}, remote: undefined`).toBeValue('nobody', rule.noNetwork)
    },
  )
})

task(3, { en: 'one line for near and far', zh: '不论远近，同一行代码' }, () => {
  const hello = atom('hello')

  it({ en: 'puts it into the mailbox of a process of this node', zh: '本节点的进程，放进它的信箱' }, () => {
    const { node, seven, sent } = nodeA()
    for (const message of [hello, 1]) send(node, pid(A), message)
    expect(seven.mailbox, `${shown(pid(A))} ! hello, ! 1`).toBeTerm([hello, 1], rule.delivered, notDelivered)
    expect(sent, 'remote').toBeTerm([], rule.delivered)
  })

  it({ en: 'hands it over for a process of another node', zh: '别的节点的进程，交给网络' }, () => {
    const { node, seven, sent } = nodeA()
    send(node, pid(B), hello)
    expect(sent, `${shown(pid(B))} ! hello`).toBeTerm([t(named('b@h2'), 7, hello)], rule.handedOver, [
      ...notDelivered,
      toOwnNode([t(named('a@h1'), 7, hello)]),
    ])
    expect(seven.mailbox, 'process 7, mailbox').toBeTerm([], rule.otherNode)
  })

  it({ en: 'copies it for both, before it returns', zh: '两种都复制，而且在返回之前' }, () => {
    const { node, seven, sent } = nodeA()
    const list = [1]
    send(node, pid(A), list)
    send(node, pid(B), list)
    list[0] = 2
    expect(seven.mailbox, `${shown(pid(A))} ! [1], 1 → 2`).toBeTerm([[1]], rule.sameCopy, [
      changedLater([[2]]),
    ])
    const far = [t(named('b@h2'), 7, [1])]
    expect(sent, `${shown(pid(B))} ! [1], 1 → 2`).toBeTerm(far, rule.sameCopy, [
      changedLater([t(named('b@h2'), 7, [2])]),
    ])
  })

  it({ en: 'gives nothing to wait for', zh: '没有什么可等的' }, () => {
    const { node } = nodeA()
    for (const to of [pid(A), pid(B)]) {
      expect([outcome(() => send(node, to, hello))], `${shown(to)} ! hello`).toBeLines(
        [RETURNED],
        rule.nothingToAwait,
      )
    }
  })

  it({ en: 'says nothing of who is no more', zh: '对方已经不在，也不作声' }, () => {
    for (const networked of [true, false]) {
      const { node, seven, sent } = nodeA({ networked })
      for (const to of [pid(A, 99), pid(earlier), ...(networked ? [] : [pid(B)])]) {
        const call = `${shown(to)} ! hello`
        expect([outcome(() => send(node, to, hello))], call).toBeLines([RETURNED], rule.noReceipt)
        expect([...seven.mailbox, ...sent], call).toBeTerm([], rule.noReceipt)
      }
    }
  })
})

const RETURNED = '⇒ undefined'

/** What came of a call: an error is one more wrong answer here, and a promise is another. */
function outcome(call: () => unknown): string {
  try {
    const returned = call()
    return returned === undefined ? RETURNED : `⇒ ${format(returned)}`
  } catch (error) {
    if (error instanceof Error && error.name !== 'NotStarted') return `throw ${error.name}: ${error.message}`
    throw error
  }
}

/**
 * `{ping, self(), Ours}`, as Erlang/OTP 25.2.3 called `real@127.0.0.1` writes it, where `Ours` is a pid that it got from
 * `kata@127.0.0.1`: `term_to_binary({ping, self(), binary_to_term(Ours)})`.
 */
const SAID_BY_ERL =
  '83680364000470696e675864000e7265616c403132372e302e302e310000000900000000b831feaa' +
  '5864000e6b617461403132372e302e302e31000000010000000000000007'

/** Answers every `{ping, From}`, and does not know where `From` lives. */
const pingServer = async (self: Parameters<Parameters<Runtime['spawn']>[0]>[0]): Promise<void> => {
  for (;;) {
    const [, from] = await self.receive(t(atom('ping'), any.pid))
    self.send(from, atom('pong'))
  }
}

boss({ en: 'your router directs the runtime', zh: '运行时照你的路由走' }, () => {
  it({ en: 'for two pids that a real erl wrote', zh: '走向真正的 erl 写下的两个 pid' }, async () => {
    const env = virtualEnv()
    const runtime = new Runtime(env)
    runtime.identity.become(named('kata@127.0.0.1'), 7)
    const away: Signal[] = []
    runtime.remote = { send: (_node, signal) => void away.push(signal), connect: async () => {} }
    let heard: Term | undefined
    runtime.spawn(async (self) => {
      heard = await self.receive()
    })
    const said = decode(fromHex(SAID_BY_ERL), { home: runtime.identity })
    const [, theirs, ours] = said as unknown as Tuple<readonly [Term, Pid, Pid]>
    for (const to of [theirs, ours]) void runtime.send(runtime.outside, to, atom('hello'))
    await env.clock.runUntil(() => heard !== undefined)
    expect(heard === undefined ? 'nothing' : format(heard), 'Ours ! hello').toBeValue('hello', rule.local)
    expect(
      away.map((signal) => ('to' in signal ? format(signal.to) : '')),
      'From ! hello',
    ).toBeValue([format(theirs)], rule.away)
  })

  it(
    { en: 'of a server with one client here and one there', zh: '一个服务器，客户一个在这里，一个在那里' },
    async () => {
      const cluster = await Cluster.open('h1', 'h2')
      const [a, b] = [await cluster.start('a@h1'), await cluster.start('b@h2')]
      a.register('server', a.spawn(pingServer))
      for (const client of [a, b]) {
        const answer = new Promise<Term>((resolve) => {
          client.spawn(async (self) => {
            self.send(t('server', a.name), t(atom('ping'), self.pid))
            resolve(await self.receive())
          })
        })
        expect(await cluster.time(answer), `the client on ${client.name}`).toBeTerm(atom('pong'), rule.away)
      }
    },
  )

  itWithErl(
    { en: 'with a real erl as one of the clients', zh: '其中一个客户是真正的 erl' },
    async (stage) => {
      const node = await stage.node('kata', 'where')
      node.register('server', node.spawn(pingServer))
      const erl = await stage.erl('real', 'where')
      const asked = `{server, '${node.name}'} ! {ping, self()}, receive pong -> pong after 5000 -> pang end.`
      expect(await erl.eval(asked), 'a client on a real node').toBeValue('pong', rule.away)
      const near = await new Promise<Term>((resolve) => {
        node.spawn(async (self) => {
          self.send('server', t(atom('ping'), self.pid))
          resolve(await self.receive())
        })
      })
      expect(near, 'a client on the same node').toBeTerm(atom('pong'), rule.local)
    },
  )
})
