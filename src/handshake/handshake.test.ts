import { describe, expect, it, vi } from 'vitest'
import { toUtf8 } from '../bytes/text.ts'
import { type VirtualEnv, virtualEnv } from '../env/virtual_env.ts'
import { FramedConnection } from '../transport/framed.ts'
import { SimulatedNetwork } from '../transport/simulated_network.ts'
import type { Connection } from '../transport/transport.ts'
import { genDigest, sameDigest } from './digest.ts'
import type { HandshakeError } from './errors.ts'
import { DFLAG, flagNames, MANDATORY_25, missingFlags, OUR_FLAGS } from './flags.ts'
import * as messages from './messages.ts'
import { type Acceptance, handshakeOtherStarted } from './other_started.ts'
import type { Us } from './party.ts'
import type { Pending } from './pending.ts'
import { handshakeWeStarted } from './we_started.ts'

const bytes = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))

describe('the digest', () => {
  it('is over the challenge as unsigned decimal text', () => {
    // erlang:md5("secret4294967280")
    expect(genDigest(4294967280, 'secret')).toEqual(bytes('5b8fbc9f6fbb833aaf5396a859ad1979'))
    expect(genDigest(-16, 'secret')).toEqual(genDigest(4294967280, 'secret'))
  })

  it('is compared whole', () => {
    expect(sameDigest(bytes('0102'), bytes('0102'))).toBe(true)
    expect(sameDigest(bytes('0102'), bytes('0103'))).toBe(false)
    expect(sameDigest(bytes('0102'), bytes('010200'))).toBe(false)
  })
})

describe('flags', () => {
  it('of a visible node of OTP 25.2.3 lack nothing', () => {
    expect(missingFlags(0xd07df7fbdn)).toEqual([])
    expect(OUR_FLAGS & MANDATORY_25).toBe(MANDATORY_25)
  })

  it('are all there when only MANDATORY_25_DIGEST is', () => {
    expect(missingFlags(DFLAG.MANDATORY_25_DIGEST)).toEqual([])
    expect(missingFlags(0n)).toContain('HANDSHAKE_23')
    expect(flagNames(DFLAG.SPAWN | DFLAG.PUBLISHED)).toEqual(['PUBLISHED', 'SPAWN'])
  })
})

describe('messages', () => {
  it('are the bytes that a real node sends', () => {
    // b@vm, OTP 25.2.3
    const name = bytes('4e0000000d07df7fbd6b02eb3400046240766d')
    expect(messages.decodeName(name)).toEqual({
      flags: 0xd07df7fbdn,
      creation: 0x6b02eb34,
      name: 'b@vm',
      old: false,
    })
    expect(messages.encodeName(messages.decodeName(name))).toEqual(name)
  })

  it('tolerate bytes after the name', () => {
    expect(messages.decodeName(bytes('4e0000000d07df7fbd6b02eb3400046240766dffff')).name).toBe('b@vm')
  })

  it('give a nameless dialler its name', () => {
    const named = { status: 'named', name: 'x@h', creation: 7 } as const
    expect(messages.decodeStatus(messages.encodeStatus(named))).toEqual(named)
  })

  it.each([
    ['an unknown status', () => messages.decodeStatus(toUtf8('sperhaps'))],
    ['a challenge in place of an ack', () => messages.decodeAck(bytes('4e00'))],
    ['nothing at all', () => messages.decodeName(bytes(''))],
    ['half a reply', () => messages.decodeReply(bytes('72000000'))],
  ])('refuse %s', (_, decode) => {
    expect(decode).toThrow()
  })
})

/** Two ends of one connection over the simulated network. */
async function ends(env: VirtualEnv): Promise<[FramedConnection, FramedConnection]> {
  const network = new SimulatedNetwork(env)
  let accept = (_connection: Connection): void => {}
  const accepted = new Promise<Connection>((resolve) => {
    accept = resolve
  })
  await network.host('h2').listen({ host: '0.0.0.0', port: 1 }, accept)
  const dialled = network.host('h1').dial({ host: 'h2', port: 1 })
  const [a, b] = await env.clock.runUntilSettled(Promise.all([dialled, accepted]))
  const frame = { lengthBytes: 2, limit: 1024 } as const
  return [new FramedConnection(a, frame), new FramedConnection(b, frame)]
}

function us(env: VirtualEnv, name: string, cookie = 'secret', flags = OUR_FLAGS): Us {
  return { env, name, creation: 1, flags, cookieFor: () => cookie, setupTime: 7000 }
}

const accepting = (pending: Pending = 'ok'): Acceptance => ({
  markPending: () => pending,
  replaceOld: async () => {},
})

type Outcome = { name: string } | { failure: string; message: string }

async function shake(
  env: VirtualEnv,
  dialler: Us,
  acceptor: Us,
  acceptance: Acceptance,
  wanted = true,
): Promise<Outcome[]> {
  const [a, b] = await ends(env)
  const outcome = (handshake: Promise<{ name: string }>): Promise<Outcome> =>
    handshake.then(
      ({ name }) => ({ name }),
      ({ failure, message }: HandshakeError) => ({ failure, message }),
    )
  return env.clock.runUntilSettled(
    Promise.all([
      outcome(handshakeWeStarted(dialler, a, acceptor.name, () => wanted)),
      outcome(handshakeOtherStarted(acceptor, b, acceptance)),
    ]),
  )
}

describe('the handshake', () => {
  it('tells each side who the other is', async () => {
    const env = virtualEnv()
    expect(await shake(env, us(env, 'a@h1'), us(env, 'b@h2'), accepting())).toEqual([
      { name: 'b@h2' },
      { name: 'a@h1' },
    ])
  })

  it('lets its last word leave at once, before anything is made of it', async () => {
    const env = virtualEnv()
    const both = await ends(env)
    const last = both.map((end) => [vi.spyOn(end, 'write'), vi.spyOn(end, 'flush')] as const)
    const [a, b] = both
    await Promise.all([
      handshakeWeStarted(us(env, 'a@h1'), a, 'b@h2'),
      handshakeOtherStarted(us(env, 'b@h2'), b, accepting()),
      env.clock.advance(1000),
    ])
    for (const calls of last) {
      const [written = 0, flushed = 0] = calls.map(({ mock }) => mock.invocationCallOrder.at(-1))
      expect(flushed).toBeGreaterThan(written)
    }
  })

  it('with another cookie: the acceptor knows why, the dialler only sees it hang up', async () => {
    const env = virtualEnv()
    const [dialler, acceptor] = await shake(env, us(env, 'a@h1'), us(env, 'b@h2', 'other'), accepting())
    expect(dialler).toMatchObject({ failure: 'closed-after-reply' })
    expect(acceptor).toMatchObject({ failure: 'bad-digest' })
  })

  it('of two that dial at once: ok_simultaneous goes on, nok does not', async () => {
    const env = virtualEnv()
    const [a, b] = [us(env, 'a@h1'), us(env, 'b@h2')]
    expect(await shake(env, a, b, accepting('ok_simultaneous'))).toEqual([{ name: 'b@h2' }, { name: 'a@h1' }])
    expect(await shake(env, a, b, accepting('nok'))).toMatchObject([{ failure: 'nok' }, { failure: 'nok' }])
  })

  it('with one that is connected already goes on only if the newcomer insists', async () => {
    const env = virtualEnv()
    const [a, b] = [us(env, 'a@h1'), us(env, 'b@h2')]
    expect(await shake(env, a, b, accepting('alive'), true)).toEqual([{ name: 'b@h2' }, { name: 'a@h1' }])
    expect(await shake(env, a, b, accepting('alive'), false)).toMatchObject([
      { failure: 'alive' },
      { failure: 'alive' },
    ])
  })

  it('names the flags that a peer lacks', async () => {
    const env = virtualEnv()
    const poor = us(env, 'a@h1', 'secret', OUR_FLAGS & ~DFLAG.MAP_TAG & ~DFLAG.MANDATORY_25_DIGEST)
    const [dialler, acceptor] = await shake(env, poor, us(env, 'b@h2'), accepting())
    expect(dialler).toMatchObject({ failure: 'not-allowed' })
    expect(acceptor).toMatchObject({ failure: 'missing-flags', message: expect.stringContaining('MAP_TAG') })
  })

  it('with a peer that says nothing ends after the setup time', async () => {
    const env = virtualEnv()
    const [a] = await ends(env)
    const outcome = handshakeWeStarted(us(env, 'a@h1'), a, 'b@h2').catch(
      (error: HandshakeError) => error.failure,
    )
    await env.clock.advance(7000)
    expect(await outcome).toBe('timeout')
  })

  it('with a peer that talks nonsense is an error of the protocol, not a crash', async () => {
    const env = virtualEnv()
    const [a, b] = await ends(env)
    b.write(toUtf8('HTTP/1.1 400 Bad Request'))
    let failure = ''
    handshakeWeStarted(us(env, 'a@h1'), a, 'b@h2').catch((error: HandshakeError) => {
      failure = error.failure
    })
    await env.clock.runUntil(() => failure !== '')
    expect(failure).toBe('protocol')
  })

  describe('of a node without a name', () => {
    const nameless = (env: VirtualEnv) => us(env, 'undefined@h1', 'secret', OUR_FLAGS | DFLAG.NAME_ME)
    const naming = (name: string | undefined): Acceptance => ({
      ...accepting(),
      nameFor: () => (name === undefined ? undefined : { name, creation: 7 }),
    })

    it('gives it one, on both sides, and the connection is hidden', async () => {
      const env = virtualEnv()
      const visible = us(env, 'b@h2', 'secret', OUR_FLAGS | DFLAG.PUBLISHED)
      const [a, b] = await ends(env)
      const hosts: string[] = []
      const acceptance = {
        ...accepting(),
        nameFor: (host: string) => {
          hosts.push(host)
          return { name: 'X1@h1', creation: 7 }
        },
      }
      const [dialler, acceptor] = await env.clock.runUntilSettled(
        Promise.all([
          handshakeWeStarted(nameless(env), a, 'b@h2'),
          handshakeOtherStarted(visible, b, acceptance),
        ]),
      )
      expect(hosts).toEqual(['h1'])
      expect(dialler).toMatchObject({ name: 'b@h2', ourName: { name: 'X1@h1', creation: 7 } })
      expect(acceptor).toMatchObject({ name: 'X1@h1', creation: 7 })
      expect((dialler.flags | acceptor.flags) & DFLAG.PUBLISHED).toBe(0n)
    })

    it.each([
      ['is of another host', 'X1@h3', 'the name that it gives this node is none for this host'],
      ['is no name', 'X1', 'the name that it gives this node is none for this host'],
      ['would print', 'X\n1@h1', 'the name that it gives this node is none for this host'],
    ])('fails if what it is given %s', async (_, name, why) => {
      const env = virtualEnv()
      const [dialler] = await shake(env, nameless(env), us(env, 'b@h2'), naming(name))
      expect(dialler).toMatchObject({ failure: 'bad-name', message: expect.stringContaining(why) })
    })

    it('fails where it is not let in', async () => {
      const env = virtualEnv()
      const outcomes = await shake(env, nameless(env), us(env, 'b@h2'), naming(undefined))
      expect(outcomes).toMatchObject([{ failure: 'not-allowed' }, { failure: 'not-allowed' }])
    })

    it.each([
      ['a name after all', 'a@h1'],
      ['no host', ''],
      ['a host that leaves no room for a name', 'h'.repeat(242)],
    ])('is not taken if it says %s', async (_, said) => {
      const env = virtualEnv()
      const [a, b] = await ends(env)
      a.write(messages.encodeName({ name: said, flags: OUR_FLAGS | DFLAG.NAME_ME, creation: 0 }))
      const failure = handshakeOtherStarted(us(env, 'b@h2'), b, naming('X1@h1')).catch(
        (error: HandshakeError) => error.failure,
      )
      expect(await env.clock.runUntilSettled(failure)).toBe('bad-name')
    })
  })

  it('with one that net_kernel:allow does not list tells both why', async () => {
    const env = virtualEnv()
    const acceptance: Acceptance = { ...accepting(), markPending: () => 'not_allowed' }
    const outcomes = await shake(env, us(env, 'a@h1'), us(env, 'b@h2'), acceptance)
    expect(outcomes).toMatchObject([
      { failure: 'not-allowed', message: 'b@h2: it does not let this node in (`net_kernel:allow/1` there)' },
      { failure: 'not-allowed', message: expect.stringContaining('does not list it here') },
    ])
  })
})
