/** The cluster of a scene: the runtime's own nodes and EPMDs on the simulated network, all on one virtual clock. */
import {
  EpmdServer,
  format,
  Node,
  SimulatedNetwork,
  type TraceEvent,
  type VirtualEnv,
  virtualEnv,
} from '../../src/mod.ts'
import { type Action, EPMD_PORT, type Scene } from './messages.ts'

export class Cluster {
  readonly env: VirtualEnv
  readonly #network: SimulatedNetwork
  readonly #nodes = new Map<string, Node>()
  #running = 0

  /** Every event goes to `listen`, the starting of the nodes included. `seed` decides all chance. */
  static async open(scene: Scene, seed: number, listen: (event: TraceEvent) => void): Promise<Cluster> {
    const cluster = new Cluster(scene.latency, seed)
    cluster.env.trace.subscribe((event) => listen(event as TraceEvent))
    for (const host of scene.hosts) await cluster.#startEpmd(host)
    for (const { name, cookie } of scene.nodes) await cluster.#startNode(name, cookie)
    return cluster
  }

  private constructor(latency: number, seed: number) {
    this.env = virtualEnv(seed)
    this.#network = new SimulatedNetwork(this.env, { latency })
  }

  /** Whether anything is still to come of what was done: an answer, or a segment under way. */
  get busy(): boolean {
    return this.#running > 0 || this.moving
  }

  /** Whether there is a journey to watch. When nothing moves and yet an answer is due, all wait for a time-out. */
  get moving(): boolean {
    const now = this.env.clock.now()
    return this.#network.inFlight.some(({ due }) => due >= now)
  }

  /** Resolves with what the Erlang shell would print, once enough virtual time has passed. */
  async run(action: Action): Promise<string> {
    this.#running++
    try {
      return format(await this.#do(action))
    } finally {
      this.#running--
    }
  }

  async #do(action: Action): Promise<unknown> {
    const node = this.#nodes.get(action.at)
    if (node === undefined) throw new RangeError(`the scene has no node ${action.at}`)
    switch (action.does) {
      case 'ping':
        return node.ping(action.node)
      case 'disconnect_node':
        return node.disconnect(action.node)
      case 'set_cookie':
        node.cookies.set(action.cookie)
        return true
    }
  }

  async #startEpmd(host: string): Promise<void> {
    const { env } = this
    const at = { host: '0.0.0.0', port: EPMD_PORT }
    await EpmdServer.start({ env, transport: this.#network.host(host), at, where: `epmd@${host}` })
  }

  async #startNode(name: string, cookie: string): Promise<void> {
    const { env } = this
    const transport = this.#network.host(name.slice(name.indexOf('@') + 1))
    const started = Node.start({ env, transport, name, form: 'short', cookie, epmdPort: EPMD_PORT })
    let settled = false
    const settle = (): void => {
      settled = true
    }
    started.then(settle, settle)
    await env.clock.runUntil(() => settled)
    this.#nodes.set(name, await started)
  }
}
