/** Clusters of our own nodes over the simulated network, in virtual time. */
import { describe, expect, it } from 'vitest'
import { type VirtualEnv, virtualEnv } from '../env/virtual_env.ts'
import { EpmdServer } from '../epmd/server.ts'
import { Node, type NodeOptions } from '../node/node.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { SimulatedNetwork } from '../transport/simulated_network.ts'
import {
  globalService,
  registerName,
  registeredNames,
  reRegisterName,
  sync,
  trans,
  unregisterName,
  whereisName,
} from './global.ts'
import type { GlobalOptions } from './state.ts'

const EPMD_PORT = 4369

class Lab {
  readonly env: VirtualEnv = virtualEnv(11)
  readonly network = new SimulatedNetwork(this.env)
  readonly log: string[] = []
  readonly #hosts = new Set<string>()

  async start(name: string, options: GlobalOptions & Partial<NodeOptions> = {}): Promise<Node> {
    const host = name.slice(name.indexOf('@') + 1)
    const transport = this.network.host(host)
    if (!this.#hosts.has(host)) {
      this.#hosts.add(host)
      await EpmdServer.start({ env: this.env, transport, at: { host: '0.0.0.0', port: EPMD_PORT } })
    }
    return this.time(
      Node.start({
        env: { ...this.env, log: (_level, text) => this.log.push(`${name}: ${text}`) },
        transport,
        name,
        form: 'short',
        cookie: 'secret',
        epmdPort: EPMD_PORT,
        global: globalService(options),
        ...options,
      } as NodeOptions),
    )
  }

  /** Lets virtual time pass until `promise` settles. */
  async time<T>(promise: Promise<T>): Promise<T> {
    let settled = false
    const mark = (): void => {
      settled = true
    }
    promise.then(mark, mark)
    if (!(await this.env.clock.runUntil(() => settled))) throw new Error('nothing happens any more')
    return promise
  }

  async until(what: () => boolean): Promise<void> {
    if (!(await this.env.clock.runUntil(what, 120_000))) throw new Error(`never: ${what}`)
  }
}

const idle = (self: Self) => self.receive()
const isFullMesh = (nodes: readonly Node[]): boolean =>
  nodes.every((node) => node.nodes().length === nodes.length - 1)

describe('the mesh', () => {
  it('of six nodes is full after each has met one', async () => {
    const lab = await new Lab()
    const nodes: Node[] = []
    for (const name of ['a@h1', 'b@h1', 'c@h2', 'd@h2', 'e@h3', 'f@h3']) {
      const node = await lab.start(name)
      const last = nodes.at(-1)
      nodes.push(node)
      if (last !== undefined) expect(await lab.time(node.ping(last.name))).toBe(atom('pong'))
      await lab.until(() => isFullMesh(nodes))
    }
    for (const node of nodes) await lab.time(sync(node))
    const inbox = nodes[0]?.spawn(idle)
    if (nodes[0] === undefined || inbox === undefined) throw new Error('six were started')
    expect(await lab.time(registerName(nodes[0], atom('boss'), inbox))).toBe(atom('yes'))
    expect(nodes.map((node) => whereisName(node, atom('boss'))?.node.name)).toEqual(nodes.map(() => 'a@h1'))
  })
})
