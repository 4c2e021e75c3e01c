/**
 * The world of the tests of nodes: hosts on the simulated network, each with its EPMD, and nodes on them, all in one
 * process and on one virtual clock. An hour takes no time, and a seed's run is always the same run. The katas' tests
 * stand on it too (katas/kit/cluster.ts, katas/kit/lab.ts), so it runs in a browser.
 */
import { type VirtualEnv, virtualEnv } from '../src/env/virtual_env.ts'
import { EpmdServer } from '../src/epmd/server.ts'
import { Node, type NodeOptions } from '../src/node/node.ts'
import { type NetworkOptions, SimulatedNetwork } from '../src/transport/simulated_network.ts'
import type { Transport } from '../src/transport/transport.ts'

export const EPMD_PORT = 4369
export const COOKIE = 'secret'

export class Lab {
  readonly env: VirtualEnv
  readonly network: SimulatedNetwork
  /** What the nodes have logged, each line with its node's name before it. */
  readonly log: string[] = []
  readonly #epmds = new Map<string, Promise<EpmdServer>>()

  constructor(seed = 7, options: NetworkOptions = {}) {
    this.env = virtualEnv(seed)
    this.network = new SimulatedNetwork(this.env, options)
  }

  /** A lab where these hosts have their EPMD; `h1` and `h2`, if none is named. */
  static async open<L extends Lab>(this: new () => L, ...hosts: readonly string[]): Promise<L> {
    const lab = new this()
    for (const host of hosts.length > 0 ? hosts : ['h1', 'h2']) await lab.startEpmd(host)
    return lab
  }

  /** The EPMD of a host; started when it is first asked for. */
  startEpmd(host: string): Promise<EpmdServer> {
    const running = this.#epmds.get(host)
    if (running !== undefined) return running
    const at = { host: '0.0.0.0', port: EPMD_PORT }
    const started = EpmdServer.start({ env: this.env, transport: this.network.host(host), at })
    this.#epmds.set(host, started)
    return started
  }

  /** The host that the name of a node leads to. */
  transportOf(name: string): Transport {
    return this.network.host(name.slice(name.indexOf('@') + 1))
  }

  /** A node of that name, on its host. */
  start(name: string, options: Partial<NodeOptions> = {}): Promise<Node> {
    return this.time(
      Node.start({
        env: { ...this.env, log: (_level, text) => this.log.push(`${name}: ${text}`) },
        transport: this.transportOf(name),
        name,
        form: 'short',
        cookie: COOKIE,
        epmdPort: EPMD_PORT,
        ...options,
      }),
    )
  }

  /** Lets virtual time pass until `promise` settles. */
  time<T>(promise: Promise<T>): Promise<T> {
    return this.env.clock.runUntilSettled(promise)
  }

  /** Lets virtual time pass until that is so. Rejects if it is not within `limit` milliseconds. */
  async until(what: () => boolean, limit = 120_000): Promise<void> {
    if (!(await this.env.clock.runUntil(what, limit))) throw new Error(`never: ${what}`)
  }
}
