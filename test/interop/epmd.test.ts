/** EPMD both ways: our client asks the real one; real tools and a real `erl` ask ours; and both give the same answers. */
import { execFile } from 'node:child_process'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemEnv } from '../../src/env/system_env.ts'
import type { AnyEvent } from '../../src/env/trace.ts'
import { type Caller, NameTaken, names, portPlease, register } from '../../src/epmd/client.ts'
import { encodeRequest, type NodeEntry } from '../../src/epmd/codec.ts'
import { EpmdServer } from '../../src/epmd/server.ts'
import { ensureEpmd } from '../../src/nodejs/epmd_process.ts'
import { tcpTransport } from '../../src/nodejs/tcp.ts'
import type { Connection } from '../../src/transport/transport.ts'
import { describeReleases, type Epmd, freePort, Peer, type Release, startEpmd } from './otp.ts'

const run = promisify(execFile)

const env = systemEnv()
const caller: Caller = { env, transport: tcpTransport, where: 'test' }
const local = (port: number) => ({ host: '127.0.0.1', port })

/** What the release's own tool prints, whatever it exits with. */
async function askEpmd(release: Release, port: number, ...args: string[]): Promise<string> {
  const command = run(release.epmd, ['-port', String(port), ...args])
  return (await command.catch((failed: { stdout: string }) => failed)).stdout
}

/** The end of a connection, and what came before it. */
interface Heard {
  readonly connection: Connection
  /** Resolves with all that has come as soon as it is `count` bytes, or the end is there. */
  atLeast(count: number): Promise<Uint8Array>
}

async function say(port: number, ...parts: Uint8Array[]): Promise<Heard> {
  const connection = await tcpTransport.dial(local(port))
  let came = new Uint8Array()
  let ended = false
  let notice = () => {}
  connection.receive({
    data(bytes) {
      came = Uint8Array.from([...came, ...bytes])
      notice()
    },
    closed() {
      ended = true
      notice()
    },
  })
  for (const part of parts) connection.write(part)
  return {
    connection,
    async atLeast(count) {
      while (came.length < count && !ended) {
        await new Promise<void>((resolve) => {
          notice = resolve
        })
      }
      return came
    },
  }
}

const entry = (name: string, port: number, highestVersion = 6): NodeEntry => ({
  ...{ name, port, type: 77, protocol: 0, highestVersion, lowestVersion: 5, extra: new Uint8Array() },
})

/** Resolves with the server's next event of that type. */
function nextEvent(type: string): Promise<AnyEvent> {
  return new Promise((resolve) => {
    const end = env.trace.subscribe((event) => {
      if (event.type !== type) return
      end()
      resolve(event)
    })
  })
}

describeReleases('EPMD', (release) => {
  describe('the real one, asked by our client', () => {
    let epmd: Epmd

    beforeEach(async () => {
      epmd = await startEpmd(release)
    })
    afterEach(() => epmd.stop())

    it('registers, finds, names, refuses a double, and forgets', async () => {
      const at = local(epmd.port)
      const registration = await register(caller, at, { name: 'ts', port: 4321 })
      expect(await portPlease(caller, at, 'ts')).toEqual(entry('ts', 4321))
      expect(await portPlease(caller, at, 'nobody')).toBeUndefined()
      expect(await names(caller, at)).toEqual({ epmdPort: epmd.port, nodes: [{ name: 'ts', port: 4321 }] })
      await expect(register(caller, at, { name: 'ts', port: 1 })).rejects.toThrow(NameTaken)
      registration.close()
      await registration.closed
      expect((await names(caller, at)).nodes).toEqual([])
      const again = await register(caller, at, { name: 'ts', port: 4321, hidden: true })
      expect(again.creation).not.toBe(registration.creation)
      expect(await portPlease(caller, at, 'ts')).toMatchObject({ type: 72 })
      again.close()
    })

    it('is seen to go away', async () => {
      const registration = await register(caller, local(epmd.port), { name: 'ts', port: 4321 })
      await epmd.stop()
      await registration.closed
    })
  })

  describe('ours, asked by real programs', () => {
    let server: EpmdServer
    const ask = (...args: string[]) => askEpmd(release, server.address.port, ...args)

    beforeEach(async () => {
      server = await EpmdServer.start({
        env,
        transport: tcpTransport,
        at: { host: '0.0.0.0', port: await freePort() },
      })
    })
    afterEach(() => server.stop())

    it('answers epmd -names and epmd -kill', async () => {
      const registration = await register(caller, server.address, { name: 'ts', port: 4321 })
      expect(await ask('-names')).toBe(
        `epmd: up and running on port ${server.address.port} with data:\nname ts at port 4321\n`,
      )
      expect(await ask('-kill')).toContain('Killing not allowed - living nodes in database.')
      const gone = nextEvent('epmd_unregistered')
      registration.close()
      await gone
      expect(await ask('-kill')).toContain('Killed')
      await server.stopped
    })

    it('registers a real erl, and forgets it when it is killed', async () => {
      const registered = nextEvent('epmd_registered')
      const epmdPort = server.address.port
      const peer = await Peer.start(release, { name: 'x', cookie: 'c', epmdPort })
      try {
        expect(await registered).toMatchObject({ name: 'x' })
        const found = await portPlease(caller, server.address, 'x')
        expect(await peer.text('net_adm:names()')).toBe(`{ok,[{"x",${found?.port}}]}`)
        const [, host] = peer.name.split('@')
        expect(await peer.text(`erl_epmd:port_please("x", "${host}")`)).toBe(`{port,${found?.port},6}`)
        expect(await peer.text(`erl_epmd:port_please("y", "${host}")`)).toBe('noport')
        const gone = nextEvent('epmd_unregistered')
        await peer.kill()
        expect(await gone).toMatchObject({ name: 'x' })
        expect((await names(caller, server.address)).nodes).toEqual([])
      } finally {
        await peer.kill()
      }
    })

    it('refuses a real erl a name that lives', async () => {
      const registration = await register(caller, server.address, { name: 'x', port: 4321 })
      const epmdPort = server.address.port
      const attempt = Peer.start(release, { name: 'x', cookie: 'c', epmdPort })
      await expect(attempt).rejects.toThrow(/seems to be in use by another Erlang node/)
      registration.close()
    })
  })

  it('is started where none runs', async () => {
    vi.stubEnv('PATH', dirname(release.epmd))
    const port = await freePort()
    try {
      await ensureEpmd({ env, port, command: ['/nowhere/pangpong'] })
      expect(await askEpmd(release, port, '-names')).toContain(`up and running on port ${port}`)
      expect(await askEpmd(release, port, '-kill')).toContain('Killed')
    } finally {
      vi.unstubAllEnvs()
    }
  })

  it('answers byte for byte alike', async () => {
    const real = await startEpmd(release)
    const server = await EpmdServer.start({
      env,
      transport: tcpTransport,
      at: { host: '127.0.0.1', port: await freePort() },
    })
    try {
      expect(await transcript(server.address.port)).toEqual(await transcript(real.port))
    } finally {
      await server.stop()
      await real.stop()
    }
  })
})

/** A fixed conversation with the EPMD at that port, where what may differ (creation, fd, port) is blanked out. */
async function transcript(port: number): Promise<string[]> {
  const lines: string[] = []
  const note = (what: string, bytes: Uint8Array) => {
    const text = Buffer.from(bytes).toString('latin1')
    const ownPort = Buffer.from([0, 0, port >> 8, port & 255]).toString('latin1')
    lines.push(`${what}: ${JSON.stringify(text.replace(ownPort, 'PORT').replace(/fd = -?\d+/g, 'fd = N'))}`)
  }
  const alive = async (node: NodeEntry, length: number) => {
    const heard = await say(port, encodeRequest({ kind: 'ALIVE2_REQ', node }))
    const answer = await heard.atLeast(length)
    note(`ALIVE2_REQ ${node.name.slice(0, 9)}`, answer.subarray(0, 2))
    expect(answer).toHaveLength(length)
    return heard
  }
  const ask = async (what: string, ...parts: Uint8Array[]) => {
    note(what, await (await say(port, ...parts)).atLeast(Number.POSITIVE_INFINITY))
  }

  const a = await alive(entry('a', 1234), 6)
  const old = await alive(entry('old', 99, 5), 4)
  await alive(entry('a', 5), 6)
  await alive({ ...entry('乒乓', 7), extra: new Uint8Array(1020).fill(120) }, 6)
  await alive({ ...entry('fat', 7), extra: new Uint8Array(1021) }, 6)
  await alive(entry('n'.repeat(256), 7), 6)
  await ask('PORT_PLEASE2_REQ a', encodeRequest({ kind: 'PORT_PLEASE2_REQ', name: 'a' }))
  await ask('PORT_PLEASE2_REQ a NUL', Uint8Array.of(0, 3, 122, 97, 0))
  await ask('PORT_PLEASE2_REQ old', encodeRequest({ kind: 'PORT_PLEASE2_REQ', name: 'old' }))
  await ask('PORT_PLEASE2_REQ 乒乓', encodeRequest({ kind: 'PORT_PLEASE2_REQ', name: '乒乓' }))
  await ask('PORT_PLEASE2_REQ nobody', encodeRequest({ kind: 'PORT_PLEASE2_REQ', name: 'nobody' }))
  await ask('in two pieces', Uint8Array.of(0, 2, 122), Uint8Array.of(97))
  old.connection.close()
  // The name is gone when the server has seen the end of its connection, which our end of it sees as well.
  await old.atLeast(Number.POSITIVE_INFINITY)
  await ask('NAMES_REQ', encodeRequest({ kind: 'NAMES_REQ' }))
  await ask('DUMP_REQ', encodeRequest({ kind: 'DUMP_REQ' }))
  await ask('KILL_REQ', encodeRequest({ kind: 'KILL_REQ' }))
  await ask('STOP_REQ a', encodeRequest({ kind: 'STOP_REQ', name: 'a' }))
  await ask('nothing', Uint8Array.of(0, 0))
  await ask('garbage', Uint8Array.of(255, 255, 1))
  await ask('unknown tag', Uint8Array.of(0, 1, 1))
  await ask('too much', Uint8Array.of(0, 1, 110, 0))
  await ask('NUL in a name', Uint8Array.of(0, 4, 122, 97, 0, 98))
  a.connection.write(Uint8Array.of(1))
  note('talk after ALIVE2_REQ', (await a.atLeast(Number.POSITIVE_INFINITY)).subarray(6))
  await ask('PORT_PLEASE2_REQ a', encodeRequest({ kind: 'PORT_PLEASE2_REQ', name: 'a' }))
  return lines
}
