/**
 * What Erlang promises of signals, whatever happens: processes on three nodes do what chance has them do, while links
 * drop, hosts part and meet, nodes stop and start again, and processes are killed.
 * `GUARANTEE_RUNS=2000 npx vitest run --project runtime guarantees` looks longer.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Actor, World } from '../../test/actors.ts'
import { Lab } from '../../test/lab.ts'
import { atom } from '../term/atom.ts'
import type { LinkQuality } from '../transport/simulated_wire.ts'

const NAMES = ['a@h1', 'b@h2', 'c@h3'] as const
const ACTORS_A_NODE = 2
/** Long enough for a silent peer to be given up, twice. */
const QUIET = 200_000

const runs = Number(process.env.GUARANTEE_RUNS ?? 60)
const timeout = 30_000 + runs * 100

/** `who` and `whom` are places. */
type Deed =
  | { readonly does: 'tell'; readonly who: number; readonly whom: number; readonly by: 'pid' | 'name' }
  | {
      readonly does: 'tell_large' | 'monitor' | 'link' | 'unlink' | 'kill'
      readonly who: number
      readonly whom: number
    }
  | { readonly does: 'demonitor'; readonly who: number }
  | {
      readonly does: 'spawn'
      readonly who: number
      readonly node: number
      readonly link: boolean
      readonly monitor: boolean
    }
  | { readonly does: 'wait'; readonly ms: number }
  | { readonly does: 'drop' | 'part' | 'meet' | 'disconnect'; readonly hosts: readonly [number, number] }
  | { readonly does: 'restart'; readonly node: number }

/** Mostly one of two, which so have more to do with each other. */
const place = fc.oneof(fc.constantFrom(0, 2), fc.nat(NAMES.length * ACTORS_A_NODE - 1))
const node = fc.nat(NAMES.length - 1)
const two = { who: place, whom: place }
const hosts = fc.constantFrom([0, 1], [1, 2], [0, 2]) as fc.Arbitrary<readonly [number, number]>

/** Any deed of that kind; the places of those who do it and to whom it is done, and what else belongs to it. */
const aDeed = (does: Deed['does'], rest: object): fc.Arbitrary<Deed> =>
  fc.record({ does: fc.constant(does), ...rest }) as fc.Arbitrary<unknown> as fc.Arbitrary<Deed>

const talk = [
  { weight: 6, arbitrary: aDeed('tell', { ...two, by: fc.constantFrom('pid', 'name') }) },
  { weight: 2, arbitrary: aDeed('tell_large', two) },
  { weight: 3, arbitrary: aDeed('monitor', two) },
  { weight: 1, arbitrary: aDeed('demonitor', { who: place }) },
  { weight: 4, arbitrary: aDeed('link', two) },
  { weight: 3, arbitrary: aDeed('unlink', two) },
  {
    weight: 2,
    arbitrary: aDeed('spawn', { who: place, node, link: fc.boolean(), monitor: fc.boolean() }),
  },
  // Mostly shorter than a message is under way, so that signals cross.
  { weight: 4, arbitrary: aDeed('wait', { ms: fc.constantFrom(1, 3, 10, 30, 100) }) },
]

const trouble = [
  { weight: 1, arbitrary: aDeed('kill', two) },
  { weight: 2, arbitrary: aDeed('drop', { hosts }) },
  { weight: 2, arbitrary: aDeed('disconnect', { hosts }) },
  { weight: 2, arbitrary: aDeed('part', { hosts }) },
  { weight: 2, arbitrary: aDeed('meet', { hosts }) },
  { weight: 1, arbitrary: aDeed('restart', { node }) },
  { weight: 1, arbitrary: aDeed('wait', { ms: fc.constantFrom(50_000, 100_000) }) },
]

const many = { minLength: 5, maxLength: 60 }

/** What the links between the hosts are like, and all else that is chance. */
interface Quality extends LinkQuality {
  readonly seed: number
}

const network: fc.Arbitrary<Quality> = fc.record({
  seed: fc.nat(0xffff),
  latency: fc.constantFrom(0, 1, 20),
  jitter: fc.constantFrom(0, 5, 50),
  segmentBytes: fc.constantFrom(700, 16_000, Number.POSITIVE_INFINITY),
})

async function act(world: World, deed: Deed): Promise<void> {
  const { lab, places, nodes } = world
  const who = 'who' in deed ? (places[deed.who] as Actor) : undefined
  const whom = 'whom' in deed ? (places[deed.whom] as Actor) : undefined
  if (who?.isAlive === false) return
  switch (deed.does) {
    case 'tell':
      // A name of one's own node that nobody has is an error, and no matter of signals.
      if (deed.by === 'pid' || whom?.isAlive) who?.tell(whom as Actor, { by: deed.by })
      break
    case 'tell_large':
      who?.tell(whom as Actor, { large: true })
      break
    case 'monitor':
    case 'link':
    case 'unlink':
    case 'kill':
      if (who !== whom) who?.[deed.does](whom as Actor)
      break
    case 'demonitor':
      who?.demonitor()
      break
    case 'spawn':
      who?.spawn(NAMES[deed.node] as string, deed)
      break
    case 'wait':
      await lab.env.clock.advance(deed.ms)
      break
    case 'restart':
      await world.restartNode(deed.node)
      break
    case 'disconnect':
      nodes[deed.hosts[0]]?.disconnect(NAMES[deed.hosts[1]] as string)
      break
    default: {
      const change = { drop: 'dropLink', part: 'partition', meet: 'heal' } as const
      const [a, b] = deed.hosts.map((i) => `h${i + 1}`) as [string, string]
      lab.network[change[deed.does]](a, b)
    }
  }
}

/** All of it, and then a long quiet, in which everyone can reach everyone. */
async function play(deeds: readonly Deed[], { seed, ...quality }: Quality) {
  const world = await World.open(new Lab(seed, quality), NAMES, ACTORS_A_NODE)
  for (const deed of deeds) {
    await act(world, deed)
    await world.lab.env.yieldToIo() // whoever has a message takes it before it does something else
  }
  for (const [a, b] of [
    ['h1', 'h2'],
    ['h2', 'h3'],
    ['h1', 'h3'],
  ] as const)
    world.lab.network.heal(a, b)
  await world.lab.env.clock.advance(QUIET)
  return world
}

/** Both ends of a link, and of a monitor, say the same of it. */
function compareBothEnds({ living, broken }: World): void {
  for (const a of living) {
    for (const b of living) {
      const [here, there] = [a.info('links').includes(b.identity), b.info('links').includes(a.identity)]
      if (here !== there) broken.push(`of a link between ${a.identity} and ${b.identity} only one knows`)
      const watching = a.info('monitors').filter((pid) => pid === b.identity).length
      const watched = b.info('monitored_by').filter((pid) => pid === a.identity).length
      if (watching !== watched)
        broken.push(`${a.identity} watches ${b.identity} ${watching} times, which knows of ${watched}`)
    }
  }
}

/** One is left, and must have heard of the end of all others. */
async function letAllDieBut(judge: Actor, world: World): Promise<void> {
  for (const actor of world.living) if (actor !== judge) actor.node.runtime.exit(actor.pid, atom('kill'))
  await world.lab.env.clock.advance(QUIET)
  if (judge.info('links').length > 0) world.broken.push(`${judge.identity} is linked with the dead`)
  if (judge.monitors.size > 0) world.broken.push(`${judge.identity} lacks ${judge.monitors.size} 'DOWN'`)
}

describe('signals', { timeout }, () => {
  it('keep every promise while everything else breaks', async () => {
    const deeds = fc.array(fc.oneof(...talk, ...trouble), many)
    const property = fc.asyncProperty(deeds, network, async (script, quality) => {
      const world = await play(script, quality)
      for (const { identity, spawning } of world.living) {
        if (spawning.size > 0) world.broken.push(`${identity} lacks ${spawning.size} spawn_reply`)
      }
      compareBothEnds(world)
      const [judge] = world.living.slice(quality.seed % (world.living.length || 1))
      if (judge !== undefined) await letAllDieBut(judge, world)
      expect(world.broken).toEqual([])
    })
    await fc.assert(property, { numRuns: runs })
  })

  it('all arrive where nothing breaks', async () => {
    const property = fc.asyncProperty(fc.array(fc.oneof(...talk), many), network, async (script, quality) => {
      const world = await play(script, quality)
      compareBothEnds(world)
      expect(world.received.entries).toEqual(world.sent.entries)
      expect(world.broken).toEqual([])
    })
    await fc.assert(property, { numRuns: Math.ceil(runs / 3) })
  })
})
