/** Where nodes listen and how they are found: ranges, one interface, no EPMD at all, and an EPMD that comes back. */
import { afterEach, describe, expect, it } from 'vitest'
import {
  atom,
  ListenError,
  type Node,
  type StartOptions,
  type Step,
  startNode,
} from '../../src/nodejs/mod.ts'
import { describeReleases, type Epmd, freePort, Peer, type PeerOptions, startEpmd } from './otp.ts'

const cookie = 'found'

describeReleases('listening', (release) => {
  const toStop: (() => Promise<void>)[] = []

  afterEach(async () => {
    for (const stop of toStop.splice(0).reverse()) await stop()
  })

  async function startOurs(options: StartOptions): Promise<Node> {
    const node = await startNode({ cookie, env: { log: () => {} }, ...options })
    toStop.push(() => node.stop())
    return node
  }

  async function startPeer(options: Omit<PeerOptions, 'cookie'>): Promise<Peer> {
    const peer = await Peer.start(release, { cookie, ...options })
    toStop.push(() => peer.kill())
    return peer
  }

  async function epmdAt(port?: number): Promise<Epmd> {
    const epmd = await startEpmd(release, port)
    toStop.push(() => epmd.stop())
    return epmd
  }

  it('takes the first free port of a range, and says so when none is', async () => {
    const epmd = await epmdAt()
    const port = await freePort()
    const range = { port, lastPort: port + 20, epmdPort: epmd.port }
    const first = await startOurs({ sname: 'one', ...range, lastPort: port })
    const second = await startOurs({ sname: 'two', ...range })
    expect(first.port).toBe(port)
    expect(second.port).toBeGreaterThan(port)
    expect(second.port).toBeLessThanOrEqual(range.lastPort)
    await expect(startOurs({ sname: 'three', ...range, lastPort: port })).rejects.toThrow(ListenError)
    const peer = await startPeer({ name: 'b', epmdPort: epmd.port })
    expect(await peer.eval(`net_adm:ping('${second.name}')`)).toBe(atom('pong'))
  })

  describe('without EPMD, where every node has the same port', () => {
    it('erl and we find each other, each at an interface of its own', async () => {
      const [erlEpmdPort, nobody] = [await freePort(), await freePort()]
      const ours = await startOurs({
        name: 'ts@127.0.0.2',
        interface: '127.0.0.2',
        erlEpmdPort,
        epmdPort: nobody,
      })
      expect(ours.port).toBe(erlEpmdPort)
      const peer = await startPeer({
        name: 'b@127.0.0.1',
        epmdPort: nobody,
        args: ['-erl_epmd_port', String(erlEpmdPort), '-kernel', 'inet_dist_use_interface', '{127,0,0,1}'],
      })
      expect(await ours.ping(peer.name)).toBe(atom('pong'))
      await peer.settled()
      ours.disconnect(peer.name)
      await expect.poll(() => peer.text('nodes(connected)')).toBe('[]')
      expect(await peer.eval(`net_adm:ping('${ours.name}')`)).toBe(atom('pong'))
      await peer.settled()
      ours.disconnect(peer.name)
      await expect.poll(() => peer.text('nodes(connected)')).toBe('[]')

      const steps: Step[] = []
      for await (const step of ours.explain(peer.name)) steps.push(step)
      const names = steps.map(({ step }) => step)
      expect(names).toEqual(['name', 'port', 'status', 'identity', 'flags', 'cookie', 'answer'])
    })
  })

  it('registers again when EPMD is back, and erl finds it', async () => {
    const port = await freePort()
    const first = await startEpmd(release, port)
    const ours = await startOurs({ sname: 'ts', epmdPort: port })
    await first.stop()
    const epmd = await epmdAt(port)
    const peer = await startPeer({ name: 'b', epmdPort: epmd.port })
    await expect.poll(() => peer.text(`net_adm:ping('${ours.name}')`), { interval: 100 }).toBe('pong')
  })

  it('finds the nodes of a host without knowing their names, as net_adm does', async () => {
    const epmd = await epmdAt()
    const peer = await startPeer({ name: 'b@127.0.0.1', epmdPort: epmd.port })
    const node = await startOurs({ name: 'ts@127.0.0.1', epmdPort: epmd.port })
    const registered = await node.names()
    expect(registered.map(({ name }) => name).sort()).toEqual(['b', 'ts'])
    expect((await node.world(['127.0.0.1'])).sort()).toEqual([peer.name, node.name])
    expect(node.nodes()).toEqual([peer.name])
    expect(await peer.text(`net_adm:world_list(['127.0.0.1'])`)).toMatch(/'ts@127\.0\.0\.1'/)
    // The same question, put to either by rpc, has the same answer.
    const sorted = (on: string) =>
      peer.text(`begin {ok, Names} = rpc:call('${on}', net_adm, names, ['127.0.0.1']), lists:sort(Names) end`)
    expect(await sorted(node.name)).toBe(await sorted(peer.name))
    expect(await peer.text(`rpc:call('${node.name}', net_adm, names, ['no.such.host.invalid'])`)).toBe(
      '{error,address}',
    )
    expect(await peer.text(`rpc:call('${node.name}', net_adm, localhost, [])`)).toBe('"127.0.0.1"')
    await expect(node.names('no.such.host.invalid')).rejects.toThrow(/does not resolve/)
  })
})
