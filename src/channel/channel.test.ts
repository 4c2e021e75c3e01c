import { describe, expect, it } from 'vitest'
import { type VirtualEnv, virtualEnv } from '../env/virtual_env.ts'
import { encode } from '../etf/encode.ts'
import { OUR_FLAGS } from '../handshake/flags.ts'
import type { Signal } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import { LocalIdentity, Pid, Reference, remoteIdentity } from '../term/identifier.ts'
import { t } from '../term/tuple.ts'
import { FramedConnection } from '../transport/framed.ts'
import { SimulatedNetwork } from '../transport/simulated_network.ts'
import type { Connection } from '../transport/transport.ts'
import { Channel } from './channel.ts'
import { fromControl, hasPayload, toControl } from './control.ts'

const home = new LocalIdentity()
home.become(atom('a@h1') as Atom, 5)
const ours = new Pid(home, 1, 0)
const theirs = new Pid(remoteIdentity(atom('b@h2') as Atom, 9), 2, 0)
const reference = new Reference(home, [1, 2, 3])
const theirReference = new Reference(theirs.home, [1, 2, 3])

/** A channel at one end of a connection, the bare carrier at the other. */
async function open(ticktime = 60_000): Promise<{
  env: VirtualEnv
  channel: Channel
  carrier: Connection
  got: Signal[]
  downs: string[]
  log: string[]
}> {
  const log: string[] = []
  const env = { ...virtualEnv(), log: (_level: string, text: string) => void log.push(text) }
  const network = new SimulatedNetwork(env)
  const carriers: Connection[] = []
  await network.host('h2').listen({ host: '0.0.0.0', port: 1 }, (connection) => carriers.push(connection))
  void network
    .host('h1')
    .dial({ host: 'h2', port: 1 })
    .then((connection) => carriers.unshift(connection))
  await env.clock.runUntil(() => carriers.length === 2)
  const got: Signal[] = []
  const downs: string[] = []
  const channel = new Channel({
    env,
    home,
    peer: { name: 'b@h2', creation: 9, flags: OUR_FLAGS },
    connection: new FramedConnection(carriers[0] as Connection, { lengthBytes: 4, limit: 1024 }),
    ticktime,
    deliver: (signal) => got.push(signal),
    down: (reason) => downs.push(reason),
  })
  return { env, channel, carrier: carriers[1] as Connection, got, downs, log }
}

function frame(...parts: Uint8Array[]): Uint8Array {
  const body = [112, ...parts.flatMap((part) => [...part])]
  return new Uint8Array([0, 0, body.length >> 8, body.length & 255, ...body])
}

describe('control messages', () => {
  const signals: Signal[] = [
    { type: 'message', from: theirs, to: ours, message: 1 },
    { type: 'message', from: theirs, to: reference, message: 1 },
    { type: 'message', from: theirs, to: { name: atom('x'), node: home.name }, message: 1 },
    { type: 'monitor', from: theirs, target: ours, reference: theirReference },
    {
      type: 'monitor',
      from: theirs,
      target: { name: atom('x'), node: home.name },
      reference: theirReference,
    },
    { type: 'demonitor', from: theirs, target: ours, reference: theirReference },
    { type: 'monitor_exit', from: theirs, to: ours, reference, reason: atom('noproc') },
    { type: 'link', from: theirs, to: ours },
    { type: 'unlink', id: 2n ** 60n, from: theirs, to: ours },
    { type: 'unlink_ack', id: 7n, from: theirs, to: ours },
    { type: 'exit', from: theirs, to: ours, reason: 1 },
    { type: 'exit2', from: theirs, to: ours, reason: 1 },
  ]

  it.each(signals.map((signal) => [signal.type, signal] as const))(
    '%s comes back as it went',
    (_, signal) => {
      const outgoing = toControl(signal, OUR_FLAGS)
      if (outgoing === undefined) throw new Error('not sent')
      const control = outgoing.control as never
      expect(hasPayload(control)).toBe(outgoing.payload !== undefined)
      expect(fromControl(control, outgoing.payload, theirs.node, home.name)).toEqual(signal)
    },
  )

  it('go without their sender to a peer that does not know SEND_SENDER', () => {
    const signal: Signal = { type: 'message', from: ours, to: theirs, message: 1 }
    expect(toControl(signal, 0n)?.control[0]).toBe(2)
    expect(toControl(signal, OUR_FLAGS)?.control[0]).toBe(22)
  })

  it.each([
    [t(22, 1, ours)],
    [t(6, theirs, [], 'x')],
    [t(19, theirs, ours)],
    [t(21, theirs, ours, reference)],
    [t(35, [], theirs, ours)],
    [t(35, 0, theirs, ours)],
    [t(35, 2n ** 64n, theirs, ours)],
  ])('of the wrong shape are refused', (control) => {
    expect(() => fromControl(control as never, 1, theirs.node, home.name)).toThrow(
      'missing from the control message',
    )
  })
})

describe('who a control message is from', () => {
  const third = new Pid(remoteIdentity(atom('c@h3') as Atom, 1), 1, 0)

  it.each([
    ['link', t(1, third, ours)],
    ['exit', t(3, third, ours, 1)],
    ['exit/2', t(8, third, ours, 1)],
    ['monitor', t(19, third, ours, theirReference)],
    ['monitor with the reference of another', t(19, theirs, ours, new Reference(third.home, [1]))],
    ['demonitor', t(20, ours, ours, theirReference)],
    ['monitor exit', t(21, third, ours, reference, 1)],
    ['unlink', t(35, 1, third, ours)],
    ['acknowledgement of an unlink', t(36, 1, ours, ours)],
  ])('is a process of the peer, in a %s', (_, control) => {
    expect(() => fromControl(control as never, undefined, theirs.node, home.name)).toThrow('b@h2 speaks for')
  })

  it('may be anyone in a message: it can be passed on', () => {
    expect(fromControl(t(22, third, ours) as never, 1, theirs.node, home.name)).toMatchObject({ from: third })
  })
})

describe('a channel', () => {
  it('takes frames in any pieces', async () => {
    const { env, carrier, got } = await open()
    const bytes = frame(encode(t(2, [], ours)), encode(t(atom('hello'))))
    for (const byte of bytes) carrier.write(new Uint8Array([byte]))
    carrier.write(new Uint8Array([...bytes, 0, 0, 0, 0, ...bytes]))
    await env.clock.advance(1000)
    expect(got).toHaveLength(3)
    expect(got[0]).toMatchObject({ type: 'message', to: ours })
  })

  it('sends what one turn says in one write', async () => {
    const { env, channel, carrier } = await open()
    const chunks: number[] = []
    carrier.receive({ data: (bytes) => chunks.push(bytes.length), closed: () => {} })
    await env.clock.advance(10)
    for (let n = 0; n < 100; n++) channel.send({ type: 'message', from: ours, to: theirs, message: n })
    await env.clock.advance(10)
    expect(chunks).toHaveLength(1)
  })

  it('lets nothing leave of a message that is no term', async () => {
    const { env, channel, carrier } = await open()
    let arrived = 0
    carrier.receive({
      data: (bytes) => {
        arrived += bytes.length
      },
      closed: () => {},
    })
    expect(() =>
      channel.send({ type: 'message', from: ours, to: theirs, message: [1, undefined] as never }),
    ).toThrow(TypeError)
    await env.clock.advance(100)
    expect(arrived).toBe(0)
  })

  it('logs, once, and ignores a signal that it has not offered to take', async () => {
    const { env, carrier, downs, log } = await open()
    carrier.write(frame(encode(t(7, theirs, ours)))) // GROUP_LEADER
    carrier.write(frame(encode(t(7, theirs, ours))))
    await env.clock.advance(100)
    expect(log).toHaveLength(1)
    expect(downs).toEqual([])
    expect(log.join()).toContain('which this node does not know; ignored')
  })

  it.each([
    ['a frame that is no pass-through', new Uint8Array([0, 0, 0, 2, 131, 68])],
    ['a control message that is no tuple', frame(encode(1))],
    ['a term cut short', frame(encode(t(2, [], ours)).slice(0, 5))],
    ['a payload too many', frame(encode(t(1, theirs, ours)), encode(1))],
    ['a claim of a huge frame', new Uint8Array([255, 255, 255, 255])],
  ])('ends its link for %s, and only that', async (_, bytes) => {
    const { env, carrier, downs, got } = await open()
    carrier.write(bytes)
    await env.clock.advance(100)
    expect(downs).toEqual(['bad_frame'])
    expect(got).toEqual([])
  })

  it('ticks a quiet peer every quarter of the tick time, and gives up a silent one after it', async () => {
    const { env, carrier, downs } = await open(40_000)
    let ticks = 0
    carrier.receive({
      data: (bytes) => {
        ticks += bytes.length / 4
      },
      closed: () => {},
    })
    await env.clock.advance(30_500)
    expect(ticks).toBe(3)
    expect(downs).toEqual([])
    await env.clock.advance(20_000)
    expect(downs).toEqual(['net_tick_timeout'])
  })

  it('asks its senders to hold back while the peer does not read', async () => {
    const { env, channel, carrier } = await open()
    const message = new Uint8Array(64 * 1024)
    let full: Promise<void> | undefined
    for (let n = 0; n < 100 && full === undefined; n++) {
      full = channel.send({ type: 'message', from: ours, to: theirs, message: message as never })
      await env.clock.advance(1)
    }
    expect(full).toBeInstanceOf(Promise)
    let roomAgain = false
    void full?.then(() => {
      roomAgain = true
    })
    carrier.receive({ data: () => {}, closed: () => {} })
    expect(await env.clock.runUntil(() => roomAgain)).toBe(true)
  })
})
