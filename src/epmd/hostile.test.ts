/** The server against peers that mean it no good, and what it lets whom do to it. */
import { describe, expect, it } from 'vitest'
import { EPMD, twoHosts } from '../../test/epmd.ts'
import { fromUtf8 } from '../bytes/text.ts'
import { register } from './client.ts'
import { encodeRequest } from './codec.ts'
import { MAX_OLD_NAMES } from './server.ts'

describe('a hostile peer', () => {
  it.each([
    ['garbage', [255, 255, 1, 2, 3]],
    ['an unknown request', [0, 1, 1]],
    ['nothing in a request', [0, 0]],
    ['more than a request', [0, 1, 110, 0, 1, 110]],
  ])('that sends %s hears nothing', async (_what, bytes) => {
    const { elsewhere, serve, registerA, say } = twoHosts()
    await serve()
    expect(await say(elsewhere.transport, Uint8Array.from(bytes))).toBe('')
    await registerA()
  })

  it('that sends nothing, or half a request, is dropped after the packet timeout', async () => {
    const { env, elsewhere, serve, say } = twoHosts()
    await serve({ packetTimeout: 1000 })
    const begin = env.clock.now()
    expect(await say(elsewhere.transport)).toBe('')
    expect(await say(elsewhere.transport, Uint8Array.of(0, 9, 122))).toBe('')
    expect(env.clock.now() - begin).toBeLessThan(2100)
  })

  it('that holds all connections and asks nothing makes room for who asks', async () => {
    const { elsewhere, serve, registerA, find, say } = twoHosts()
    await serve({ maxConnections: 2 })
    await registerA()
    const silent = say(elsewhere.transport)
    expect(await say(elsewhere.transport, encodeRequest({ kind: 'NAMES_REQ' }))).toContain('name a at')
    expect(await silent).toBe('')
    expect(await find('a')).toMatchObject({ port: 1000 })
  })

  it('cannot hold more connections than the server takes', async () => {
    const { elsewhere, serve, registerA, say } = twoHosts()
    await serve({ maxConnections: 1 })
    await registerA()
    expect(await say(elsewhere.transport, encodeRequest({ kind: 'NAMES_REQ' }))).toBe('')
  })

  it('that takes name after name is remembered by the last of them', async () => {
    const { here, settled, serve, say } = twoHosts()
    await serve()
    const name = (n: number) => `gone${n}`
    const visit = async () => {
      for (let n = 0; n < MAX_OLD_NAMES + 3; n++) {
        const registration = await register(here, EPMD, { name: name(n), port: 1 })
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
    const { here, serve, find, say } = twoHosts()
    await serve()
    const node = { name: 'a', port: 1, type: 77, protocol: 0, highestVersion: 6, lowestVersion: 5 }
    const request = encodeRequest({ kind: 'ALIVE2_REQ', node: { ...node, extra: new Uint8Array() } })
    const answer = await say(here.transport, request, Uint8Array.of(0))
    expect(answer).toHaveLength(6)
    expect(await find('a')).toBeUndefined()
  })

  it('on another host can neither dump, kill nor stop', async () => {
    const { elsewhere, serve, registerA, find, say } = twoHosts()
    await serve({ relaxedCommandCheck: true })
    await registerA()
    for (const kind of ['DUMP_REQ', 'KILL_REQ'] as const) {
      expect(await say(elsewhere.transport, encodeRequest({ kind }))).toBe('')
    }
    expect(await say(elsewhere.transport, encodeRequest({ kind: 'STOP_REQ', name: 'a' }))).toBe('')
    expect(await find('a')).toMatchObject({ port: 1000 })
  })

  it('on this host may kill only an EPMD without nodes', async () => {
    const { here, settled, serve, registerA, say } = twoHosts()
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
    const { here, settled, serve, registerA, say } = twoHosts()
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
    const { here, settled, serve, registerA, say } = twoHosts()
    await serve()
    const gone = await settled(register(here, EPMD, { name: 'old', port: 7 }))
    await registerA()
    gone.close()
    await settled(gone.closed)
    const dump = await say(here.transport, encodeRequest({ kind: 'DUMP_REQ' }))
    expect(fromUtf8(Uint8Array.from(dump, (c) => c.charCodeAt(0)).subarray(4))).toBe(
      'active name     <a> at port 1000, fd = 1\n\0old/unused name <old>, port = 7, fd = 0 \n\0',
    )
  })
})
