/** The message diagram, and what else the picture keeps of a trace: told by real nodes on the simulated network. */
import { beforeEach, describe, expect, it } from 'vitest'
import {
  any,
  EpmdServer,
  kernel,
  Node,
  rpc,
  SimulatedNetwork,
  type TraceEvent,
  t,
  type VirtualEnv,
  virtualEnv,
} from '../../../src/mod.ts'
import { EPMD_PORT } from '../../worker/scene.ts'
import { anatomiesOf } from './carried.ts'
import { linksOf } from './cast.ts'
import { layDiagram } from './diagram.ts'
import type { Journey } from './journeys.ts'
import { begun, blank, next, type Picture, settled } from './picture.ts'
import { saidBy } from './said.ts'

let env: VirtualEnv
let network: SimulatedNetwork
let a: Node
let picture: Picture

/** A step of virtual time's way: `promise` settles, whatever it takes. */
async function inTime<T>(promise: Promise<T>): Promise<T> {
  let settled = false
  const settle = (): void => {
    settled = true
  }
  promise.then(settle, settle)
  await env.clock.runUntil(() => settled)
  return promise
}

async function start(name: string, hidden = false): Promise<Node> {
  const transport = network.host(name.slice(name.indexOf('@') + 1))
  const services = [kernel]
  const options = { env, transport, name, form: 'short', cookie: 'secret', epmdPort: EPMD_PORT } as const
  return inTime(Node.start({ ...options, hidden, services }))
}

beforeEach(async () => {
  env = virtualEnv(7)
  network = new SimulatedNetwork(env, { latency: 50 })
  picture = blank
  env.trace.subscribe((event) => {
    picture = next(picture, event as TraceEvent)
  })
  for (const host of ['h1', 'h2']) {
    const at = { host: '0.0.0.0', port: EPMD_PORT }
    await EpmdServer.start({ env, transport: network.host(host), at, where: `epmd@${host}` })
  }
  a = await start('a@h1')
  await start('b@h2')
  picture = settled(picture)
})

const journeys = (): readonly Journey[] => picture.journeys.journeys
/** `a REG_SEND call {is_auth,a@h1} b`. */
const told = ({ from, to, label, carried: [event] }: Journey): string => {
  const said = event?.type === 'frame' ? saidBy(event) : undefined
  return [from.slice(0, from.indexOf('@')), label, said, to.slice(0, to.indexOf('@'))]
    .filter((part) => part !== undefined)
    .join(' ')
}
const wanted = { epmd: false, asides: false, width: 600, says: ({ label }: Journey) => [label] }
const layout = (epmd = false) => layDiagram(picture.journeys, { ...wanted, nodes: ['a@h1', 'b@h2'], epmd })

describe('the messages of a ping', () => {
  beforeEach(() => inTime(a.ping('b@h2')))

  it('are each told once, from where they set out to where they arrived', () => {
    expect(journeys().map(told)).toEqual([
      'a PORT_PLEASE2_REQ epmd',
      'epmd PORT2 a',
      'a name b',
      'b status a',
      'b challenge a',
      'a reply b',
      'b ack a',
      'a MONITOR_P b',
      'a REG_SEND call {is_auth,a@h1} b',
      'b ALIAS_SEND reply yes a',
      'a DEMONITOR_P b',
    ])
    for (const { began, ended } of journeys().slice(0, -1)) {
      expect(ended?.at).toBe(began.at + 50)
      expect(ended?.order).toBeGreaterThan(began.order)
    }
  })

  it('carry the bytes that they are made of', () => {
    for (const journey of journeys()) {
      const [anatomy, ...others] = anatomiesOf(journey)
      expect(others).toEqual([])
      expect(anatomy?.fields.reduce((sum, { length }) => sum + length, 0)).toBe(anatomy?.bytes.length)
    }
  })

  it('stand below each other where one follows from the other, and EPMD has a lane if asked for', () => {
    const { arrows, lanes, marks } = layout()
    expect(lanes.map(({ name }) => name)).toEqual(['a@h1', 'b@h2'])
    expect(arrows).toHaveLength(9)
    for (const { y1, y2, x1, x2 } of arrows) {
      expect(y2).toBeGreaterThan(y1)
      expect(x1).not.toBe(x2)
    }
    expect(marks.map(({ mark }) => `${mark.node} ${mark.kind} ${mark.of}`)).toEqual([
      'b@h2 nodeup a@h1',
      'a@h1 nodeup b@h2',
    ])
    const withEpmd = layout(true)
    expect(withEpmd.lanes.map(({ name }) => name)).toEqual(['a@h1', 'b@h2', 'epmd@h2'])
    expect(withEpmd.arrows).toHaveLength(11)
    const ends = withEpmd.lanes.map(({ x }) => x)
    expect(ends).toEqual(ends.toSorted((one, other) => one - other))
  })
})

it('a call by rpc is told as one', async () => {
  await inTime(a.ping('b@h2'))
  picture = settled(picture)
  await inTime(rpc.call(a, 'b@h2', 'lists', 'reverse', [[1000, 2000]]))
  expect(journeys().map(told)).toEqual(
    expect.arrayContaining([
      'a REG_SEND rpc lists:reverse([1000,2000]) b',
      'b ALIAS_SEND reply [2000,1000] a',
    ]),
  )
})

it('what a cut holds stands open, and is lost with the connection', async () => {
  await inTime(a.ping('b@h2'))
  await env.clock.advance(100)
  picture = settled(picture)
  network.partition('h1', 'h2')
  a.spawn(async (self) => self.send(t('nobody', 'b@h2'), 'hello'))
  await env.clock.advance(1000)
  expect(layout().arrows.map(({ fate, journey }) => `${fate} ${told(journey)}`)).toEqual([
    'open a REG_SEND <<"hello">> b',
  ])
  network.dropLink('h1', 'h2')
  await env.clock.advance(10)
  const { arrows, marks } = layout()
  expect(arrows.map(({ fate }) => fate)).toEqual(['lost'])
  expect(marks.map(({ mark }) => `${mark.node} ${mark.kind}`).toSorted()).toEqual([
    'a@h1 nodedown',
    'b@h2 nodedown',
  ])
})

it('processes are those that were spawned since the beginning, until they end; a crash is marked', async () => {
  expect([...picture.processes.alive.values()].flat()).toEqual([])
  const pid = a.spawn(async (self) => {
    const [reason] = await self.receive(t(any.atom))
    throw new Error(String(reason))
  })
  await env.clock.advance(1)
  expect(picture.processes.alive.get('a@h1')).toHaveLength(1)
  a.spawn(async (self) => self.exit(pid, 'broken'))
  await env.clock.advance(1)
  expect(picture.processes.alive.get('a@h1')).toEqual([])
  expect(layout().marks.map(({ mark }) => mark.kind)).toEqual(['exit'])
})

it('a node has its own processes from the moment it begins until it is said to be up', async () => {
  const c = await start('c@h1')
  const shown = (): number => picture.processes.alive.get('c@h1')?.length ?? 0
  expect(shown()).toBe(0)
  picture = begun(picture)
  c.spawn(async (self) => void (await self.receive(any)))
  expect(shown()).toBe(1)
})

it('who is gone keeps a lane while there is an arrow at it', async () => {
  await inTime(a.ping('b@h2'))
  const { lanes } = layDiagram(picture.journeys, { ...wanted, nodes: ['a@h1'] })
  expect(lanes.map(({ name, lives }) => [name, lives])).toEqual([
    ['a@h1', true],
    ['b@h2', false],
  ])
})

it('a hidden connection is drawn as one', async () => {
  await start('c@h2', true)
  await inTime(a.ping('b@h2'))
  await inTime(a.ping('c@h2'))
  const bonds = linksOf(picture).filter(({ from, to }) => !`${from} ${to}`.includes('epmd'))
  expect(bonds).toEqual([
    { from: 'a@h1', to: 'b@h2', bond: 'up' },
    { from: 'a@h1', to: 'c@h2', bond: 'hidden' },
  ])
})

it('only the last messages are kept, and only the last forty drawn', async () => {
  for (let round = 0; round < 50; round++) await inTime(a.ping('b@h2'))
  expect(journeys().length).toBeLessThanOrEqual(120)
  expect(layout().arrows).toHaveLength(40)
  expect(picture.messages.length).toBeLessThan(10)
})
