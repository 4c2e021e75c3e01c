/** EPMD both ways: our client asks the real one; real tools and a real `erl` ask ours; and both give the same answers. */
import { execFile } from 'node:child_process'
import { networkInterfaces } from 'node:os'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { systemEnv } from '../../src/env/system_env.ts'
import type { AnyEvent } from '../../src/env/trace.ts'
import { type Caller, NameTaken, names, portPlease, register } from '../../src/epmd/client.ts'
import { encodeRequest, type NodeEntry } from '../../src/epmd/codec.ts'
import { EpmdServer } from '../../src/epmd/server.ts'
import { ensureEpmd, runEpmd } from '../../src/nodejs/epmd_process.ts'
import { tcp6Transport, tcpTransport } from '../../src/nodejs/tcp.ts'
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
      expect(await portPlease(caller, at, 'ts')).toEqual({ ...entry('ts', 4321), host: '127.0.0.1' })
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

  describe('ours, over IPv4 and IPv6', () => {
    const hasIpv6 = Object.values(networkInterfaces()).some((addresses) =>
      addresses?.some(({ address }) => address === '::1'),
    )
    const MANY = 300

    async function serve(relaxedCommandCheck: boolean): Promise<EpmdServer> {
      const port = await freePort()
      const server = await runEpmd({ env, port, relaxedCommandCheck })
      onTestFinished(() => server.stop())
      return server
    }

    it(`takes ${MANY} names and real nodes among them, tells of all, and forgets those that go`, async () => {
      const { port } = (await serve(false)).address
      const hosts = hasIpv6 ? ['127.0.0.1', '::1'] : ['127.0.0.1']
      const began = performance.now()
      const registrations = await Promise.all(
        Array.from({ length: MANY }, (_, n) => {
          const [transport, host = ''] =
            n % 2 === 0 ? [tcpTransport, hosts[0]] : [tcp6Transport, hosts.at(-1)]
          return register({ ...caller, transport }, { host, port }, { name: `n${n}`, port: 10_000 + n })
        }),
      )
      const took = performance.now() - began
      expect(new Set(registrations.map(({ creation }) => creation)).size).toBe(MANY)
      const peers = await Promise.all(
        ['x', 'y'].map((name) => Peer.start(release, { name, cookie: 'c', epmdPort: port })),
      )
      onTestFinished(async () => {
        for (const peer of peers) await peer.kill()
      })
      const [x, y] = peers as [Peer, Peer]
      expect(await x.text(`net_adm:ping('${y.name}')`)).toBe('pong')
      expect(await x.text('length(element(2, net_adm:names()))')).toBe(String(MANY + 2))
      const listed = (await askEpmd(release, port, '-names'))
        .split('\n')
        .filter((line) => line.startsWith('name '))
      expect(listed).toHaveLength(MANY + 2)
      expect(listed).toContain(`name n${MANY - 1} at port ${10_000 + MANY - 1}`)
      expect(await x.text(`element(2, erl_epmd:port_please("n7", "${y.name.split('@')[1]}"))`)).toBe('10007')

      const half = registrations.filter((_, n) => n % 2 === 0)
      for (const registration of half) registration.close()
      await Promise.all(half.map(({ closed }) => closed))
      const left = await names(caller, local(port))
      expect(left.nodes.map(({ name }) => name).filter((name) => /^n\d*[02468]$/.test(name))).toEqual([])
      expect(left.nodes).toHaveLength(MANY / 2 + 2)
      const dump = await (await say(port, encodeRequest({ kind: 'DUMP_REQ' }))).atLeast(
        Number.POSITIVE_INFINITY,
      )
      expect(
        Buffer.from(dump)
          .toString('latin1')
          .match(/active name/g),
      ).toHaveLength(MANY / 2 + 2)
      expect(await askEpmd(release, port, '-kill')).toContain('Killing not allowed')
      expect(took, 'milliseconds for all registrations').toBeLessThan(10_000)
    })

    it('with relaxed command check lets epmd -stop end a name, and epmd -kill itself', async () => {
      const server = await serve(true)
      const { port } = server.address
      const registration = await register(caller, local(port), { name: 'ts', port: 4321 })
      expect(await askEpmd(release, port, '-stop', 'nobody')).toContain('NOEXIST')
      expect(await askEpmd(release, port, '-stop', 'ts')).toContain('STOPPED')
      await registration.closed
      expect((await names(caller, local(port))).nodes).toEqual([])
      await register(caller, local(port), { name: 'ts', port: 4321 })
      expect(await askEpmd(release, port, '-kill')).toContain('Killed')
      await server.stopped
    })

    it('without it lets epmd -stop end nothing', async () => {
      const { port } = (await serve(false)).address
      await register(caller, local(port), { name: 'ts', port: 4321 })
      expect(await askEpmd(release, port, '-stop', 'ts')).not.toContain('STOPPED')
      expect((await names(caller, local(port))).nodes).toEqual([{ name: 'ts', port: 4321 }])
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
  const named = (high: number, name: readonly number[], ...rest: readonly number[]) => {
    const fields = [120, 4, 210, 77, 0, 0, high, 0, 5, 0, name.length, ...name, ...rest]
    return Uint8Array.of(0, fields.length, ...fields)
  }
  for (const bytes of [[0xff, 0xfe], [0xe9], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]]) {
    note(`not UTF-8: ${bytes}`, await (await say(port, named(6, bytes, 0, 0))).atLeast(6))
  }
  note('not UTF-8, by an old node', await (await say(port, named(5, [0xff], 0, 0))).atLeast(4))
  await ask('not UTF-8, and half a request', named(6, [0xff], 0))
  await alive({ ...entry('odd', 0), type: 0, protocol: 7, highestVersion: 9, lowestVersion: 10 }, 6)
  await ask('PORT_PLEASE2_REQ odd', encodeRequest({ kind: 'PORT_PLEASE2_REQ', name: 'odd' }))
  await alive({ ...entry('hidden', 7), type: 72 }, 6)
  await ask('PORT_PLEASE2_REQ hidden', encodeRequest({ kind: 'PORT_PLEASE2_REQ', name: 'hidden' }))
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
