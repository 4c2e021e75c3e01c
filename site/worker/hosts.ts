/** The hosts of a scene: the simulated network between them, the EPMD on each, and what a reader does to both. */
import { EpmdServer, SimulatedNetwork, type Transport, type VirtualEnv } from '../../src/mod.ts'
import { Refused } from './refusal.ts'
import { type Action, EPMD_PORT, type HostPair, pairKey } from './scene.ts'

/** What is done to a host or to the way between two. */
export type HostAction = Action & ({ readonly host: string } | { readonly between: HostPair })

export class Hosts {
  readonly #env: VirtualEnv
  readonly #network: SimulatedNetwork
  readonly #names = new Set<string>()
  readonly #epmds = new Map<string, EpmdServer>()
  /** Ways on which nothing moves. */
  readonly #cuts = new Set<string>()

  /** `latency`: of every way, in virtual milliseconds. */
  constructor(env: VirtualEnv, latency: number) {
    this.#env = env
    this.#network = new SimulatedNetwork(env, { latency })
  }

  /** Whether there is a journey to watch: what a cut holds makes none. */
  get moving(): boolean {
    const now = this.#env.clock.now()
    return this.#network.inFlight.some(
      ({ due, from, to }) => due >= now && !this.#cuts.has(pairKey([from, to])),
    )
  }

  /** The host's network. It is added, with an EPMD, if it is new. */
  async add(name: string): Promise<Transport> {
    const transport = this.#network.host(name)
    if (this.#names.has(name)) return transport
    this.#names.add(name)
    await this.#startEpmd(name)
    return transport
  }

  /** Resolves once it is done. */
  async do(action: HostAction): Promise<void> {
    for (const host of 'host' in action ? [action.host] : action.between) {
      if (!this.#names.has(host)) throw new Refused({ why: 'no_host', host })
    }
    switch (action.does) {
      case 'start_epmd':
        return this.#startEpmd(action.host)
      case 'stop_epmd':
        return this.#stopEpmd(action.host)
      case 'hide_name':
        return this.#network.removeName(action.host)
      case 'show_name':
        return this.#network.addName(action.host, action.host)
      case 'cut':
        return this.#cut(action.between)
      case 'mend':
        return this.#mend(action.between)
      case 'isolate':
        for (const between of this.#pairsOf(action.host)) this.#cut(between)
        return
      case 'rejoin':
        for (const between of this.#pairsOf(action.host)) this.#mend(between)
        return
      case 'drop':
        return this.#network.dropLink(...action.between)
      case 'delay':
        return this.#network.setLink(...action.between, { latency: action.latency })
    }
  }

  #pairsOf(host: string): HostPair[] {
    return [...this.#names].flatMap((other) => (other === host ? [] : [[host, other] as const]))
  }

  #cut(between: HostPair): void {
    this.#cuts.add(pairKey(between))
    this.#network.partition(...between)
  }

  #mend(between: HostPair): void {
    this.#cuts.delete(pairKey(between))
    this.#network.heal(...between)
  }

  async #startEpmd(host: string): Promise<void> {
    if (this.#epmds.has(host)) return
    const at = { host: '0.0.0.0', port: EPMD_PORT }
    const transport = this.#network.host(host)
    this.#epmds.set(host, await EpmdServer.start({ env: this.#env, transport, at, where: `epmd@${host}` }))
  }

  async #stopEpmd(host: string): Promise<void> {
    const epmd = this.#epmds.get(host)
    this.#epmds.delete(host)
    await epmd?.stop()
  }
}
