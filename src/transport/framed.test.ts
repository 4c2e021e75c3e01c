import { beforeEach, describe, expect, it } from 'vitest'
import { FrameTooLong } from '../bytes/framer.ts'
import { type VirtualEnv, virtualEnv } from '../env/virtual_env.ts'
import { ConnectionClosed, FramedConnection, TooMuchUnread } from './framed.ts'
import { SimulatedNetwork } from './simulated_network.ts'
import { type Connection, ConnectionLost, type Receiver } from './transport.ts'

let env: VirtualEnv
let ours: FramedConnection
let theirs: Connection

beforeEach(async () => {
  env = virtualEnv()
  const network = new SimulatedNetwork(env)
  const accepted = new Promise<Connection>((accept) => {
    void network.host('h2').listen({ host: 'h2', port: 1 }, accept)
  })
  const dialled = network.host('h1').dial({ host: 'h2', port: 1 })
  await env.clock.advance(10)
  ours = new FramedConnection(await dialled, { lengthBytes: 2, limit: 1000 })
  theirs = await accepted
})

const pass = () => env.clock.advance(10)

/** Writes down what it hears. */
function scribe(): Receiver & { heard: (string | Error)[] } {
  const heard: (string | Error)[] = []
  return {
    heard,
    data: (bytes) => heard.push([...bytes].join(' ')),
    closed: (error) => heard.push(error ?? 'goodbye'),
  }
}

describe('a framed connection', () => {
  it('reads one frame at a time, however the bytes come', async () => {
    theirs.write(Uint8Array.of(0, 2, 7))
    await pass()
    const first = ours.read()
    theirs.write(Uint8Array.of(8, 0, 0, 0))
    theirs.write(Uint8Array.of(1, 9))
    await pass()
    expect([...(await first)]).toEqual([7, 8])
    expect([...(await ours.read())]).toEqual([])
    expect([...(await ours.read())]).toEqual([9])
  })

  it('writes the length before the frame', async () => {
    const peer = scribe()
    theirs.receive(peer)
    ours.write(Uint8Array.of(1, 2))
    ours.lengthBytes = 4
    ours.write(Uint8Array.of(3))
    await pass()
    expect(peer.heard).toEqual(['0 2 1 2', '0 0 0 1 3'])
  })

  it('writes no frame that its length cannot say', () => {
    expect(() => ours.write(new Uint8Array(65_536))).toThrow('does not fit a length of 2 bytes')
  })

  it('changes the length between two frames', async () => {
    theirs.write(Uint8Array.of(0, 1, 5, 0, 0, 0, 1, 6))
    await pass()
    expect([...(await ours.read())]).toEqual([5])
    ours.lengthBytes = 4
    expect([...(await ours.read())]).toEqual([6])
  })

  it('gives out the frames that came before the end, then says that it closed', async () => {
    theirs.write(Uint8Array.of(0, 1, 5, 0, 9, 1))
    theirs.close()
    await pass()
    expect([...(await ours.read())]).toEqual([5])
    await expect(ours.read()).rejects.toThrow(ConnectionClosed)
    await expect(ours.read()).rejects.toThrow('the other side closed the connection')
  })

  it('says why it closed', async () => {
    const read = ours.read()
    const outcome = read.catch((error) => error)
    theirs.destroy()
    await pass()
    expect(await outcome).toBeInstanceOf(ConnectionClosed)
    expect((await outcome).cause).toBeInstanceOf(ConnectionLost)
  })

  it('ends the connection over a frame that is too long', async () => {
    const peer = scribe()
    theirs.receive(peer)
    const outcome = ours.read().catch((error) => error)
    theirs.write(Uint8Array.of(3, 233))
    await pass()
    expect(await outcome).toBeInstanceOf(FrameTooLong)
    expect(peer.heard[0]).toBeInstanceOf(ConnectionLost)
    await expect(ours.read()).rejects.toThrow(FrameTooLong)
  })

  it('ends the connection of a peer that sends without being asked', async () => {
    const peer = scribe()
    theirs.receive(peer)
    for (let i = 0; i < 20; i++) theirs.write(new Uint8Array(64 * 1024))
    await pass()
    expect(peer.heard[0]).toBeInstanceOf(ConnectionLost)
    for (;;) {
      const outcome = await ours.read().catch((error) => error)
      if (!(outcome instanceof Error)) continue
      expect(outcome).toBeInstanceOf(TooMuchUnread)
      break
    }
  })

  it('stops waiting when told so, and loses no frame by it', async () => {
    const patience = new AbortController()
    const outcome = ours.read(patience.signal).catch((error) => error)
    patience.abort(new Error('enough'))
    expect(await outcome).toEqual(new Error('enough'))
    await expect(ours.read(patience.signal)).rejects.toThrow('enough')
    theirs.write(Uint8Array.of(0, 1, 5))
    await pass()
    expect([...(await ours.read())]).toEqual([5])
  })

  it('is read by one at a time', async () => {
    void ours.read().catch(() => {})
    await expect(ours.read()).rejects.toThrow('waited for already')
  })
})

describe('handing over', () => {
  it('begins with the bytes that nobody read', async () => {
    theirs.write(Uint8Array.of(0, 1, 5, 6, 7))
    await pass()
    await ours.read()
    const next = scribe()
    ours.handOver(next)
    expect(next.heard).toEqual([])
    theirs.write(Uint8Array.of(8))
    theirs.close()
    await pass()
    expect(next.heard).toEqual(['6 7', '8', 'goodbye'])
  })

  it('tells of an end that came before', async () => {
    theirs.write(Uint8Array.of(6))
    theirs.close()
    await pass()
    const next = scribe()
    ours.handOver(next)
    await pass()
    expect(next.heard).toEqual(['6', 'goodbye'])
  })

  it('waits for no frame that is still being read', () => {
    void ours.read().catch(() => {})
    expect(() => ours.handOver(scribe())).toThrow('still being waited for')
  })
})
