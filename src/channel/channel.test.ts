import { describe, expect, it } from 'vitest'
import { Framer } from '../bytes/framer.ts'
import { type VirtualEnv, virtualEnv } from '../env/virtual_env.ts'
import { encode } from '../etf/encode.ts'
import { DFLAG, OUR_FLAGS } from '../handshake/flags.ts'
import type { Signal } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import { LocalIdentity, Pid, Reference, remoteIdentity } from '../term/identifier.ts'
import { t } from '../term/tuple.ts'
import { FramedConnection } from '../transport/framed.ts'
import { SimulatedNetwork } from '../transport/simulated_network.ts'
import type { Connection } from '../transport/transport.ts'
import { Channel } from './channel.ts'
import { answerInstead, toControl } from './control.ts'
import type { FrameEvent } from './events.ts'
import { FrameReader } from './frame_reader.ts'
import { fromControl, hasPayload } from './from_control.ts'
import { paceOf } from './ticker.ts'

const home = new LocalIdentity()
home.become(atom('a@h1') as Atom, 5)
const ours = new Pid(home, 1, 0)
const theirs = new Pid(remoteIdentity(atom('b@h2') as Atom, 9), 2, 0)
const reference = new Reference(home, [1, 2, 3])
const theirReference = new Reference(theirs.home, [1, 2, 3])

/** What a peer can do that knows no distribution header. */
const PLAIN = OUR_FLAGS & ~DFLAG.DIST_HDR_ATOM_CACHE & ~DFLAG.FRAGMENTS

/** A channel at one end of a connection, the bare carrier at the other. */
async function open({ ticktime = 60_000, flags = PLAIN } = {}): Promise<{
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
    peer: { name: 'b@h2', creation: 9, flags },
    connection: new FramedConnection(carriers[0] as Connection, { lengthBytes: 4, limit: 1024 }),
    pace: paceOf(ticktime),
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
    { type: 'group_leader', from: theirs, to: ours },
    {
      type: 'spawn_request',
      reference: theirReference,
      from: theirs,
      groupLeader: theirs,
      node: home.name,
      module: atom('m'),
      function: atom('f'),
      args: [1, 2],
      options: [atom('link')],
    },
    {
      type: 'spawn_reply',
      node: theirs.node,
      reference,
      to: ours,
      linked: true,
      monitored: false,
      result: theirs,
    },
    {
      type: 'spawn_reply',
      node: theirs.node,
      reference,
      to: ours,
      linked: false,
      monitored: true,
      result: atom('badopt'),
    },
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

  it.each(
    signals
      .filter(({ type }) => !/spawn|ack|alias/.test(type))
      .map((signal) => [signal.type, signal] as const),
  )('%s is put in the words of a peer that knows no new ones', (_, signal) => {
    const outgoing = toControl(signal, DFLAG.ALIAS)
    if (outgoing === undefined) throw new Error('not sent')
    const back = fromControl(outgoing.control as never, outgoing.payload, theirs.node, home.name)
    const lost =
      signal.type === 'unlink'
        ? { id: undefined }
        : signal.type === 'message'
          ? { from: back && 'from' in back ? back.from : undefined }
          : {}
    expect(back).toEqual({ ...signal, ...lost })
  })

  it('that an old peer does not know are answered in its place', () => {
    const from = ours
    expect(answerInstead({ type: 'unlink', id: 7n, from, to: theirs }, 0n)).toEqual({
      type: 'unlink_ack',
      id: 7n,
      from: theirs,
      to: from,
    })
    const request = signals.find(({ type }) => type === 'spawn_request')
    if (request === undefined) throw new Error('there is one above')
    expect(answerInstead(request, 0n)).toMatchObject({
      type: 'spawn_reply',
      to: theirs,
      result: atom('notsup'),
    })
    for (const signal of signals) expect(answerInstead(signal, OUR_FLAGS)).toBeUndefined()
  })

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
    [t(31, reference, ours, 0, 1)],
    [t(29, theirReference, theirs, theirs, t(atom('m'), 'f', 1), [])],
  ])('of the wrong shape are refused', (control) => {
    expect(() => fromControl(control as never, [1], theirs.node, home.name)).toThrow(
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

  it.each([
    { messages: 10, writes: 'one write', lengths: [expect.any(Number)] },
    // A segment of TCP on Ethernet takes 1448 bytes.
    { messages: 100, writes: 'a write a segment', lengths: [1326, 1326, 1326, 1122] },
  ])('sends what one turn says in $writes: $messages messages', async ({ messages, lengths }) => {
    const { env, channel, carrier } = await open()
    const chunks: number[] = []
    carrier.receive({ data: (bytes) => chunks.push(bytes.length), closed: () => {} })
    await env.clock.advance(10)
    for (let n = 0; n < messages; n++) channel.send({ type: 'message', from: ours, to: theirs, message: n })
    await env.clock.advance(10)
    expect(chunks).toEqual(lengths)
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
    carrier.write(frame(encode(t(5)))) // NODE_LINK
    carrier.write(frame(encode(t(5))))
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
    const { env, carrier, downs } = await open({ ticktime: 40_000 })
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

it('holds back who says much at once until the carrier gives the memory back, and then writes there again', async () => {
  const MUCH = 2 * 1024 * 1024
  const parts = new Set<ArrayBufferLike>()
  let giveBack: (() => void) | undefined
  const env = virtualEnv()
  const carrier = {
    receive: () => {},
    write(bytes: Uint8Array, written?: () => void) {
      if (bytes.length > 4096) parts.add(bytes.buffer)
      if (written !== undefined) giveBack = written
      return true
    },
    close: () => {},
  } as unknown as Connection
  const channel = new Channel({
    env,
    home,
    peer: { name: 'b@h2', creation: 9, flags: OUR_FLAGS },
    connection: new FramedConnection(carrier, { lengthBytes: 4, limit: 1024 }),
    pace: paceOf(60_000),
    deliver: () => {},
    down: () => {},
  })
  for (let n = 0; n < 3; n++) {
    let isFree = false
    const message = new Uint8Array(MUCH) as never
    void channel.send({ type: 'message', from: ours, to: theirs, message })?.then(() => {
      isFree = true
    })
    for (let turn = 0; giveBack === undefined && turn < 100; turn++) await env.yieldToIo()
    expect(isFree).toBe(false)
    giveBack?.()
    giveBack = undefined
    await env.yieldToIo()
    expect(isFree).toBe(true)
  }
  expect(parts.size).toBe(1)
  channel.close('disconnect')
})

it('lends its write buffer to a carrier that takes all at once, and no more than it must to one that does not', async () => {
  const writes: Uint8Array[] = []
  let takesAll = true
  const env = virtualEnv()
  const carrier = {
    receive: () => {},
    write: (bytes: Uint8Array) => writes.push(bytes) > 0,
    flush: () => takesAll,
    close: () => {},
  } as unknown as Connection
  const channel = new Channel({
    env,
    home,
    peer: { name: 'b@h2', creation: 9, flags: OUR_FLAGS },
    connection: new FramedConnection(carrier, { lengthBytes: 4, limit: 1024 }),
    pace: paceOf(60_000),
    deliver: () => {},
    down: () => {},
  })
  const turn = async () => {
    void channel.send({ type: 'message', from: ours, to: theirs, message: 1 })
    await env.clock.advance(1)
  }
  await turn()
  await turn()
  expect(new Set(writes.map(({ buffer }) => buffer)).size).toBe(1)
  takesAll = false
  for (let n = 0; n < 20; n++) await turn()
  expect(writes.length).toBe(22)
  for (const { buffer, length } of writes.slice(2)) expect(buffer.byteLength).toBeLessThanOrEqual(2 * length)
  channel.close('disconnect')
})

describe('a channel with distribution headers', () => {
  const other = new Pid(home, 7, 0)
  /** More than may wait without holding up its sender. */
  const LARGE = 3 * 1024 * 1024

  /** The messages in the order in which they come to their ends on the bare carrier. */
  async function openAndRead() {
    const opened = await open({ flags: OUR_FLAGS })
    const framer = new Framer(4, LARGE)
    const reader = new FrameReader(home, OUR_FLAGS, 3 * LARGE)
    const arrived: unknown[] = []
    let ended = false
    opened.carrier.receive({
      data: (bytes) => {
        framer.push(bytes)
        for (let frame = framer.next(); frame !== undefined; frame = framer.next()) {
          const whole = frame.length === 0 ? undefined : reader.read(frame).whole
          if (whole !== undefined) arrived.push((whole.payload as readonly unknown[] | undefined)?.[0])
        }
      },
      closed: () => {
        ended = true
      },
    })
    const say = (from: Pid, name: string, size: number): Promise<void> | undefined =>
      opened.channel.send({
        type: 'message',
        from,
        to: theirs,
        message: [atom(name), new Uint8Array(size)] as never,
      })
    return { ...opened, arrived, say, hasEnded: () => ended }
  }

  it('lets small messages of others overtake a large one, and those of its sender wait', async () => {
    const { env, arrived, say } = await openAndRead()
    void say(ours, 'large', 2 * LARGE)
    const later = say(ours, 'later', 1)
    let isFree = false
    void later?.then(() => {
      isFree = true
    })
    await env.clock.advance(1)
    expect(isFree).toBe(false)
    void say(other, 'small', 1)
    await env.clock.runUntil(() => arrived.length === 3)
    expect(arrived).toEqual([atom('small'), atom('large'), atom('later')])
    expect(isFree).toBe(true)
  })

  it('lets a group_leader/2 pass nothing of who calls it, nor anything that they say later pass it', async () => {
    const { env, channel, arrived, say } = await openAndRead()
    void say(ours, 'large', LARGE)
    void channel.send({ type: 'group_leader', from: other, to: theirs, caller: ours })
    void say(ours, 'later', 1)
    void say(other, 'small', 1)
    await env.clock.runUntil(() => arrived.length === 4)
    expect(arrived).toEqual([atom('small'), atom('large'), undefined, atom('later')])
  })

  it('sends all that was said before it closes', async () => {
    const { env, channel, arrived, say, hasEnded, downs } = await openAndRead()
    void say(ours, 'large', LARGE)
    void say(ours, 'later', 1)
    channel.close('disconnect')
    expect(downs).toEqual(['disconnect'])
    await env.clock.runUntil(hasEnded)
    expect(arrived).toEqual([atom('large'), atom('later')])
  })

  it('holds nobody back when its link is lost', async () => {
    const { env, carrier, say, downs } = await openAndRead()
    const waits = say(ours, 'large', LARGE)
    carrier.destroy()
    let isFree = false
    void waits?.then(() => {
      isFree = true
    })
    expect(await env.clock.runUntil(() => isFree)).toBe(true)
    expect(downs).toEqual(['connection_closed'])
  })

  it('says more behind a message of 64 MiB', async () => {
    const { channel, downs } = await open({ flags: OUR_FLAGS })
    const say = (message: unknown) =>
      void channel.send({ type: 'message', from: ours, to: theirs, message: message as never })
    say(new Uint8Array(64 * 1024 * 1024))
    say(atom('later'))
    say(atom('still'))
    expect(downs).toEqual([])
  })

  it('gives up a peer that takes nothing of what a sender piles up', async () => {
    const { channel, downs, log } = await open({ flags: OUR_FLAGS })
    const message = new Uint8Array(13 * LARGE)
    for (let n = 0; n < 6; n++)
      void channel.send({ type: 'message', from: ours, to: theirs, message: message as never })
    expect(downs).toEqual(['too_much_unsent'])
    expect(log.join()).toContain('wait to be sent to b@h2')
  })

  it('ends its link for a fragment that never began, and only that', async () => {
    const { env, carrier, downs, log } = await open({ flags: OUR_FLAGS })
    carrier.write(new Uint8Array([0, 0, 0, 18, 131, 70, ...new Array<number>(16).fill(1)]))
    await env.clock.advance(100)
    expect(downs).toEqual(['bad_frame'])
    expect(log.join()).toContain('which never began')
  })

  it('shows the trace each fragment, the payload with the last', async () => {
    const { env, channel } = await open({ flags: OUR_FLAGS })
    const seen: string[] = []
    env.trace.subscribe((event) => {
      const { type, control, payload } = event as unknown as FrameEvent
      if (type === 'frame') seen.push(`${control.slice(0, 3)} ${payload === undefined ? 'cut' : 'whole'}`)
    })
    void channel.send({ type: 'message', from: ours, to: theirs, message: new Uint8Array(150_000) as never })
    channel.close('disconnect')
    expect(seen).toEqual(['{22 cut', 'fra cut', 'fra whole'])
  })
})
