/** Client and server over the simulated network, and the server against peers that mean it no good. */
import { beforeEach, describe, expect, it } from 'vitest'
import { fromUtf8 } from '../bytes/text.ts'
import type { AnyEvent } from '../env/trace.ts'
import { type VirtualEnv, virtualEnv } from '../env/virtual_env.ts'
import { SimulatedNetwork } from '../transport/simulated_network.ts'
import type { Connection, Transport } from '../transport/transport.ts'
import {
  type Caller,
  EPMD_TIMEOUT_MS,
  EpmdUnreachable,
  type FoundNode,
  NameTaken,
  names,
  portPlease,
  type Registration,
  register,
} from './client.ts'
import { EpmdProtocolError, encodeRequest } from './codec.ts'
import { type EpmdOptions, EpmdServer, MAX_OLD_NAMES } from './server.ts'

const epmd = { host: 'h1', port: 4369 }

let env: VirtualEnv
let network: SimulatedNetwork
let here: Caller
let elsewhere: Caller

beforeEach(() => {
  env = virtualEnv()
  network = new SimulatedNetwork(env)
  here = { env, transport: network.host('h1'), where: 'a@h1' }
  elsewhere = { env, transport: network.host('h2'), where: 'b@h2' }
})

function serve(options: Partial<EpmdOptions> = {}): Promise<EpmdServer> {
  const at = { host: '0.0.0.0', port: 4369 }
  return EpmdServer.start({ env, transport: here.transport, at, where: 'epmd@h1', ...options })
}

const settled = <T>(promise: Promise<T>): Promise<T> => env.clock.runUntilSettled(promise)

const registerA = (port = 1000): Promise<Registration> => settled(register(here, epmd, { name: 'a', port }))
const find = (name: string): Promise<FoundNode | undefined> => settled(portPlease(elsewhere, epmd, name))

describe('EPMD', () => {
  it('tells another host where a registered node listens', async () => {
    await serve()
    await registerA()
    const host = network.addressOf('h1') // so that whoever dials the node need not ask for it again
    expect(await find('a')).toMatchObject({ name: 'a', host, port: 1000, type: 77, highestVersion: 6 })
    expect(await find('b')).toBeUndefined()
  })

  it('tells that a node is hidden', async () => {
    await serve()
    await settled(register(here, epmd, { name: 'c', port: 1, hidden: true }))
    expect(await find('c')).toMatchObject({ type: 72 })
  })

  it('names everyone, the youngest first', async () => {
    await serve()
    await registerA()
    await settled(register(here, epmd, { name: 'b', port: 2 }))
    const nodes = [
      { name: 'b', port: 2 },
      { name: 'a', port: 1000 },
    ]
    expect(await settled(names(elsewhere, epmd))).toEqual({ epmdPort: 4369, nodes })
  })

  it('refuses a name that lives, and says what to do', async () => {
    await serve()
    await registerA()
    const error = await registerA(2).catch((reason) => reason)
    expect(error).toBeInstanceOf(NameTaken)
    expect(error.message).toContain('"a" is registered already with EPMD at h1:4369. Choose another')
    expect(await find('a')).toMatchObject({ port: 1000 })
  })

  it('forgets a name with its connection, and gives a new creation to the next life', async () => {
    await serve()
    const first = await registerA()
    first.close()
    await settled(first.closed)
    expect(await find('a')).toBeUndefined()
    const second = await registerA()
    expect(second.creation).not.toBe(first.creation)
    expect(second.creation).toBeGreaterThan(3)
  })

  it('takes its names along when it stops, and the nodes learn it', async () => {
    const server = await serve()
    const registration = await registerA()
    await server.stop()
    await settled(registration.closed)
    await expect(registerA()).rejects.toThrow(EpmdUnreachable)
  })

  it('forgets a node whose link drops', async () => {
    await serve()
    await registerA()
    network.dropLink('h1', 'h1')
    expect(await find('a')).toBeUndefined()
  })

  it('registers only nodes of its own host', async () => {
    await serve()
    const attempt = settled(register(elsewhere, epmd, { name: 'b', port: 2 }))
    await expect(attempt).rejects.toThrow('it registers only nodes of its own host')
    await expect(attempt).rejects.toBeInstanceOf(EpmdProtocolError)
  })

  it('refuses a name of more than 255 characters', async () => {
    await serve()
    const long = (count: number) => settled(register(here, epmd, { name: 'é'.repeat(count), port: 2 }))
    await long(255)
    await expect(long(256)).rejects.toThrow(NameTaken)
  })

  it('tells the trace who asks what, byte by byte', async () => {
    const events: AnyEvent[] = []
    env.trace.subscribe((event) => event.type.startsWith('epmd') && events.push(event))
    await serve()
    const registration = await registerA()
    registration.close()
    await settled(registration.closed)
    expect(events.map(({ type, where }) => `${where} ${type}`)).toEqual([
      'a@h1 epmd_request',
      'epmd@h1 epmd_request',
      'epmd@h1 epmd_registered',
      'epmd@h1 epmd_response',
      'a@h1 epmd_response',
      'epmd@h1 epmd_unregistered',
    ])
    expect(events[1]).toMatchObject({ kind: 'ALIVE2_REQ', bytes: (events[0] as { bytes?: unknown }).bytes })
    expect(structuredClone(events)).toEqual(events)
  })
})

describe('an EPMD that does not answer', () => {
  it.each([
    ['unresolved', { host: 'h9', port: 4369 }, 'the host name does not resolve'],
    ['refused', { host: 'h2', port: 4369 }, '"epmd -daemon" starts one'],
  ])('because %s', async (failure, address, text) => {
    const error = await settled(portPlease(here, address, 'b')).catch((reason) => reason)
    expect(error).toBeInstanceOf(EpmdUnreachable)
    expect(error.cause).toMatchObject({ failure })
    expect(error.message).toContain(text)
  })

  it('because the cable is cut: after a time', async () => {
    network.partition('h1', 'h2')
    const attempt = portPlease(elsewhere, epmd, 'a')
    const outcome = attempt.catch((reason) => reason)
    await env.clock.advance(EPMD_TIMEOUT_MS)
    expect(await outcome).toBeInstanceOf(EpmdUnreachable)
  })

  it('because something else listens there and says nothing: after a time', async () => {
    const accepted: Connection[] = []
    await here.transport.listen(epmd, (connection) => accepted.push(connection))
    await expect(settled(portPlease(elsewhere, epmd, 'a'))).rejects.toThrow('nothing came within 10 s')
    expect(accepted).toHaveLength(1)
    expect(network.inFlight.every(({ carries }) => carries === 'rst')).toBe(true)
  })

  it('because something else listens there and talks', async () => {
    await here.transport.listen(epmd, (connection) => {
      connection.receive({ data: () => {}, closed: () => {} })
      connection.write(Uint8Array.of(72, 84, 84, 80))
    })
    await expect(find('a')).rejects.toThrow('the answer to PORT_PLEASE2_REQ has the tag 72')
  })

  it('and endlessly', async () => {
    await here.transport.listen(epmd, (connection) => {
      const talk = () => connection.write(new Uint8Array(64 * 1024))
      connection.receive({ data: talk, drained: talk, closed: () => {} })
    })
    await expect(settled(names(elsewhere, epmd))).rejects.toThrow('the answer does not end')
  })

  it('to the end, because the link drops within the answer', async () => {
    await here.transport.listen(epmd, (connection) => {
      connection.receive({ data: () => connection.write(Uint8Array.of(0, 0, 17, 17)), closed: () => {} })
    })
    const attempt = names(elsewhere, epmd).catch((reason) => reason)
    await env.clock.advance(100)
    network.dropLink('h1', 'h2')
    const error = await settled(attempt)
    expect(error.message).toBe('EPMD closed the connection within its answer to NAMES_REQ')
    expect(error.cause.message).toContain('dropped')
  })

  it('because the asker lost patience', async () => {
    const patience = new AbortController()
    const attempt = portPlease(elsewhere, epmd, 'a', patience.signal)
    patience.abort(new Error('enough'))
    await expect(settled(attempt)).rejects.toThrow('enough')
  })
})

describe('a hostile peer', () => {
  /** Sends raw bytes, and tells what came back until the end. */
  async function say(transport: Transport, ...parts: Uint8Array[]): Promise<string> {
    const connection = await settled(transport.dial(epmd))
    let text = ''
    const end = new Promise<void>((resolve) => {
      connection.receive({
        data: (bytes) => {
          text += String.fromCharCode(...bytes)
        },
        closed: () => resolve(),
      })
    })
    for (const part of parts) connection.write(part)
    await settled(end)
    return text
  }

  it.each([
    ['garbage', [255, 255, 1, 2, 3]],
    ['an unknown request', [0, 1, 1]],
    ['nothing in a request', [0, 0]],
    ['more than a request', [0, 1, 110, 0, 1, 110]],
  ])('that sends %s hears nothing', async (_what, bytes) => {
    await serve()
    expect(await say(elsewhere.transport, Uint8Array.from(bytes))).toBe('')
    await registerA()
  })

  it('that sends nothing, or half a request, is dropped after the packet time-out', async () => {
    await serve({ packetTimeout: 1000 })
    const begin = env.clock.now()
    expect(await say(elsewhere.transport)).toBe('')
    expect(await say(elsewhere.transport, Uint8Array.of(0, 9, 122))).toBe('')
    expect(env.clock.now() - begin).toBeLessThan(2100)
  })

  it('that holds all connections and asks nothing makes room for who asks', async () => {
    await serve({ maxConnections: 2 })
    await registerA()
    const silent = say(elsewhere.transport)
    expect(await say(elsewhere.transport, encodeRequest({ kind: 'NAMES_REQ' }))).toContain('name a at')
    expect(await silent).toBe('')
    expect(await find('a')).toMatchObject({ port: 1000 })
  })

  it('cannot hold more connections than the server takes', async () => {
    await serve({ maxConnections: 1 })
    await registerA()
    expect(await say(elsewhere.transport, encodeRequest({ kind: 'NAMES_REQ' }))).toBe('')
  })

  it('that takes name after name is remembered by the last of them', async () => {
    await serve()
    const name = (n: number) => `gone${n}`
    const visit = async () => {
      for (let n = 0; n < MAX_OLD_NAMES + 3; n++) {
        const registration = await register(here, epmd, { name: name(n), port: 1 })
        registration.close()
        await registration.closed
      }
    }
    await settled(visit())
    const dump = await say(here.transport, encodeRequest({ kind: 'DUMP_REQ' }))
    expect(dump.match(/old\/unused name/g)).toHaveLength(MAX_OLD_NAMES)
    const remembered = [2, 3, MAX_OLD_NAMES + 2].map((n) => dump.includes(`<${name(n)}>`))
    expect(remembered).toEqual([false, true, true])
  })

  it('loses its name when it goes on talking', async () => {
    await serve()
    const node = { name: 'a', port: 1, type: 77, protocol: 0, highestVersion: 6, lowestVersion: 5 }
    const request = encodeRequest({ kind: 'ALIVE2_REQ', node: { ...node, extra: new Uint8Array() } })
    const answer = await say(here.transport, request, Uint8Array.of(0))
    expect(answer).toHaveLength(6)
    expect(await find('a')).toBeUndefined()
  })

  it('on another host can neither dump, kill nor stop', async () => {
    await serve({ relaxedCommandCheck: true })
    await registerA()
    for (const kind of ['DUMP_REQ', 'KILL_REQ'] as const) {
      expect(await say(elsewhere.transport, encodeRequest({ kind }))).toBe('')
    }
    expect(await say(elsewhere.transport, encodeRequest({ kind: 'STOP_REQ', name: 'a' }))).toBe('')
    expect(await find('a')).toMatchObject({ port: 1000 })
  })

  it('on this host may kill only an EPMD without nodes', async () => {
    const server = await serve()
    const kill = encodeRequest({ kind: 'KILL_REQ' })
    const registration = await registerA()
    expect(await say(here.transport, kill)).toBe('NO')
    expect(await say(here.transport, encodeRequest({ kind: 'STOP_REQ', name: 'a' }))).toBe('')
    registration.close()
    await settled(registration.closed)
    expect(await say(here.transport, kill)).toBe('OK')
    await settled(server.stopped)
  })

  it('on this host may do more with relaxed command checking', async () => {
    const server = await serve({ relaxedCommandCheck: true })
    const registration = await registerA()
    const stop = encodeRequest({ kind: 'STOP_REQ', name: 'a' })
    expect(await say(here.transport, stop)).toBe('STOPPED')
    await settled(registration.closed)
    expect(await say(here.transport, stop)).toBe('NOEXIST')
    await registerA()
    expect(await say(here.transport, encodeRequest({ kind: 'KILL_REQ' }))).toBe('OK')
    await settled(server.stopped)
  })

  it('reads in a dump who lives and who lived', async () => {
    await serve()
    const gone = await settled(register(here, epmd, { name: 'old', port: 7 }))
    await registerA()
    gone.close()
    await settled(gone.closed)
    const dump = await say(here.transport, encodeRequest({ kind: 'DUMP_REQ' }))
    expect(fromUtf8(Uint8Array.from(dump, (c) => c.charCodeAt(0)).subarray(4))).toBe(
      'active name     <a> at port 1000, fd = 1\n\0old/unused name <old>, port = 7, fd = 0 \n\0',
    )
  })
})
