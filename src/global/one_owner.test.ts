/**
 * A name has one owner. Four nodes register what chance has them register, while links drop and hosts part and meet;
 * once all can see all again, and have said so, every node names the same process for a name, it is alive, and those
 * that lost the name are not.
 * `GUARANTEE_RUNS=500 npx vitest run --project runtime one_owner` looks longer.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Lab } from '../../test/lab.ts'
import { kernel } from '../kernel/kernel.ts'
import type { Node } from '../node/node.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Pid } from '../term/identifier.ts'
import { globalService, registeredNames, registerName, sync, unregisterName, whereisName } from './global.ts'

const NODES = ['a@h1', 'b@h1', 'c@h2', 'd@h3'] as const
const HOSTS = ['h1', 'h2', 'h3'] as const
const WORDS = ['n', 'm'] as const

const runs = Number(process.env.GUARANTEE_RUNS ?? 15)

type Deed =
  | { readonly does: 'register' | 'unregister'; readonly who: number; readonly word: (typeof WORDS)[number] }
  | { readonly does: 'meet'; readonly who: number; readonly whom: number }
  | { readonly does: 'part' | 'heal' | 'drop'; readonly hosts: readonly [number, number] }
  | { readonly does: 'wait'; readonly ms: number }

const who = fc.nat(NODES.length - 1)
const word = fc.constantFrom(...WORDS)
const hosts = fc.constantFrom<readonly [number, number]>([0, 1], [1, 2], [0, 2])
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ does: fc.constantFrom('register', 'register', 'unregister'), who, word }),
  fc.record({ does: fc.constant('meet' as const), who, whom: who }),
  fc.record({ does: fc.constantFrom('part', 'heal', 'drop'), hosts }),
  fc.record({ does: fc.constant('wait' as const), ms: fc.constantFrom(1, 5, 1000, 100_000) }),
)

/** What a node said while its connection was being lost arrived by the next one, before the two had met again. */
const REGISTERED_BEFORE_MET: readonly Deed[] = [
  { does: 'meet', who: 0, whom: 2 },
  { does: 'meet', who: 3, whom: 0 },
  { does: 'wait', ms: 100_000 },
  { does: 'drop', hosts: [1, 2] },
  { does: 'register', who: 0, word: 'n' },
  { does: 'register', who: 0, word: 'n' },
  { does: 'register', who: 2, word: 'n' },
  { does: 'part', hosts: [0, 1] },
  { does: 'meet', who: 0, whom: 1 },
]

interface World {
  readonly lab: Lab
  readonly nodes: readonly Node[]
  readonly registered: { readonly node: Node; readonly word: string; readonly pid: Pid }[]
}

const idle = (self: Self) => self.receive(atom('never'))

async function open(seed: number): Promise<World> {
  const lab = new Lab(seed, { latency: 2, jitter: 3 })
  const nodes: Node[] = []
  for (const host of HOSTS) await lab.startEpmd(host)
  for (const name of NODES) nodes.push(await lab.start(name, { global: globalService(), services: [kernel] }))
  return { lab, nodes, registered: [] }
}

/** Nobody waits for the outcome: it may be long in coming. */
async function act({ lab, nodes, registered }: World, deed: Deed): Promise<void> {
  const node = nodes['who' in deed ? deed.who : 0] as Node
  switch (deed.does) {
    case 'register': {
      const pid = node.spawn(idle)
      const { word } = deed
      void registerName(node, atom(word), pid).then((answer) => {
        if (answer === atom('yes')) registered.push({ node, word, pid })
      })
      break
    }
    case 'unregister':
      void unregisterName(node, atom(deed.word))
      break
    case 'meet':
      void node.ping(NODES[deed.whom] as string)
      break
    case 'wait':
      await lab.env.clock.advance(deed.ms)
      break
    default: {
      const change = { drop: 'dropLink', part: 'partition', heal: 'heal' } as const
      const [a, b] = deed.hosts.map((i) => HOSTS[i]) as [string, string]
      lab.network[change[deed.does]](a, b)
    }
  }
}

/** All cables are mended, what was under way comes to its end, and all meet all. */
async function meetAgain({ lab, nodes }: World): Promise<void> {
  for (const [a, b] of [HOSTS.slice(0, 2), HOSTS.slice(1), [HOSTS[0], HOSTS[2]]] as [string, string][])
    lab.network.heal(a, b)
  await lab.env.clock.advance(200_000)
  const isFull = () => nodes.every((node) => node.nodes().length === nodes.length - 1)
  for (let tries = 0; tries < 20 && !isFull(); tries++) {
    for (const node of nodes) for (const peer of nodes) if (node !== peer) void node.ping(peer.name)
    await lab.env.clock.advance(20_000)
  }
  expect(nodes.map((node) => node.nodes().length)).toEqual(nodes.map(() => nodes.length - 1))
  await lab.time(Promise.all(nodes.map((node) => sync(node))))
  await lab.env.clock.advance(10_000)
}

const seen = (node: Node, word: string): string => {
  const pid = whereisName(node, atom(word))
  return pid === undefined ? 'nobody' : `${pid.node} ${pid.id}`
}

it('a name has one owner, and all agree on who it is, once all have met again', {
  timeout: 600_000,
}, async () => {
  const property = fc.asyncProperty(
    fc.array(deed, { minLength: 5, maxLength: 30 }),
    fc.nat(0xffff),
    async (script, seed) => {
      const world = await open(seed)
      for (const one of script) await act(world, one)
      await meetAgain(world)
      const { nodes, registered } = world
      for (const word of WORDS) {
        const owners = nodes.map((node) => seen(node, word))
        expect(owners).toEqual(nodes.map(() => owners[0]))
        const alive = registered.filter((one) => one.word === word && one.node.runtime.isAlive(one.pid))
        if (owners[0] !== 'nobody')
          expect(alive.map(({ pid }) => `${pid.node} ${pid.id}`)).toContain(owners[0])
      }
      const names = nodes.map((node) =>
        registeredNames(node)
          .map((name) => format(name))
          .sort(),
      )
      expect(names).toEqual(nodes.map(() => names[0]))
    },
  )
  await fc.assert(property, { numRuns: runs, examples: [[[...REGISTERED_BEFORE_MET], 0]] })
})
