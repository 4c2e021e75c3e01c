/**
 * A cluster in memory: hosts with an EPMD each, nodes of the reference runtime, a network and a clock that moves only
 * while somebody waits. For boss stages that meet more nodes than a recording can hold.
 */
import type { AnyEvent } from '../../src/env/trace.ts'
import { type VirtualEnv, virtualEnv } from '../../src/env/virtual_env.ts'
import { EpmdServer } from '../../src/epmd/server.ts'
import { Node, type NodeOptions } from '../../src/node/node.ts'
import type { TraceEvent } from '../../src/trace/event.ts'
import { traceText } from '../../src/trace/text.ts'
import { SimulatedNetwork } from '../../src/transport/simulated_network.ts'
import { Stalled } from './run-test.ts'

const EPMD_PORT = 4369

export class Cluster {
  readonly env: VirtualEnv = virtualEnv(1)
  readonly network = new SimulatedNetwork(this.env)
  readonly #events: TraceEvent[] = []

  static async open(...hosts: readonly string[]): Promise<Cluster> {
    const cluster = new Cluster()
    cluster.env.trace.subscribe((event: AnyEvent) => cluster.#events.push(event as TraceEvent))
    for (const host of hosts) {
      const transport = cluster.network.host(host)
      await EpmdServer.start({ env: cluster.env, transport, at: { host: '0.0.0.0', port: EPMD_PORT } })
    }
    return cluster
  }

  /** Starts a node on the host that its name tells. By default its name is short. */
  start(name: string, options: Partial<NodeOptions> = {}): Promise<Node> {
    const transport = this.network.host(name.slice(name.indexOf('@') + 1))
    const fixed = { env: this.env, transport, name, cookie: 'kata', epmdPort: EPMD_PORT }
    return this.time(Node.start({ ...fixed, form: 'short', ...options }))
  }

  /** Lets time pass until `promise` settles. */
  async time<T>(promise: Promise<T>): Promise<T> {
    let settled = false
    const settle = (): void => {
      settled = true
    }
    promise.then(settle, settle)
    if (!(await this.env.clock.runUntil(() => settled))) throw new Stalled()
    return promise
  }

  /** Lets `ms` milliseconds pass. */
  pass(ms: number): Promise<void> {
    return this.env.clock.advance(ms)
  }

  /** What has happened so far, as lines for a person. */
  timeline(...types: readonly TraceEvent['type'][]): string[] {
    return this.#events.filter(({ type }) => types.includes(type)).map(traceText)
  }
}
