/** Clusters of our own nodes over the simulated network, in virtual time. */
import { describe, expect, it } from 'vitest'
import { Lab } from '../../test/lab.ts'
import { CALL, reply } from '../gen_server/gen.ts'
import type { Node, NodeOptions } from '../node/node.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { any, match } from '../term/pattern.ts'
import type { TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import {
  globalService,
  registeredNames,
  registerName,
  reRegisterName,
  setLock,
  sync,
  trans,
  unregisterName,
  whereisName,
} from './global.ts'
import type { GlobalOptions } from './state.ts'

/** Every node has `global`, and every host that is mentioned its EPMD. */
class Cluster extends Lab {
  override async start(
    name: string,
    options: Partial<NodeOptions> = {},
    forGlobal: GlobalOptions = {},
  ): Promise<Node> {
    await this.startEpmd(name.slice(name.indexOf('@') + 1))
    return super.start(name, { global: globalService(forGlobal), ...options })
  }
}

const idle = (self: Self) => self.receive()

const isFullMesh = (nodes: readonly Node[]): boolean =>
  nodes.every((node) => node.nodes().length === nodes.length - 1)

const owners = (nodes: readonly Node[], name: TermInput): (string | undefined)[] =>
  nodes.map((node) => whereisName(node, name)?.node.name)

/** Enough of `rex` for a resolve function to be called on the node of its process. */
function startRex(node: Node): void {
  if (node.whereis('rex') !== undefined) return
  const pid = node.spawn(async (self) => {
    for (;;) {
      const [, from, request] = await self.receive(CALL)
      const call = match(t(atom('call'), any.atom, any.atom, any.list, any), request)
      if (call !== undefined) reply(self, from, await node.modules.apply(self, call[1], call[2], call[3]))
    }
  })
  node.register('rex', pid)
}

/** Nodes of these names, each connected with the one before, until all see all. */
async function cluster(lab: Cluster, names: readonly string[]): Promise<Node[]> {
  const nodes: Node[] = []
  for (const name of names) {
    const node = await lab.start(name)
    const last = nodes.at(-1)
    nodes.push(node)
    if (last !== undefined) expect(await lab.time(node.ping(last.name))).toBe(atom('pong'))
    await lab.until(() => isFullMesh(nodes))
  }
  await lab.time(Promise.all(nodes.map((node) => sync(node))))
  return nodes
}

const SIX = ['a@h1', 'b@h1', 'c@h2', 'd@h2', 'e@h3', 'f@h3']

describe('the mesh', () => {
  it('of six nodes is full after each has met one, and again after each death', async () => {
    const lab = new Cluster()
    const nodes = await cluster(lab, SIX)
    while (nodes.length > 1) {
      await lab.time((nodes.splice(nodes.length >> 1, 1)[0] as Node).stop())
      await lab.until(() => isFullMesh(nodes))
      await lab.env.clock.advance(10_000)
      expect(isFullMesh(nodes)).toBe(true)
    }
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'comes about when all meet at once, whatever the order (seed %i)',
    async (seed) => {
      const lab = new Cluster(seed)
      const nodes: Node[] = []
      for (const name of SIX) nodes.push(await lab.start(name))
      // A chain: nobody is told of more than two.
      void Promise.all(nodes.slice(1).map((node, i) => node.ping((nodes[i] as Node).name)))
      await lab.until(() => isFullMesh(nodes))
      await lab.time(Promise.all(nodes.map((node) => sync(node))))
      expect(await lab.time(registerName(nodes[0] as Node, atom('n'), (nodes[0] as Node).spawn(idle)))).toBe(
        atom('yes'),
      )
      expect(owners(nodes, atom('n'))).toEqual(nodes.map(() => 'a@h1'))
    },
  )

  it('of sixteen that all meet one is there in less than OTP waits before it begins, with a dial a connection', async () => {
    const lab = new Cluster()
    const names = Array.from({ length: 16 }, (_, n) => `n${n}@h${n % 4}`)
    const nodes = await Promise.all(names.map((name) => lab.start(name)))
    let dials = 0
    lab.env.trace.subscribe(({ type, where }) => {
      if (type === 'epmd_request' && !where.startsWith('epmd')) dials++
    })
    const begun = lab.env.clock.now()
    void Promise.all(nodes.map((node) => node.ping('n0@h0')))
    await lab.until(() => isFullMesh(nodes))
    expect(lab.env.clock.now() - begun).toBeLessThan(200)
    expect(dials).toBe((16 * 15) / 2)
  })

  it('waits for few answers: a newcomer costs at most twelve times the way between two hosts', async () => {
    const latency = 10
    const lab = new Cluster(7, { latency })
    const names = Array.from({ length: 12 }, (_, n) => `n${n}@h${n}`)
    const nodes = await Promise.all(names.map((name) => lab.start(name)))
    const begun = lab.env.clock.now()
    for (const node of nodes.slice(1)) void node.ping('n0@h0')
    await lab.until(() => isFullMesh(nodes))
    expect((lab.env.clock.now() - begun) / latency / (nodes.length - 1)).toBeLessThan(12)
  })

  it('is made by the node of the greater name; by the other one if that does not dial', async () => {
    const lab = new Cluster()
    const [a, b] = [await lab.start('a@h1'), await lab.start('b@h2')]
    const told = (name: string) => t(atom('new_nodes'), atom('x@h3'), [], [], [t(atom(name), 8)], [])
    const tell = (node: Node, of: Node) =>
      node.send(atom('global_name_server'), t(atom('$gen_cast'), told(of.name)))
    await tell(a, b)
    await lab.env.clock.advance(240)
    expect(a.nodes()).toEqual([])
    await lab.env.clock.advance(100)
    expect(a.nodes()).toEqual(['b@h2'])
    a.disconnect('b@h2')
    await lab.until(() => b.nodes().length === 0)
    await tell(b, a)
    await lab.env.clock.advance(20)
    expect(b.nodes()).toEqual(['a@h1'])
  })

  it('leaves a hidden node alone', async () => {
    const lab = new Cluster()
    const nodes = await cluster(lab, ['a@h1', 'b@h2'])
    const hidden = await lab.start('h@h3', { hidden: true })
    expect(await lab.time(hidden.ping('a@h1'))).toBe(atom('pong'))
    await lab.env.clock.advance(60_000)
    expect(nodes.map((node) => node.nodes('hidden'))).toEqual([['h@h3'], []])
    expect(isFullMesh(nodes)).toBe(true)
  })

  it('is not made with connectAll: false, and names stay at home', async () => {
    const lab = new Cluster()
    const nodes: Node[] = []
    for (const name of ['a@h1', 'b@h2', 'c@h3']) nodes.push(await lab.start(name, {}, { connectAll: false }))
    for (const node of nodes.slice(1)) expect(await lab.time(node.ping('a@h1'))).toBe(atom('pong'))
    const b = nodes[1] as Node
    expect(await lab.time(registerName(b, atom('n'), b.spawn(idle)))).toBe(atom('yes'))
    await lab.env.clock.advance(60_000)
    expect(nodes.map((node) => node.nodes().length)).toEqual([2, 1, 1])
    expect(owners(nodes, atom('n'))).toEqual([undefined, 'b@h2', undefined])
  })
})

describe('names', () => {
  it('are one owner each: who comes second is told no, also when both come at once', async () => {
    const lab = new Cluster()
    const nodes = await cluster(lab, SIX)
    const answers = await lab.time(
      Promise.all(nodes.map((node) => registerName(node, t(atom('leader'), 1), node.spawn(idle)))),
    )
    expect(answers.filter((answer) => answer === atom('yes'))).toHaveLength(1)
    const winner = (nodes[answers.indexOf(atom('yes'))] as Node).name
    expect(owners(nodes, t(atom('leader'), 1))).toEqual(nodes.map(() => winner))
  })

  it('are at most one for a process', async () => {
    const lab = new Cluster()
    const [a] = (await cluster(lab, ['a@h1', 'b@h2'])) as [Node, Node]
    const pid = a.spawn(idle)
    expect(await lab.time(registerName(a, atom('one'), pid))).toBe(atom('yes'))
    expect(await lab.time(registerName(a, atom('two'), pid))).toBe(atom('no'))
    expect(lab.log.join()).toContain('under two names: one and two')
  })

  it('that nobody has are given up at once, while another change is under way', async () => {
    const lab = new Cluster()
    const [a] = (await cluster(lab, ['a@h1', 'b@h2'])) as [Node, Node]
    a.spawn((self) => trans(self, t(atom('global'), self.pid), () => self.receive(atom('never'))))
    await lab.env.clock.advance(100)
    const begun = lab.env.clock.now()
    await lab.time(unregisterName(a, atom('nobody')))
    expect(lab.env.clock.now()).toBe(begun)
  })

  it('move, are given up, and go with their process or its node', async () => {
    const lab = new Cluster()
    const [a, b, c] = (await cluster(lab, ['a@h1', 'b@h2', 'c@h3'])) as [Node, Node, Node]
    const all = [a, b, c]
    const pid = a.spawn(idle)
    await lab.time(registerName(a, atom('n'), pid))
    await lab.time(reRegisterName(b, atom('n'), b.spawn(idle)))
    expect(owners(all, atom('n'))).toEqual(['b@h2', 'b@h2', 'b@h2'])
    await lab.time(unregisterName(c, atom('n')))
    expect(all.map((node) => registeredNames(node))).toEqual([[], [], []])
    await lab.time(registerName(b, atom('process'), pid))
    await lab.time(registerName(c, atom('node'), c.spawn(idle)))
    a.runtime.exit(pid, atom('kill'))
    await lab.until(() => registeredNames(b).length === 1)
    await lab.time(c.stop())
    await lab.until(() => registeredNames(a).length === 0 && registeredNames(b).length === 0)
  })
})

describe('two clusters that meet', () => {
  it('become one, with all names', async () => {
    const lab = new Cluster()
    const left = await cluster(lab, ['a@h1', 'b@h1', 'c@h2'])
    const right = await cluster(lab, ['x@h3', 'y@h3', 'z@h4'])
    const all = [...left, ...right]
    for (const node of all) await lab.time(registerName(node, atom(node.name), node.spawn(idle)))
    expect(await lab.time((left[1] as Node).ping('z@h4'))).toBe(atom('pong'))
    await lab.until(() => isFullMesh(all))
    await lab.time(Promise.all(all.map((node) => sync(node))))
    for (const { name } of all) expect(owners(all, atom(name))).toEqual(all.map(() => name))
  })

  it.each(['b@h1', 'c@h2'])(
    'and both have a name, one keeps it: the process on %s or the other is killed',
    async (loser) => {
      const lab = new Cluster()
      const left = await cluster(lab, ['d@h1', loser])
      const right = await cluster(lab, ['e@h3', 'a@h3'])
      const all = [...left, ...right]
      all.forEach(startRex)
      const [, on] = left as [Node, Node]
      const [, other] = right as [Node, Node]
      const [pid, otherPid] = [on.spawn(idle), other.spawn(idle)]
      await lab.time(registerName(on, atom('n'), pid))
      await lab.time(registerName(other, atom('n'), otherPid))
      // The owners are not the ones that meet.
      await lab.time((left[0] as Node).ping('e@h3'))
      await lab.until(() => isFullMesh(all))
      await lab.time(Promise.all(all.map((node) => sync(node))))
      await lab.until(() => owners(all, atom('n')).every((owner) => owner === 'a@h3'))
      expect([on.runtime.isAlive(pid), other.runtime.isAlive(otherPid)]).toEqual([false, true])
    },
  )

  it('and the one who loses a name is told once: the conflict is settled on one side alone', async () => {
    const lab = new Cluster()
    const nodes = [await lab.start('a@h1'), await lab.start('b@h2')] as const
    const told: string[] = []
    for (const node of nodes) {
      const pid = node.spawn(async (self) => {
        for (;;) told.push(`${node.name} ${format(await self.receive())}`)
      })
      await lab.time(registerName(node, atom('n'), pid, 'random_notify_name'))
    }
    await lab.time(nodes[0].ping('b@h2'))
    await lab.env.clock.advance(10_000)
    expect(told).toEqual(['b@h2 {global_name_conflict,n}'])
    expect(owners(nodes, atom('n'))).toEqual(['a@h1', 'a@h1'])
  })

  it('and nobody is to keep the name: both processes are told', async () => {
    const lab = new Cluster()
    const a = await lab.start('a@h1')
    const b = await lab.start('b@h2')
    const told: string[] = []
    for (const node of [a, b]) {
      const pid = node.spawn(async (self) => {
        told.push(format((await self.receive(t(atom('global_name_conflict'), any, any.pid)))[1]))
      })
      await lab.time(registerName(node, atom('n'), pid, 'notify_all_name'))
    }
    await lab.time(a.ping('b@h2'))
    await lab.until(() => told.length === 2)
    expect([registeredNames(a), registeredNames(b)]).toEqual([[], []])
  })
})

describe('locks', () => {
  it('are held by one requester at a time, over all nodes', async () => {
    const lab = new Cluster()
    const nodes = await cluster(lab, SIX)
    let inside = 0
    const seen: number[] = []
    const done = nodes.map(
      (node) =>
        new Promise<void>((resolve, reject) => {
          node.spawn((self) =>
            trans(self, t(atom('till'), self.pid), async () => {
              seen.push(++inside)
              await self.receive(atom('never'), { after: 500 })
              inside--
            }).then(() => resolve(), reject),
          )
        }),
    )
    await lab.time(Promise.all(done))
    expect(seen).toEqual([1, 1, 1, 1, 1, 1])
  })

  it('that cannot be had are given up after the retries', async () => {
    const lab = new Cluster()
    const [a, b] = (await cluster(lab, ['a@h1', 'b@h2'])) as [Node, Node]
    const results: unknown[] = []
    a.spawn(async (self) => {
      results.push(await setLock(self, t(atom('till'), atom('a'))))
      await self.receive(atom('never'))
    })
    await lab.until(() => results.length === 1)
    b.spawn(async (self) => {
      results.push(await trans(self, t(atom('till'), atom('b')), () => 'had it', undefined, 2))
    })
    await lab.until(() => results.length === 2)
    expect(results).toEqual([true, atom('aborted')])
  })
})

describe('a partition', () => {
  it('leaves no overlapping clusters: where one connection breaks, all agree on who is left', async () => {
    const lab = new Cluster()
    const nodes = await cluster(lab, ['a@h1', 'b@h2', 'c@h3', 'd@h4'])
    const [a, b, c, d] = nodes as [Node, Node, Node, Node]
    a.disconnect('b@h2')
    await lab.env.clock.advance(10_000)
    // Nobody can know which of the two is to blame: the rest parts with both.
    expect([a, b, c, d].map((node) => node.nodes().join())).toEqual(['', '', 'd@h4', 'c@h3'])
    expect(lab.log.join()).toContain('in order to prevent overlapping partitions')
    await lab.time(Promise.all([a.ping('c@h3'), b.ping('c@h3')]))
    await lab.until(() => isFullMesh(nodes))
  })

  it('parts the nodes of a host from the rest, and when it is over they meet again', async () => {
    const lab = new Cluster()
    const nodes = await cluster(lab, ['a@h1', 'b@h1', 'c@h2', 'd@h2'])
    const [a, , c] = nodes as [Node, Node, Node, Node]
    await lab.time(registerName(a, atom('n'), a.spawn(idle)))
    lab.network.partition('h1', 'h2')
    await lab.until(() => !c.isConnected('a@h1') && !a.isConnected('c@h2'))
    await lab.env.clock.advance(60_000)
    expect(registeredNames(c)).toEqual([])
    lab.network.heal('h1', 'h2')
    for (const node of nodes.slice(1)) await lab.time(node.ping('a@h1'))
    await lab.until(() => isFullMesh(nodes))
    await lab.time(sync(c))
    expect(owners(nodes, atom('n'))).toEqual(nodes.map(() => 'a@h1'))
  })
})

describe('a name server', () => {
  it('outlives whatever it is sent', async () => {
    const lab = new Cluster()
    const nodes = await cluster(lab, ['a@h1', 'b@h2'])
    const [a] = nodes as [Node, Node]
    const bad: TermInput[] = [
      [],
      atom('hello'),
      t(atom('$gen_cast'), t(atom('init_connect'), t(8), atom('b@h2'), atom('locker'))),
      t(
        atom('$gen_cast'),
        t(atom('init_connect'), t(atom('x'), 1), true, t(atom('locker'), 1, 2, a.runtime.outside)),
      ),
      t(atom('$gen_cast'), t(atom('new_nodes'), atom('b@h2'), [1], [2], [3, t(4, 5)], [6])),
      t(atom('$gen_cast'), t(atom('resolved'), atom('b@h2'), [t(atom('delete'), 1)], [7], 0, [], 99)),
      t(atom('$gen_cast'), t(atom('exchange'), atom('nobody@h9'), [1, t(1, 2, 3)], [], 1)),
      t(atom('nodedown'), true),
      t(atom('init_connect_ack'), atom('b@h2'), 17, 4),
      t(atom('cancel_connect'), atom('b@h2'), 17),
      t(atom('lost_connection'), atom('b@h2'), 1, 1, atom('nobody@h9')),
    ]
    for (const message of bad) await a.send(t(atom('global_name_server'), atom('a@h1')), message)
    await lab.env.clock.advance(60_000)
    expect(await lab.time(registerName(a, atom('n'), a.spawn(idle)))).toBe(atom('yes'))
    expect(owners(nodes, atom('n'))).toEqual(['a@h1', 'a@h1'])
  })
})
