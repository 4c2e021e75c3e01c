/** `net_adm:ping` between a real `erl` and us: pong, pang, and who says why. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { atom, type Node, startNode } from '../../src/nodejs/mod.ts'
import { describeReleases, type Epmd, Peer, startEpmd } from './otp.ts'

describeReleases('ping', (release) => {
  let epmd: Epmd
  let peer: Peer
  let longPeer: Peer
  let node: Node | undefined

  beforeAll(async () => {
    epmd = await startEpmd(release)
    const common = { cookie: 'right', epmdPort: epmd.port }
    ;[peer, longPeer] = await Promise.all([
      Peer.start(release, { name: 'b', ...common }),
      Peer.start(release, { name: 'long@127.0.0.1', ...common }),
    ])
  })

  afterEach(async () => {
    await node?.stop()
    node = undefined
  })

  afterAll(async () => {
    await peer?.kill()
    await longPeer?.kill()
    await epmd?.stop()
  })

  /** A fresh node of ours for each test, so that no connection is left from the one before. */
  async function start(options: { sname: string } | { name: string }, cookie = 'right'): Promise<Node> {
    node = await startNode({ ...options, cookie, epmdPort: epmd.port })
    return node
  }

  /** Until both sides know. Asked too early, erl would answer from the connection that is on its way out. */
  async function disconnect(ts: Node, from = peer): Promise<void> {
    await from.settled()
    await from.eval(`(fun() ->
      monitor_node('${ts.name}', true), erlang:disconnect_node('${ts.name}'),
      receive {nodedown, _} -> net_kernel:get_net_ticktime() end
    end)()`)
    await expect.poll(() => ts.nodes('connected'), { interval: 1 }).toEqual([])
  }

  it('erl pings us: pong, and each sees the other', async () => {
    const ts = await start({ sname: 'ts' })
    expect(await peer.eval(`net_adm:ping('${ts.name}')`)).toBe(atom('pong'))
    expect(await peer.text('nodes(connected)')).toBe(`[${ts.name}]`)
    expect(ts.nodes('connected')).toEqual([peer.name])
  })

  it('we ping erl: pong, and each sees the other', async () => {
    const ts = await start({ sname: 'ts' })
    expect(await ts.ping(peer.name)).toBe(atom('pong'))
    expect(await peer.text('nodes(connected)')).toBe(`[${ts.name}]`)
    expect(ts.nodes('connected')).toEqual([peer.name])
  })

  it('long names, both ways', async () => {
    const ts = await start({ name: 'ts@127.0.0.1' })
    expect(await longPeer.eval("net_adm:ping('ts@127.0.0.1')")).toBe(atom('pong'))
    await disconnect(ts, longPeer)
    expect(await ts.ping(longPeer.name)).toBe(atom('pong'))
  })

  it('many pings over one connection', async () => {
    const ts = await start({ sname: 'ts' })
    const answers = await Promise.all([
      ...Array.from({ length: 100 }, () => ts.ping(peer.name)),
      peer.eval(`[pong = net_adm:ping('${ts.name}') || _ <- lists:seq(1, 100)], pong`),
    ])
    expect(new Set(answers)).toEqual(new Set([atom('pong')]))
    expect(await peer.text('nodes(connected)')).toBe(`[${ts.name}]`)
  })

  it('a node nobody registered is pang', async () => {
    const ts = await start({ sname: 'ts' })
    const nobody = ts.name.replace('ts@', 'nobody@')
    expect(await ts.ping(nobody)).toBe(atom('pang'))
    await expect(ts.connect(nobody)).rejects.toThrow(/nobody/)
  })

  describe('both dial at once', () => {
    // Whose name is greater goes on with its own attempt: each side is that once.
    it.each(['aa', 'ts'])('20 times as %s: one connection, both say pong', async (sname) => {
      const ts = await start({ sname })
      for (let round = 0; round < 20; round++) {
        const answers = await Promise.all([peer.eval(`net_adm:ping('${ts.name}')`), ts.ping(peer.name)])
        expect(answers, `round ${round}`).toEqual([atom('pong'), atom('pong')])
        expect(await peer.text('nodes(connected)')).toBe(`[${ts.name}]`)
        expect(ts.nodes('connected')).toEqual([peer.name])
        await disconnect(ts)
      }
    })
  })

  describe('with another cookie', () => {
    it('we ping erl: pang, and ours says what to look at', async () => {
      const ts = await start({ sname: 'stranger' }, 'wrong')
      expect(await ts.ping(peer.name)).toBe(atom('pang'))
      await expect(ts.connect(peer.name)).rejects.toThrow(/cookie/)
      await peer.logged(/Connection attempt from node '?stranger@.*'? rejected. Invalid challenge reply/)
    })

    it('erl pings us: pang, and ours says what to look at', async () => {
      const logged: string[] = []
      node = await startNode({
        sname: 'stranger',
        cookie: 'wrong',
        epmdPort: epmd.port,
        env: { log: (level, text) => logged.push(`${level}: ${text}`) },
      })
      expect(await peer.eval(`net_adm:ping('${node.name}')`)).toBe(atom('pang'))
      await expect.poll(() => logged.join('\n')).toMatch(new RegExp(`${peer.name}.*cookie`))
      expect(node.nodes('connected')).toEqual([])
    })

    it('for one node alone, which is asked of it both when it dials and when it is dialled', async () => {
      const ts = await start({ sname: 'private' })
      ts.cookies.setFor(peer.name, 'between_us')
      expect(await ts.ping(peer.name)).toBe(atom('pang'))
      expect(await peer.eval(`net_adm:ping('${ts.name}')`)).toBe(atom('pang'))
      await peer.eval(`erlang:set_cookie('${ts.name}', between_us)`)
      expect(await ts.ping(peer.name)).toBe(atom('pong'))
      await disconnect(ts)
      expect(await peer.eval(`net_adm:ping('${ts.name}')`)).toBe(atom('pong'))
    })

    it('and once the peer knows ours, pong', async () => {
      const ts = await start({ sname: 'stranger' }, 'wrong')
      await peer.eval(`erlang:set_cookie('${ts.name}', wrong)`)
      expect(await ts.ping(peer.name)).toBe(atom('pong'))
    })
  })
})
