/** Distribution that starts and stops on a living runtime: what stays, what is undone, and what is refused meanwhile. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type VirtualEnv, virtualEnv } from '../env/virtual_env.ts'
import { EpmdServer } from '../epmd/server.ts'
import { atom } from '../term/atom.ts'
import { SimulatedNetwork } from '../transport/simulated_network.ts'
import { Node, type NodeOptions } from './node.ts'

const EPMD_PORT = 4369

let env: VirtualEnv
let network: SimulatedNetwork
let epmd: EpmdServer

beforeEach(async () => {
  env = virtualEnv(3)
  network = new SimulatedNetwork(env)
  const at = { host: '0.0.0.0', port: EPMD_PORT }
  epmd = await EpmdServer.start({ env, transport: network.host('h1'), at })
})

const time = <T>(promise: Promise<T>): Promise<T> => env.clock.runUntilSettled(promise)

const start = (options: Partial<NodeOptions> = {}): Promise<Node> =>
  time(Node.start({ env, transport: network.host('h1'), cookie: 'secret', epmdPort: EPMD_PORT, ...options }))

const short = (name: string) => ({ name: `${name}@h1`, form: 'short' }) as const
const registered = () => epmd.nodes.map(({ name }) => name)
const pass = () => env.clock.advance(100)

describe('a node without a name', () => {
  it('has processes, reaches nobody, and says why', async () => {
    const node = await start()
    const pid = node.spawn(async (self) => self.receive())
    expect([node.name, node.isAlive, node.port, pid.node]).toEqual([
      'nonode@nohost',
      false,
      0,
      atom('nonode@nohost'),
    ])
    expect(await node.ping('b@h1')).toBe(atom('pang'))
    await expect(node.connect('b@h1')).rejects.toThrow('give it one with startDistribution')
    expect(() => node.allow(['b@h1'])).toThrow('this node has no name')
    expect([node.disconnect('b@h1'), node.isConnected('b@h1'), node.nodes('connected')]).toEqual([
      false,
      false,
      [],
    ])
    expect(await node.stopDistribution()).toBe(false)
  })

  it('reads its cookie and looks for EPMD when it takes a name, the cookie once', async () => {
    const asked: string[] = []
    const node = await start({
      cookie: async () => {
        asked.push('cookie')
        return 'secret'
      },
      ensureEpmd: async () => void asked.push('epmd'),
    })
    expect([node.cookies.get(), asked]).toEqual(['nocookie', []])
    for (const name of ['a', 'b']) {
      await time(node.startDistribution(short(name)))
      await time(node.stopDistribution())
    }
    expect(asked).toEqual(['cookie', 'epmd', 'epmd'])
    expect(node.cookies.get()).toBe('secret')
  })
})

describe('starting and stopping', () => {
  it('changes the name of the processes that are there, and registers it for as long', async () => {
    const node = await start()
    const pid = node.spawn(async (self) => self.receive())
    await time(node.startDistribution(short('a')))
    expect([pid.node, node.isAlive, registered()]).toEqual([atom('a@h1'), true, ['a']])
    expect(await time(node.stopDistribution())).toBe(true)
    await pass()
    expect([pid.node, node.whereis('net_kernel'), registered()]).toEqual([
      atom('nonode@nohost'),
      undefined,
      [],
    ])
    await time(node.startDistribution(short('b')))
    expect([pid.node, node.runtime.isAlive(pid), registered()]).toEqual([atom('b@h1'), true, ['b']])
  })

  it('undoes what was begun when a step fails, and can be tried again', async () => {
    const [other, node] = [await start(short('a')), await start()]
    await expect(time(node.startDistribution(short('a')))).rejects.toThrow('is registered already')
    expect([node.name, node.isAlive]).toEqual(['nonode@nohost', false])
    await time(other.stop())
    await pass()
    await time(node.startDistribution(short('a')))
    expect(node.name).toBe('a@h1')
  })

  it('gives the name back when an option is refused', async () => {
    const node = await start()
    const begun = node.startDistribution({ ...short('a'), tickIntensity: 3 })
    await expect(time(begun)).rejects.toThrow('net_tickintensity is a whole number from 4 to 1000')
    await pass()
    expect([node.name, registered()]).toEqual(['nonode@nohost', []])
    await time(node.startDistribution(short('a')))
    expect(registered()).toEqual(['a'])
  })

  it('is refused while the node has a name, takes one, or is no more', async () => {
    const node = await start()
    const first = node.startDistribution(short('a'))
    await expect(node.startDistribution(short('b'))).rejects.toThrow('stopDistribution first')
    await expect(node.stopDistribution()).rejects.toThrow('will be in a moment')
    await time(first)
    await expect(node.startDistribution(short('b'))).rejects.toThrow('this node is called a@h1')
    await time(node.stop())
    await expect(node.startDistribution(short('b'))).rejects.toThrow('this node has stopped')
  })

  it('is waited for by who stops the node meanwhile', async () => {
    const node = await start()
    const starting = node.startDistribution(short('a'))
    await time(Promise.all([starting, node.stop()]))
    await pass()
    expect([node.name, registered()]).toEqual(['nonode@nohost', []])
  })

  it('tells those who monitor nodes of the name itself, and of the nodes it loses', async () => {
    const [node, other] = [await start(), await start(short('b'))]
    const heard: string[] = []
    const ear = node.spawn(async (self) => {
      for (;;) heard.push(String(((await self.receive()) as unknown as unknown[]).slice(0, 2)))
    })
    node.monitorNodes(ear, { nodeType: 'all' })
    await time(node.startDistribution(short('a')))
    await time(node.connect(other.name))
    await time(node.stopDistribution())
    await pass()
    expect(heard).toEqual(['nodeup,a@h1', 'nodeup,b@h1', 'nodedown,b@h1', 'nodedown,a@h1'])
    expect(other.nodes('connected')).toEqual([])
  })
})

describe('a node that is named by another', () => {
  it('cannot be one that listens', async () => {
    const attempt = start({ ...short('undefined'), distListen: true })
    await expect(attempt).rejects.toThrow('a node without a name (undefined) cannot listen')
  })

  it('dials one at a time until it has its name, and loses every connection with it', async () => {
    const [b, c] = [await start(short('b')), await start(short('c'))]
    const node = await start(short('undefined'))
    expect(registered()).toEqual(['c', 'b'])
    const [first] = await time(Promise.all([node.connect(b.name), node.connect(c.name)]))
    expect(first).toBeUndefined()
    expect([b.nodes('hidden'), c.nodes('hidden')]).toEqual([[node.name], [node.name]])
    await time(b.stop())
    await pass()
    expect([node.name, node.nodes('connected'), c.nodes('hidden')]).toEqual(['nonode@nohost', [], []])
    await time(node.connect(c.name))
    expect(c.nodes('hidden')).toEqual([node.name])
  })
})
