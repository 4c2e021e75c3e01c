/** The faults of the simulated network; what it has in common with other carriers is in test/compliance. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { AnyEvent } from '../env/trace.ts'
import { type VirtualEnv, virtualEnv } from '../env/virtual_env.ts'
import type { SegmentSentEvent } from './events.ts'
import { SimulatedNetwork } from './simulated_network.ts'
import { type Connection, ConnectionLost, LINGER_MS, type Receiver } from './transport.ts'

let env: VirtualEnv
let network: SimulatedNetwork
let accepted: Connection[]

beforeEach(async () => {
  env = virtualEnv()
  network = new SimulatedNetwork(env, { latency: 10 })
  accepted = []
  network.host('h1')
  await network.host('h2').listen({ host: '0.0.0.0', port: 1 }, (connection) => accepted.push(connection))
})

class Ear implements Receiver {
  text = ''
  at: number[] = []
  ends: (Error | undefined)[] = []

  data(bytes: Uint8Array): void {
    this.text += String.fromCharCode(...bytes)
    this.at.push(env.clock.now())
  }

  closed(error?: Error): void {
    this.ends.push(error)
  }
}

const text = (characters: string) => Uint8Array.from(characters, (c) => c.charCodeAt(0))

async function connect(): Promise<{ ours: Connection; theirs: Connection; here: Ear; there: Ear }> {
  const dial = network.host('h1').dial({ host: 'h2', port: 1 })
  await env.clock.advance(100)
  const ours = await dial
  const theirs = accepted.at(-1) as Connection
  const here = new Ear()
  const there = new Ear()
  ours.receive(here)
  theirs.receive(there)
  return { ours, theirs, here, there }
}

/** How a dial ends, after enough time. */
async function dialOutcome(from: string, host: string, port = 1): Promise<string> {
  const outcome = network
    .host(from)
    .dial({ host, port })
    .then(
      ({ remote }) => `connected to ${remote.host}`,
      (error) => error.failure,
    )
  await env.clock.advance(60_000)
  return outcome
}

describe('names', () => {
  it('lead to a host by name and by address', async () => {
    expect(await dialOutcome('h1', 'h2')).toBe('connected to 10.0.0.2')
    expect(await dialOutcome('h1', network.addressOf('h2'))).toBe('connected to 10.0.0.2')
    network.addName('h2.example.com', 'h2')
    expect(await dialOutcome('h1', 'h2.example.com')).toBe('connected to 10.0.0.2')
  })

  it('that are not in the DNS do not resolve, though the address does', async () => {
    network.removeName('h2')
    expect(await dialOutcome('h1', 'h2')).toBe('unresolved')
    expect(await dialOutcome('h1', '10.0.0.2')).toBe('connected to 10.0.0.2')
    expect(await dialOutcome('h2', 'h2')).toBe('connected to 10.0.0.2')
  })

  it('mean the host itself when they are localhost', async () => {
    expect(await dialOutcome('h2', 'localhost')).toBe('connected to 127.0.0.1')
    expect(await dialOutcome('h1', '127.0.0.1')).toBe('refused')
  })

  it('keep a loopback listener to the host itself', async () => {
    await network.host('h2').listen({ host: '127.0.0.1', port: 2 }, () => {})
    expect(await dialOutcome('h2', 'localhost', 2)).toBe('connected to 127.0.0.1')
    expect(await dialOutcome('h1', 'h2', 2)).toBe('refused')
  })
})

describe('time', () => {
  it('passes while a segment is under way, as much as its link takes', async () => {
    network.setLink('h1', 'h2', { latency: 25 })
    const { ours, there } = await connect()
    const sent = env.clock.now()
    ours.write(text('x'))
    await env.clock.advance(24)
    expect(there.text).toBe('')
    await env.clock.advance(1)
    expect(there.at).toEqual([sent + 25])
  })

  it('varies by jitter, the same way in every run, and never changes the order', async () => {
    network.setLink('h1', 'h2', { jitter: 40 })
    const { ours, there } = await connect()
    const sent = env.clock.now()
    for (const letter of 'abcdefghij') ours.write(text(letter))
    await env.clock.advance(100)
    expect(there.text).toBe('abcdefghij')
    const delays = there.at.map((at) => at - sent)
    expect(new Set(delays).size).toBeGreaterThan(2)
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(10)
    expect(Math.max(...delays)).toBeLessThan(50)
  })
})

describe('a link', () => {
  it('is not set to what no link can be', () => {
    expect(() => network.setLink('h1', 'h2', { latency: -1 })).toThrow('0 or more')
    expect(() => network.setLink('h1', 'h2', { segmentBytes: 0 })).toThrow('at least 1 byte')
    expect(() => network.addName('x', 'h9')).toThrow('the network has no host h9')
  })
})

describe('faults', () => {
  it('a link that drops ends its connections on both sides, and can be used again', async () => {
    const { ours, here, there } = await connect()
    ours.write(text('lost'))
    network.dropLink('h2', 'h1')
    await env.clock.advance(100)
    expect(there.text).toBe('')
    expect([...here.ends, ...there.ends].every((end) => end instanceof ConnectionLost)).toBe(true)
    expect([here.ends.length, there.ends.length]).toEqual([1, 1])
    const again = await connect()
    again.ours.write(text('x'))
    await env.clock.advance(100)
    expect(again.there.text).toBe('x')
  })

  it('a partition is silent, and holds what is sent until it heals', async () => {
    const { ours, here, there } = await connect()
    ours.write(text('a'))
    network.partition('h1', 'h2')
    ours.write(text('b'))
    await env.clock.advance(3_600_000)
    expect([there.text, here.ends, there.ends]).toEqual(['', [], []])
    network.heal('h1', 'h2')
    ours.write(text('c'))
    await env.clock.advance(100)
    expect(there.text).toBe('abc')
  })

  it('close waits for a peer that takes nothing, but not for ever', async () => {
    const dial = network.host('h1').dial({ host: 'h2', port: 1 })
    await env.clock.advance(100)
    const ours = await dial
    const here = new Ear()
    ours.receive(here)
    ours.write(text('nobody reads this'))
    ours.close()
    await env.clock.advance(LINGER_MS - 1)
    expect(here.ends).toEqual([])
    await env.clock.advance(1)
    expect(here.ends).toEqual([undefined])
    await env.clock.advance(100)
    const there = new Ear()
    accepted[0]?.receive(there)
    await env.clock.advance(100)
    expect(there.ends[0]).toBeInstanceOf(ConnectionLost)
  })

  it('a partition makes a dialler give up after a time, and leaves nothing behind', async () => {
    network.partition('h1', 'h2')
    expect(await dialOutcome('h1', 'h2')).toBe('unreachable')
    network.heal('h1', 'h2')
    await env.clock.advance(1000)
    expect(accepted).toEqual([])
  })

  it('a dialler that gave up too late says so to who has accepted already', async () => {
    const patience = new AbortController()
    const dial = network.host('h1').dial({ host: 'h2', port: 1 }, patience.signal)
    const outcome = dial.catch((error) => error.failure)
    await env.clock.advance(10)
    const there = new Ear()
    accepted[0]?.receive(there)
    patience.abort()
    await env.clock.advance(100)
    expect(await outcome).toBe('aborted')
    expect(there.ends[0]).toBeInstanceOf(ConnectionLost)
  })

  it('a listener that hangs up at once is still connected to', async () => {
    await network.host('h2').listen({ host: 'h2', port: 2 }, (connection) => connection.destroy())
    expect(await dialOutcome('h1', 'h2', 2)).toBe('connected to 10.0.0.2')
  })
})

describe('standing still', () => {
  it('a paused network holds every segment; a step lets the next one through', async () => {
    const { ours, there } = await connect()
    network.pause()
    for (const letter of 'abc') ours.write(text(letter))
    await env.clock.advance(1000)
    expect(there.text).toBe('')
    expect(network.inFlight.map(({ from, to, carries, bytes }) => [from, to, carries, bytes])).toEqual(
      Array(3).fill(['h1', 'h2', 'data', 1]),
    )
    expect(network.step()).toBe(true)
    await env.clock.advance(0)
    expect(there.text).toBe('a')
    network.resume()
    await env.clock.advance(0)
    expect(there.text).toBe('abc')
    expect(network.step()).toBe(false)
  })

  it('a step comes before its time', async () => {
    const { ours, there } = await connect()
    ours.write(text('a'))
    expect(network.step()).toBe(true)
    await env.clock.advance(0)
    expect(there.text).toBe('a')
  })
})

describe('the trace', () => {
  it('follows a connection from the dial to the end', async () => {
    const events: AnyEvent[] = []
    env.trace.subscribe((event) => events.push(event))
    const { ours } = await connect()
    ours.write(text('hello'))
    ours.close()
    await env.clock.advance(100)
    expect(
      events.map(({ type, where, ...rest }) => `${where} ${type} ${Reflect.get(rest, 'carries') ?? ''}`),
    ).toEqual([
      'h1 dial ',
      'h1 segment_sent syn',
      'h2 segment_arrived ',
      'h2 segment_sent syn_ack',
      'h2 connected ',
      'h1 segment_arrived ',
      'h1 connected ',
      'h1 segment_sent data',
      'h1 segment_sent fin',
      'h2 segment_arrived ',
      'h2 segment_arrived ',
      'h2 segment_sent fin',
      'h2 disconnected ',
      'h1 segment_arrived ',
      'h1 disconnected ',
    ])
    expect(structuredClone(events)).toEqual(events)
  })

  it('tells of every segment from which end to which it goes', async () => {
    const sent: SegmentSentEvent[] = []
    env.trace.subscribe((event) => event.type === 'segment_sent' && sent.push(event as SegmentSentEvent))
    const { ours } = await connect()
    const { port } = ours.local
    expect(sent.map(({ from, fromPort, to, toPort }) => `${from}:${fromPort} ${to}:${toPort}`)).toEqual([
      `h1:${port} h2:1`,
      `h2:1 h1:${port}`,
    ])
  })

  it('tells what a dropped link lost', async () => {
    const types: string[] = []
    const { ours } = await connect()
    env.trace.subscribe(({ type }) => types.push(type))
    ours.write(text('x'))
    network.dropLink('h1', 'h2')
    expect(types).toEqual(['segment_sent', 'segment_lost', 'disconnected', 'disconnected'])
  })
})
