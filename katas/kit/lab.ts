/**
 * Nodes of the runtime on a simulated network: hosts with an EPMD each, real bytes between them, and a clock that a test
 * moves. For boss stages where there is no `erl`, the page's among them.
 */
import { type VirtualEnv, virtualEnv } from '../../src/env/virtual_env.ts'
import { EpmdServer } from '../../src/epmd/server.ts'
import { Node } from '../../src/node/node.ts'
import { SimulatedNetwork } from '../../src/transport/simulated_network.ts'

const EPMD_PORT = 4369

export class Lab {
  readonly env: VirtualEnv = virtualEnv()
  readonly network = new SimulatedNetwork(this.env)

  static async open(...hosts: readonly string[]): Promise<Lab> {
    const lab = new Lab()
    for (const host of hosts) {
      const at = { host: '0.0.0.0', port: EPMD_PORT }
      await EpmdServer.start({ env: lab.env, transport: lab.network.host(host), at })
    }
    return lab
  }

  /** Starts a node; `name` is `a@h1`. All share one cookie. */
  node(name: string): Promise<Node> {
    const transport = this.network.host(name.slice(name.indexOf('@') + 1))
    const { env } = this
    return this.time(Node.start({ env, transport, name, form: 'short', cookie: 'lab', epmdPort: EPMD_PORT }))
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
}
