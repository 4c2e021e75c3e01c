import { describe, expect, it } from 'vitest'
import { EPMD_PORT, Lab } from '../../test/lab.ts'
import { names, register } from '../epmd/client.ts'
import { genDigest } from '../handshake/digest.ts'
import { DFLAG, OUR_FLAGS } from '../handshake/flags.ts'
import { decodeReply, encodeAck, encodeNameAndChallenge, encodeStatus } from '../handshake/messages.ts'
import { atom } from '../term/atom.ts'
import { FramedConnection } from '../transport/framed.ts'
import type { Connection } from '../transport/transport.ts'
import type { Step } from './explain_steps.ts'
import { stepText } from './explain_texts.ts'
import type { Node } from './node.ts'

/** The host h1, where `a` dials from, and h2, whose faults are to be found. Both have an EPMD. */
class Faults extends Lab {
  /** Something that is registered as `b` on h2, and treats who dials it as `accept` says. */
  async impostor(accept: (connection: Connection) => void): Promise<void> {
    const transport = this.network.host('h2')
    const { address } = await transport.listen({ host: '0.0.0.0', port: 0 }, accept)
    await this.register(address.port)
  }

  /** `b` on h2 is said to listen at that port. */
  async register(port: number): Promise<void> {
    const caller = { env: this.env, transport: this.network.host('h2'), where: 'h2' }
    await this.time(register(caller, { host: 'localhost', port: EPMD_PORT }, { name: 'b', port }))
  }

  /** All steps from `a` to `node`; whatever they are, there are words for them. */
  async explain(a: Node, node: string): Promise<Step[]> {
    const steps: Step[] = []
    const walked = async (): Promise<void> => {
      for await (const step of a.explain(node)) steps.push(step)
    }
    await this.time(walked())
    for (const step of steps) {
      for (const language of ['en', 'zh'] as const) {
        const text = stepText(step, language)
        expect(JSON.stringify(text)).not.toContain('undefined')
        expect(text.says).not.toBe('')
        expect(text.mend.length > 0).toBe(!step.ok)
      }
    }
    return steps
  }
}

const passed = (steps: readonly Step[]): string =>
  steps.flatMap(({ ok, step }) => (ok ? [step] : [])).join(' ')
const last = (steps: readonly Step[]): Step | undefined => steps.at(-1)

/** An acceptor that makes the mistakes that a test wants, up to the acknowledgement if it gets that far. */
async function shakeHands(
  carrier: Connection,
  {
    flags = OUR_FLAGS,
    status = 'ok',
    cookie = 'secret',
    name = 'b@h2',
  }: { flags?: bigint; status?: 'ok' | 'nok' | 'not_allowed'; cookie?: string; name?: string },
): Promise<FramedConnection> {
  const connection = new FramedConnection(carrier, { lengthBytes: 2, limit: 1024 })
  await connection.read()
  connection.write(encodeStatus({ status }))
  connection.write(encodeNameAndChallenge({ name, flags, creation: 5, challenge: 4_000_000_000 }))
  const { challenge } = decodeReply(await connection.read())
  connection.write(encodeAck(genDigest(challenge, cookie)))
  return connection
}

const TO_EPMD = 'name host epmd'
const TO_PORT = `${TO_EPMD} registered port`
const ALL = `${TO_PORT} status identity flags cookie answer`

describe('explain: all is well', () => {
  it('walks every step to the answer, and leaves the nodes connected, as a ping does', async () => {
    const lab = await Faults.open()
    const [a, b] = [await lab.start('a@h1'), await lab.start('b@h2')]
    const steps = await lab.explain(a, 'b@h2')
    expect(passed(steps)).toBe(ALL)
    const address = lab.network.addressOf('h2')
    expect(steps).toContainEqual({ step: 'host', ok: true, facts: { host: 'h2', address } })
    expect(steps).toContainEqual({ step: 'port', ok: true, facts: { at: { host: address, port: b.port } } })
    expect(a.nodes('connected')).toEqual(['b@h2'])
  })

  it('tells each step when it is known, not all at the end', async () => {
    const lab = await Faults.open()
    const [a] = [await lab.start('a@h1'), await lab.start('b@h2')]
    const walk = a.explain('b@h2')
    expect((await lab.time(walk.next())).value).toMatchObject({ step: 'name' })
    const before = lab.env.clock.now()
    expect((await lab.time(walk.next())).value).toMatchObject({ step: 'host' })
    expect(lab.env.clock.now()).toBeGreaterThan(before)
    expect(a.nodes('connected')).toEqual([])
  })

  it('does not disturb a connection that is up', async () => {
    const lab = await Faults.open()
    const [a] = [await lab.start('a@h1'), await lab.start('b@h2')]
    await lab.time(a.ping('b@h2'))
    const events: string[] = []
    lab.env.trace.subscribe(({ type }) => events.push(type))
    const steps = await lab.explain(a, 'b@h2')
    expect(steps[1]).toEqual({ step: 'connection', ok: true, facts: { by: 'before' } })
    expect(passed(steps)).toBe('name connection answer')
    expect(events).not.toContain('nodedown')
    expect(events).not.toContain('dial')
  })

  it('of the node itself needs no network', async () => {
    const lab = await Faults.open()
    expect(passed(await lab.explain(await lab.start('a@h1'), 'a@h1'))).toBe('name answer')
  })

  it.each([
    ['a@h1', 'b@h2'],
    ['b@h2', 'a@h1'],
  ])('while both dial at once, from %s', async (from, to) => {
    const lab = await Faults.open()
    const [here, there] = [await lab.start(from), await lab.start(to)]
    const [steps, pong] = await Promise.all([lab.explain(here, to), lab.time(there.ping(from))])
    expect(pong).toBe(atom('pong'))
    expect(last(steps)).toMatchObject({ step: 'answer', ok: true })
    expect(here.nodes('connected')).toEqual([to])
  })

  it('while the same node is dialling already', async () => {
    const lab = await Faults.open()
    const [a] = [await lab.start('a@h1'), await lab.start('b@h2')]
    const [, steps] = await Promise.all([lab.time(a.ping('b@h2')), lab.explain(a, 'b@h2')])
    expect(steps[1]).toEqual({ step: 'connection', ok: true, facts: { by: 'another' } })
    expect(last(steps)).toMatchObject({ step: 'answer', ok: true })
  })

  it('tells the usual trace no less than a ping does', async () => {
    const lab = await Faults.open()
    const [a] = [await lab.start('a@h1'), await lab.start('b@h2')]
    const seen = new Set<string>()
    lab.env.trace.subscribe(({ type, where }) => {
      if (where === 'a@h1') seen.add(type)
    })
    await lab.explain(a, 'b@h2')
    expect([...seen]).toEqual(
      expect.arrayContaining(['epmd_request', 'epmd_response', 'handshake', 'nodeup']),
    )
  })
})

describe('explain: the name', () => {
  it.each(['b', 'b@', '@h2', 'b@h2@h3', 'b b@h2'])('"%s" is none', async (given) => {
    const lab = await Faults.open()
    const steps = await lab.explain(await lab.start('a@h1'), given)
    expect(steps).toEqual([
      { step: 'name', ok: false, fault: 'bad_name', facts: expect.objectContaining({ given }) },
    ])
  })

  it('is a long one, and the dialler has a short one', async () => {
    const lab = await Faults.open()
    const steps = await lab.explain(await lab.start('a@h1'), 'b@h2.example')
    expect(last(steps)).toMatchObject({
      step: 'name',
      fault: 'long_from_short',
      facts: { host: 'h2.example' },
    })
  })

  it('is a short one, and the dialler has a long one', async () => {
    const lab = await Faults.open()
    await lab.startEpmd('h3.example')
    const steps = await lab.explain(await lab.start('a@h3.example', { form: 'long' }), 'b@h2')
    expect(last(steps)).toMatchObject({ step: 'name', fault: 'short_from_long', facts: { host: 'h2' } })
  })
})

describe('explain: the host and its EPMD', () => {
  it('the name leads nowhere; one that is nearly the own host is suggested', async () => {
    const lab = await Faults.open()
    const a = await lab.start('a@h1')
    const steps = await lab.explain(a, 'b@h11')
    expect(passed(steps)).toBe('name')
    expect(last(steps)).toMatchObject({
      step: 'host',
      fault: 'unresolved',
      facts: { host: 'h11', meant: 'h1' },
    })
    expect(last(await lab.explain(a, 'b@elsewhere'))).toMatchObject({ facts: { host: 'elsewhere' } })
  })

  it('EPMD is not running', async () => {
    const lab = await Faults.open()
    lab.network.host('h3')
    const steps = await lab.explain(await lab.start('a@h1'), 'b@h3')
    expect(passed(steps)).toBe('name host')
    expect(last(steps)).toMatchObject({ step: 'epmd', fault: 'epmd_refused' })
  })

  it('nothing comes back', async () => {
    const lab = await Faults.open()
    const a = await lab.start('a@h1')
    lab.network.partition('h1', 'h2')
    const steps = await lab.explain(a, 'b@h2')
    expect(last(steps)).toMatchObject({ step: 'epmd', fault: 'epmd_unreachable' })
    expect(lab.env.clock.now()).toBeLessThan(11_000)
  })

  it.each([
    ['says nothing', () => {}, 'epmd_silent'],
    [
      'talks of something else',
      (it: Connection) => it.write(new TextEncoder().encode('HTTP/1.1 400')),
      'not_epmd',
    ],
    ['hangs up', (it: Connection) => it.close(), 'not_epmd'],
  ])('another program listens at its port, which %s', async (_, greet, fault) => {
    const lab = await Faults.open()
    let ended = 0
    await lab.network.host('h3').listen({ host: '0.0.0.0', port: EPMD_PORT }, (connection) => {
      connection.receive({ data: () => {}, closed: () => ended++ })
      greet(connection)
    })
    const steps = await lab.explain(await lab.start('a@h1'), 'b@h3')
    expect(passed(steps)).toBe('name host')
    expect(last(steps)).toMatchObject({ step: 'epmd', fault })
    await lab.env.clock.advance(10_000)
    expect(ended).toBe(1)
  })

  it('the name is not registered; who is, is told, and a slip of the finger is noticed', async () => {
    const lab = await Faults.open()
    const a = await lab.start('a@h1')
    const none = await lab.explain(a, 'cache@h2')
    expect(passed(none)).toBe(TO_EPMD)
    expect(last(none)).toMatchObject({ step: 'registered', fault: 'unknown_name', facts: { names: [] } })
    await lab.start('cache@h2')
    await lab.start('b@h2')
    const facts = (name: string): Promise<unknown> =>
      lab.explain(a, `${name}@h2`).then((steps) => last(steps)?.facts)
    expect(await facts('cahce')).toMatchObject({ names: ['b', 'cache'], meant: 'cache' })
    expect(await facts('Cache')).toMatchObject({ meant: 'cache' })
    expect(await facts('store')).not.toHaveProperty('meant')
    expect(await facts('a')).not.toHaveProperty('meant')
  })
})

describe('explain: the port', () => {
  it('is closed', async () => {
    const lab = await Faults.open()
    await lab.register(5555)
    const steps = await lab.explain(await lab.start('a@h1'), 'b@h2')
    expect(passed(steps)).toBe(`${TO_EPMD} registered`)
    expect(last(steps)).toMatchObject({ step: 'port', fault: 'port_refused', facts: { at: { port: 5555 } } })
  })

  it('is behind a firewall that EPMD is not behind', async () => {
    const lab = await Faults.open()
    const [a] = [await lab.start('a@h1'), await lab.start('b@h2')]
    const end = lab.env.trace.subscribe(({ type, where }) => {
      if (type === 'epmd_response' && where === 'a@h1') lab.network.partition('h1', 'h2')
    })
    const steps = await lab.explain(a, 'b@h2')
    end()
    expect(passed(steps)).toBe(`${TO_EPMD} registered`)
    expect(last(steps)).toMatchObject({ step: 'port', fault: 'port_unreachable' })
    expect(lab.env.clock.now()).toBeLessThan(8000)
  })

  it.each([
    ['says nothing', () => {}, 'silent'],
    [
      'talks of something else',
      (it: Connection) => it.write(new TextEncoder().encode('\0\x04HTTP')),
      'no_handshake',
    ],
    ['hangs up', (it: Connection) => it.close(), 'hung_up'],
  ])('belongs to something that %s', async (_, greet, fault) => {
    const lab = await Faults.open()
    let ended = 0
    await lab.impostor((connection) => {
      connection.receive({ data: () => {}, closed: () => ended++ })
      greet(connection)
    })
    const a = await lab.start('a@h1')
    const steps = await lab.explain(a, 'b@h2')
    expect(passed(steps)).toBe(TO_PORT)
    expect(last(steps)).toMatchObject({ step: 'status', fault })
    await lab.env.clock.advance(10_000)
    expect(ended).toBe(1)
    expect(a.nodes('connected')).toEqual([])
  })
})

describe('explain: every node has the same port, and no EPMD is asked', () => {
  const erlEpmdPort = 9999

  it('all is well', async () => {
    const lab = new Faults()
    const a = await lab.start('a@h1', { erlEpmdPort })
    expect((await lab.start('b@h2', { erlEpmdPort })).port).toBe(erlEpmdPort)
    expect(passed(await lab.explain(a, 'b@h2'))).toBe('name port status identity flags cookie answer')
  })

  it('the host, or the node on it, is not there', async () => {
    const lab = new Faults()
    const a = await lab.start('a@h1', { erlEpmdPort })
    lab.network.host('h2')
    expect(last(await lab.explain(a, 'b@h2'))).toMatchObject({ step: 'port', fault: 'port_refused' })
    expect(last(await lab.explain(a, 'b@h9'))).toMatchObject({ step: 'host', fault: 'unresolved' })
  })
})

describe('explain: the handshake', () => {
  it.each([
    ['not_allowed', 'not_allowed'],
    ['nok', 'nok'],
  ] as const)('the peer answers %s', async (status, fault) => {
    const lab = await Faults.open()
    await lab.impostor((carrier) => void shakeHands(carrier, { status }).catch(() => {}))
    const steps = await lab.explain(await lab.start('a@h1'), 'b@h2')
    expect(passed(steps)).toBe(TO_PORT)
    expect(last(steps)).toMatchObject({ step: 'status', fault })
  })

  it('the node there has another name', async () => {
    const lab = await Faults.open()
    await lab.start('b@elsewhere', { transport: lab.network.host('h2') })
    const steps = await lab.explain(await lab.start('a@h1'), 'b@h2')
    expect(passed(steps)).toBe(`${TO_PORT} status`)
    expect(last(steps)).toEqual({
      step: 'identity',
      ok: false,
      fault: 'wrong_name',
      facts: { node: 'b@h2', said: 'b@elsewhere' },
    })
  })

  it('the node there has a name that would play tricks on a terminal', async () => {
    const lab = await Faults.open()
    await lab.impostor((carrier) => void shakeHands(carrier, { name: 'b\x1b[2J\x9b1m@h2' }).catch(() => {}))
    const a = await lab.start('a@h1')
    expect(last(await lab.explain(a, 'b@h2'))).toMatchObject({ facts: { said: 'b?[2J?1m@h2' } })
    await lab.time(a.ping('b@h2'))
    expect(lab.log.at(-1)).toContain('says it is b?[2J?1m@h2')
  })

  it('the peer greets as before OTP 23, with a challenge of the old form', async () => {
    const lab = await Faults.open()
    await lab.impostor((connection) => {
      connection.receive({ data: () => {}, closed: () => {} })
      connection.write(new TextEncoder().encode('\0\x03sok'))
      connection.write(Uint8Array.of(0, 15, 110, 0, 5, 0, 0, 0, 1, 0, 0, 0, 2, 98, 64, 104, 50))
    })
    const steps = await lab.explain(await lab.start('a@h1'), 'b@h2')
    expect(passed(steps)).toBe(`${TO_PORT} status`)
    expect(last(steps)).toMatchObject({ step: 'identity', fault: 'no_handshake', facts: { node: 'b@h2' } })
  })

  it('the peer lacks flags', async () => {
    const lab = await Faults.open()
    const flags = OUR_FLAGS & ~DFLAG.MANDATORY_25_DIGEST & ~DFLAG.UTF8_ATOMS
    await lab.impostor((carrier) => void shakeHands(carrier, { flags }).catch(() => {}))
    const steps = await lab.explain(await lab.start('a@h1'), 'b@h2')
    expect(passed(steps)).toBe(`${TO_PORT} status identity`)
    expect(last(steps)).toMatchObject({
      step: 'flags',
      fault: 'missing_flags',
      facts: { flags: `0x${flags.toString(16)}`, missing: ['UTF8_ATOMS'] },
    })
  })

  it('the cookies differ: our digest is told, so that it can be compared, and the cookie is not', async () => {
    const lab = await Faults.open()
    const [a] = [await lab.start('a@h1'), await lab.start('b@h2', { cookie: 'other' })]
    const steps = await lab.explain(a, 'b@h2')
    expect(passed(steps)).toBe(`${TO_PORT} status identity flags`)
    const fault = last(steps)
    if (fault?.ok !== false || fault.fault !== 'digest_rejected')
      throw new Error('the digest was not rejected')
    const { challenge, ours, forPeerAlone } = fault.facts
    expect(ours).toBe(Buffer.from(genDigest(challenge, 'secret')).toString('hex').toUpperCase())
    expect(forPeerAlone).toBe(false)
    expect(stepText(fault, 'en').mend[0]?.code).toContain(`C ++ "${challenge}"`)
    expect(JSON.stringify(steps.map((step) => stepText(step, 'en')))).not.toContain('secret')
    expect(a.nodes('connected')).toEqual([])
  })

  it('a cookie was set for that peer alone, and is wrong', async () => {
    const lab = await Faults.open()
    const [a] = [await lab.start('a@h1'), await lab.start('b@h2')]
    a.cookies.setFor('b@h2', 'mistaken')
    expect(last(await lab.explain(a, 'b@h2'))).toMatchObject({
      step: 'cookie',
      fault: 'digest_rejected',
      facts: { forPeerAlone: true },
    })
  })

  it('the peer takes our digest, but proves another cookie', async () => {
    const lab = await Faults.open()
    await lab.impostor((carrier) => void shakeHands(carrier, { cookie: 'other' }).catch(() => {}))
    const steps = await lab.explain(await lab.start('a@h1'), 'b@h2')
    expect(last(steps)).toMatchObject({ step: 'cookie', fault: 'other_digest' })
  })

  it('succeeds, but nobody answers the ping', async () => {
    const lab = await Faults.open()
    await lab.impostor((carrier) => void shakeHands(carrier, {}))
    const a = await lab.start('a@h1')
    const steps = await lab.explain(a, 'b@h2')
    expect(passed(steps)).toBe(`${TO_PORT} status identity flags cookie`)
    expect(last(steps)).toMatchObject({ step: 'answer', fault: 'no_answer' })
    expect(a.nodes('connected')).toEqual([])
  })
})

describe('a node that does not listen', () => {
  it('needs no EPMD of its own host, is registered nowhere, and can still dial', async () => {
    const lab = await Faults.open()
    await lab.start('b@h2')
    const visitor = await lab.start('visitor@h3', { distListen: false })
    expect(visitor.port).toBe(0)
    expect(await lab.time(visitor.ping('b@h2'))).toBe(atom('pong'))
    await lab.time(visitor.stop())
    const onH2 = { env: lab.env, transport: lab.network.host('h2'), where: 'h2' }
    const { nodes } = await lab.time(names(onH2, { host: 'localhost', port: EPMD_PORT }))
    expect(nodes.map(({ name }) => name)).toEqual(['b'])
  })
})
