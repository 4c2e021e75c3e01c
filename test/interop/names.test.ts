/**
 * What nodes are called, beside a real `erl`: names that another node gives, names that come and go with the
 * distribution of a living runtime, and who is let in by name.
 */
import { networkInterfaces } from 'node:os'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { any, atom, format, type Node, type StartOptions, startNode, t } from '../../src/nodejs/mod.ts'
import { describeReleases, type Epmd, Peer, type PeerOptions, startEpmd } from './otp.ts'
import { inbox, shortHost } from './ours.ts'

const cookie = 'named'

describeReleases('names', (release) => {
  let epmd: Epmd
  let peer: Peer
  const toStop: (() => Promise<void>)[] = []

  beforeAll(async () => {
    epmd = await startEpmd(release)
    peer = await Peer.start(release, { name: 'b', cookie, epmdPort: epmd.port })
  })

  afterEach(async () => {
    for (const stop of toStop.splice(0).reverse()) await stop()
  })

  afterAll(async () => {
    await peer?.kill()
    await epmd?.stop()
  })

  async function startOurs(options: StartOptions = {}): Promise<Node> {
    const node = await startNode({ cookie, epmdPort: epmd.port, env: { log: () => {} }, ...options })
    toStop.push(() => node.stop())
    return node
  }

  async function startPeer(options: Omit<PeerOptions, 'cookie' | 'epmdPort'>): Promise<Peer> {
    const other = await Peer.start(release, { cookie, epmdPort: epmd.port, ...options })
    toStop.push(() => other.kill())
    return other
  }

  describe('that another node gives (undefined)', () => {
    it('ours is called what erl calls it, until erl goes, and gets the name again', async () => {
      const node = await startOurs({ sname: 'undefined' })
      expect([node.name, node.isAlive, node.port]).toEqual(['nonode@nohost', true, 0])
      expect(await peer.text('net_adm:names()')).not.toContain('undefined')
      const listener = inbox(node)
      node.monitorNodes(listener.pid, { nodeType: 'all' })

      expect(await node.ping(peer.name)).toBe(atom('pang'))
      await node.connect(peer.name)
      const given = node.name
      expect(given).toMatch(new RegExp(`^[0-9A-Z]+@${shortHost}$`))
      expect(node.nodes('hidden')).toEqual([peer.name])
      // We are connected once erl has said the last word of the handshake, and it counts us in just after that.
      await expect.poll(() => peer.text('nodes(hidden)')).toBe(`['${given}']`)
      expect(format(await listener.next())).toBe(`{nodeup,'${given}',[{node_type,visible}]}`)
      expect(format(await listener.next())).toBe(`{nodeup,${peer.name},[{node_type,hidden}]}`)

      node.register('ear', listener.pid)
      await peer.eval(`{ear, '${given}'} ! {self(), 'by name'}`)
      const [from] = (await listener.next()) as unknown as [never]
      await node.send(from, t(atom('heard'), listener.pid))
      expect(await peer.text('receive {heard, P} -> node(P) end')).toBe(`'${given}'`)

      node.disconnect(peer.name)
      expect(node.name).toBe('nonode@nohost')
      await expect.poll(() => peer.text('nodes(hidden)')).toBe('[]')
      await node.connect(peer.name)
      expect(node.name).toBe(given)
    })

    it('two dials at once get one name', async () => {
      const other = await startPeer({ name: 'c' })
      const node = await startOurs({ sname: 'undefined' })
      await Promise.all([node.connect(peer.name), node.connect(other.name)])
      await expect.poll(() => peer.text('nodes(hidden)')).toBe(`['${node.name}']`)
      await expect.poll(() => other.text('nodes(hidden)')).toBe(`['${node.name}']`)
      await node.stop()
      await expect.poll(() => peer.text('nodes(hidden)')).toBe('[]')
    })

    it('erl is called what we call it, and gets the name again', async () => {
      const node = await startOurs({ sname: 'giver' })
      const nameless = await startPeer({ name: 'undefined' })
      expect(nameless.name).toBe('nonode@nohost')
      expect(await nameless.eval(`net_kernel:connect_node('${node.name}')`)).toBe(true)
      const given = await nameless.text('node()')
      expect(node.nodes('hidden').map((name) => `'${name}'`)).toEqual([given])
      expect(await nameless.text('nodes(hidden)')).toBe(`[${node.name}]`)

      const listener = inbox(node, 'ear')
      await nameless.eval(`{ear, '${node.name}'} ! self()`)
      await node.send((await listener.next()) as never, t(atom('hello'), listener.pid))
      expect(await nameless.text('receive {hello, P} -> P ! received, node(P) end')).toBe(node.name)
      expect(await listener.next()).toBe(atom('received'))

      await nameless.eval(`erlang:disconnect_node('${node.name}')`)
      await expect.poll(() => node.nodes('hidden')).toEqual([])
      await expect
        .poll(() => nameless.text(`{net_kernel:connect_node('${node.name}'), node()}`))
        .toBe(`{true,${given}}`)
    })

    it('erl with a wrong cookie gets none', async () => {
      const node = await startOurs({ sname: 'giver' })
      const nameless = await startPeer({ name: 'undefined', args: ['-setcookie', 'other'] })
      expect(await nameless.eval(`net_kernel:connect_node('${node.name}')`)).toBe(false)
      expect(await nameless.text('node()')).toBe('nonode@nohost')
      expect(node.nodes('known')).toEqual([node.name])
    })
  })

  describe('that come and go on a living runtime', () => {
    it('its processes stay, and other nodes lose it as if it had gone', async () => {
      const node = await startOurs()
      expect([node.name, node.isAlive, await node.ping(peer.name)]).toEqual([
        'nonode@nohost',
        false,
        atom('pang'),
      ])
      const listener = inbox(node, 'ear')
      node.monitorNodes(listener.pid)

      await node.startDistribution({ name: `first@${shortHost}`, form: 'short' })
      expect(await peer.eval(`net_adm:ping('first@${shortHost}')`)).toBe(atom('pong'))
      expect(await peer.text('[N || {N, _} <- element(2, net_adm:names()), N =/= "b"]')).toBe('["first"]')
      await peer.bind('M', `monitor(process, {ear, 'first@${shortHost}'})`)
      await peer.bind('L', 'spawn(fun() -> receive stop -> ok end end)')
      await peer.eval(`{ear, 'first@${shortHost}'} ! L`)
      expect(format(await listener.next())).toBe(`{nodeup,first@${shortHost}}`)
      expect(format(await listener.next())).toBe(`{nodeup,${peer.name}}`)
      const theirs = await listener.next()
      const watcher = inbox(node)
      node.spawn(async (self) => {
        self.processFlag('trap_exit', true)
        self.monitor(theirs as never)
        self.link(theirs as never)
        self.send(watcher.pid, atom('ready'))
        for (;;) self.send(watcher.pid, await self.receive(any))
      })
      expect(await watcher.next()).toBe(atom('ready'))

      expect(await node.stopDistribution()).toBe(true)
      expect([node.name, node.isAlive, node.nodes('known')]).toEqual([
        'nonode@nohost',
        false,
        ['nonode@nohost'],
      ])
      const lost = [format(await watcher.next()), format(await watcher.next())].join()
      expect(lost).toMatch(/'DOWN',.*noconnection/)
      expect(lost).toMatch(/'EXIT',.*noconnection/)
      expect(format(await listener.next())).toBe(`{nodedown,${peer.name}}`)
      expect(format(await listener.next())).toBe(`{nodedown,first@${shortHost}}`)
      expect(await peer.text('receive {_, M, process, _, Why} -> Why end')).toBe('noconnection')
      await expect.poll(() => peer.text('net_adm:names()')).not.toContain('first')
      expect(node.whereis('ear')).toBe(listener.pid)

      await node.startDistribution({ name: `second@${shortHost}`, form: 'short' })
      await peer.eval(`{ear, 'second@${shortHost}'} ! again`)
      await listener.next()
      await listener.next()
      expect(await listener.next()).toBe(atom('again'))
      expect(node.nodes()).toEqual([peer.name])
    })
  })

  describe('that are let in (net_kernel:allow)', () => {
    it('ours lets in whom it lists, and dials nobody else', async () => {
      const node = await startOurs({ sname: 'guarded' })
      node.allow([`friend@${shortHost}`])
      expect(await peer.eval(`net_adm:ping('${node.name}')`)).toBe(atom('pang'))
      await expect(node.connect(peer.name)).rejects.toThrow('does not list it')
      node.allow([peer.name])
      expect(await peer.eval(`net_adm:ping('${node.name}')`)).toBe(atom('pong'))
      expect(node.allowed()).toEqual([`friend@${shortHost}`, peer.name])
    })

    it('erl does not let us in, and we say so', async () => {
      const guarded = await startPeer({ name: 'guarded' })
      await guarded.eval(`net_kernel:allow(['friend@${shortHost}'])`)
      const node = await startOurs({ sname: 'stranger' })
      await expect(node.connect(guarded.name)).rejects.toThrow('does not let this node in')
      const friend = await startOurs({ sname: 'friend' })
      await friend.connect(guarded.name)
    })
  })

  describe('and whether they connect by themselves (dist_auto_connect)', () => {
    it('never: only connect_node connects', async () => {
      const node = await startOurs({ sname: 'shy', distAutoConnect: 'never' })
      expect(await node.ping(peer.name)).toBe(atom('pang'))
      await node.connect(peer.name)
      expect(await node.ping(peer.name)).toBe(atom('pong'))
    })

    it('once: not again by itself, until connect_node or until erl comes', async () => {
      const node = await startOurs({ sname: 'once', distAutoConnect: 'once' })
      expect(await node.ping(peer.name)).toBe(atom('pong'))
      await peer.settled()
      node.disconnect(peer.name)
      expect(await node.ping(peer.name)).toBe(atom('pang'))
      await node.connect(peer.name)
      await peer.settled()
      node.disconnect(peer.name)
      await expect.poll(() => peer.text(`lists:member('${node.name}', nodes())`)).toBe('false')
      expect(await peer.eval(`net_adm:ping('${node.name}')`)).toBe(atom('pong'))
      expect(await node.ping(peer.name)).toBe(atom('pong'))
    })
  })

  describe('over IPv6', () => {
    const noIpv6 = !Object.values(networkInterfaces()).some((addresses) =>
      addresses?.some(({ address }) => address === '::1'),
    )

    it.skipIf(noIpv6)(
      '(which wants ::1 on this machine) erl and we find each other, both ways, with EPMD over IPv6 too',
      async () => {
        const other = await startPeer({ name: 'six@::1', args: ['-proto_dist', 'inet6_tcp'] })
        const node = await startOurs({ name: 'ts@::1', protoDist: 'inet6_tcp' })
        expect(await node.ping(other.name)).toBe(atom('pong'))
        await other.settled()
        node.disconnect(other.name)
        await expect.poll(() => other.text('nodes()')).toBe('[]')
        expect(await other.eval(`net_adm:ping('${node.name}')`)).toBe(atom('pong'))
        expect(await other.text('nodes()')).toBe(`['${node.name}']`)
      },
    )
  })
})
