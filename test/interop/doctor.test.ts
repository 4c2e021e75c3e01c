/** `pangpong doctor` and `Node.explain` about a real `erl`: the pong, and the usual reasons for a pang. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { columns } from '../../src/nodejs/commands/columns.ts'
import { type Node, type Step, startNode } from '../../src/nodejs/mod.ts'
import { describeReleases, type Epmd, freePort, Peer, startEpmd } from './otp.ts'
import { pangpong, shortHost } from './ours.ts'

const ALL = ['name', 'host', 'epmd', 'registered', 'port', 'status', 'identity', 'flags', 'cookie', 'answer']

describeReleases('the doctor', (release) => {
  let epmd: Epmd
  let peer: Peer
  let elsewhere: Peer
  let node: Node | undefined

  beforeAll(async () => {
    epmd = await startEpmd(release)
    const common = { cookie: 'right', epmdPort: epmd.port }
    ;[peer, elsewhere] = await Promise.all([
      Peer.start(release, { name: 'b', ...common }),
      Peer.start(release, { name: 'c@localhost', ...common }),
    ])
  })

  afterEach(async () => {
    await node?.stop()
    node = undefined
  })

  afterAll(async () => {
    await peer?.kill()
    await elsewhere?.kill()
    await epmd?.stop()
  })

  async function explain(to: string, cookie = 'right'): Promise<Step[]> {
    node = await startNode({ sname: 'ts', cookie, epmdPort: epmd.port, env: { log: () => {} } })
    const steps: Step[] = []
    for await (const step of node.explain(to)) steps.push(step)
    return steps
  }

  /** What erl makes of its own cookie for us and a challenge, by the very lines that the doctor gives. */
  async function digestThere(challenge: number): Promise<string> {
    const lines = `C = atom_to_list(erlang:get_cookie('${node?.name}')), binary:encode_hex(erlang:md5(C ++ "${challenge}"))`
    return String(await peer.eval(lines))
  }

  it('walks all the way to a pong, and each digest is what erl makes of the cookie', async () => {
    const steps = await explain(peer.name)
    expect(steps.map(({ step }) => step)).toEqual(ALL)
    expect(steps.every(({ ok }) => ok)).toBe(true)
    expect(node?.nodes('connected')).toEqual([peer.name])
    const cookie = steps.find(({ step }) => step === 'cookie')
    if (cookie?.step !== 'cookie' || !cookie.ok) throw new Error('the cookie was not looked at')
    expect(await digestThere(cookie.facts.challenge)).toBe(cookie.facts.ours)
  })

  it('another cookie: the digest it gives to compare with is not that of erl, until erl has the cookie', async () => {
    const wrong = (await explain(peer.name, 'wrong')).at(-1)
    if (wrong?.ok !== false || wrong.fault !== 'digest_rejected') throw new Error('erl took the digest')
    expect(wrong.step).toBe('cookie')
    expect(await digestThere(wrong.facts.challenge)).not.toBe(wrong.facts.ours)
    await peer.eval(`erlang:set_cookie('${node?.name}', wrong)`)
    expect(await digestThere(wrong.facts.challenge)).toBe(wrong.facts.ours)
    const right: Step[] = []
    for await (const step of (node as Node).explain(peer.name)) right.push(step)
    expect(right.at(-1)).toMatchObject({ step: 'answer', ok: true })
    await peer.eval(`erlang:set_cookie('${node?.name}', right)`)
  })

  it('a node that erl does not allow', async () => {
    const picky = await Peer.start(release, { name: 'picky', cookie: 'right', epmdPort: epmd.port })
    try {
      await picky.eval("net_kernel:allow(['friend@nowhere'])")
      expect((await explain(picky.name)).at(-1)).toMatchObject({ step: 'status', fault: 'not_allowed' })
    } finally {
      await picky.kill()
    }
  })

  it('a node that is stopped, as by Ctrl-Z: it takes the connection and says nothing', async () => {
    const stopped = await Peer.start(release, { name: 'stopped', cookie: 'right', epmdPort: epmd.port })
    try {
      stopped.signal('SIGSTOP')
      expect((await explain(stopped.name)).at(-1)).toMatchObject({ step: 'status', fault: 'silent' })
    } finally {
      await stopped.kill()
    }
  })

  describe('as a command', () => {
    async function run(port: number, ...args: string[]): Promise<{ code: unknown; text: string }> {
      const child = pangpong(['doctor', '--setcookie', 'right', ...args], { ERL_EPMD_PORT: String(port) })
      const code = await child.exit
      if (!args.includes('--json')) {
        for (const line of child.lines) expect(columns(line), line).toBeLessThanOrEqual(80)
      }
      return { code, text: child.output }
    }

    it('pong: a tick for each step, exit code 0, and no trace of it on the other side', async () => {
      const { code, text } = await run(epmd.port, peer.name, '--lang', 'en')
      expect(code, text).toBe(0)
      expect(text.match(/✓/g)).toHaveLength(ALL.length)
      expect(text).toMatch(/^pong$/m)
      await expect.poll(() => peer.text('nodes(connected)')).toBe('[]')
    })

    it('a slip of the finger in the name', async () => {
      const near = await Peer.start(release, { name: 'cache', cookie: 'right', epmdPort: epmd.port })
      try {
        const { code, text } = await run(epmd.port, `cahce@${shortHost}`, '--lang', 'en')
        expect(code).toBe(1)
        expect(text).toMatch(/✗ registered .*knows no "cahce"/)
        expect(text).toContain(`Did you mean cache@${shortHost}?`)
        expect(text).toMatch(/^pang$/m)
      } finally {
        await near.kill()
      }
    })

    it('no EPMD, and none is started', async () => {
      const port = await freePort()
      for (let again = 0; again < 2; again++) {
        const { code, text } = await run(port, peer.name, '--lang', 'en')
        expect(code).toBe(1)
        expect(text).toMatch(/✗ EPMD .*nothing listens/)
      }
    })

    it('a node under another host name, in Chinese', async () => {
      const { code, text } = await run(epmd.port, `c@${shortHost}`, '--lang', 'zh')
      expect(code).toBe(1)
      expect(text).toContain('✗ 身份')
      expect(text).toContain('c@localhost')
    })

    it('as JSON, for programs', async () => {
      const { code, text } = await run(epmd.port, `nobody@${shortHost}`, '--json')
      expect(code).toBe(1)
      const { answer, steps } = JSON.parse(text)
      expect(answer).toBe('pang')
      expect(steps.at(-1)).toMatchObject({ step: 'registered', ok: false, fault: 'unknown_name' })
    })
  })
})
