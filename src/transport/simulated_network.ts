/**
 * A network in memory: hosts with names and addresses, a DNS, links with latency and jitter, and the faults that a real
 * one has: a host that no name leads to, a link that drops its connections, a cut cable that nobody notices.
 *
 * Chance comes from the environment, and so do the timers: with a virtual clock every run is the same run, and can stop
 * after any segment.
 */
import type { Env } from '../env/env.ts'
import type { ConnectedEvent, DialEvent, DialFailedEvent } from './events.ts'
import { SimulatedConnection } from './simulated_connection.ts'
import { SimulatedHost } from './simulated_host.ts'
import { Lane, type LinkQuality, linkKey, type Segment, SimulatedWire } from './simulated_wire.ts'
import {
  type Address,
  type Connection,
  ConnectionLost,
  DialError,
  ListenError,
  type Transport,
} from './transport.ts'

/** @inline */
export interface NetworkOptions extends Partial<LinkQuality> {
  /** Bytes that may wait before `write` says false; by default 64 KiB. */
  readonly highWaterMark?: number
  /** Milliseconds after which a dialler who hears nothing gives up; by default 20,000. */
  readonly dialTimeout?: number
}

const LOOPBACK = '127.0.0.1'
const ANY_ADDRESS = '0.0.0.0'

/** The connections between two hosts: to drop them, both ends are needed. */
type Pair = readonly [SimulatedConnection, SimulatedConnection]

/**
 * Hosts, names and wires that are not there: with delays, partitions and lost connections, by its clock and its seed.
 */
export class SimulatedNetwork {
  readonly #env: Env
  readonly #wire: SimulatedWire
  readonly #highWaterMark: number
  readonly #dialTimeout: number
  readonly #hosts = new Map<string, SimulatedHost>()
  /** Names and addresses, and the hosts they lead to. */
  readonly #dns = new Map<string, SimulatedHost>()
  readonly #pairs = new Map<string, Set<Pair>>()

  constructor(env: Env, options: NetworkOptions = {}) {
    const { latency = 1, jitter = 0, segmentBytes = Number.POSITIVE_INFINITY } = options
    this.#env = env
    this.#wire = new SimulatedWire(env, { latency, jitter, segmentBytes })
    this.#highWaterMark = options.highWaterMark ?? 64 * 1024
    this.#dialTimeout = options.dialTimeout ?? 20_000
  }

  /**
   * The carrier as that host has it. The host exists from its first mention on, with an address of its own, and its name
   * is in the DNS.
   */
  host(name: string): Transport {
    const host = this.#hosts.get(name) ?? this.#addHost(name)
    return {
      dial: (to, signal) => this.#dial(host, to, signal),
      listen: async (at, accept) => host.listen(at, this.#listenAddress(host, at), accept),
    }
  }

  /** The address of a host, in digits. */
  addressOf(host: string): string {
    return this.#known(host).address
  }

  /** One more name for a host; or a name that leads elsewhere from now on. */
  addName(name: string, host: string): void {
    this.#dns.set(name, this.#known(host))
  }

  /** From now on `name` does not resolve, save on the host itself. Its address still leads there. */
  removeName(name: string): void {
    this.#dns.delete(name)
  }

  /** What is not given stays as it was. */
  setLink(a: string, b: string, quality: Partial<LinkQuality>): void {
    this.#wire.setQuality(a, b, quality)
  }

  /** Every connection between the two breaks, and both sides learn it. New ones can be made. */
  dropLink(a: string, b: string): void {
    const error = new ConnectionLost(`the link between ${a} and ${b} dropped`)
    for (const pair of this.#pairs.get(linkKey(a, b)) ?? []) {
      for (const end of pair) end.lose(error)
    }
  }

  /** The cable is cut: nothing arrives any more, and nobody is told. */
  partition(a: string, b: string): void {
    this.#wire.partition(a, b)
  }

  /** The cable is mended: what was held arrives, as TCP would have sent it again. */
  heal(a: string, b: string): void {
    this.#wire.heal(a, b)
  }

  /** Holds every segment until `resume`; `step` lets one through. */
  pause(): void {
    this.#wire.pause()
  }

  /** Lets go what `pause` held. */
  resume(): void {
    this.#wire.resume()
  }

  /** Delivers the segment that is due next, however far its time is. False when none is under way. */
  step(): boolean {
    return this.#wire.step()
  }

  get inFlight(): readonly Segment[] {
    return this.#wire.inFlight
  }

  #addHost(name: string): SimulatedHost {
    const number = this.#hosts.size + 1
    const host = new SimulatedHost(name, `10.0.${number >> 8}.${number & 255}`)
    this.#hosts.set(name, host)
    this.#dns.set(name, host)
    this.#dns.set(host.address, host)
    return host
  }

  #known(name: string): SimulatedHost {
    const host = this.#hosts.get(name)
    if (host === undefined) throw new RangeError(`the network has no host ${name}; host('${name}') makes it`)
    return host
  }

  #isLoopback(name: string): boolean {
    return name === 'localhost' || name.startsWith('127.')
  }

  #listenAddress(host: SimulatedHost, at: Address): string | undefined {
    if (at.host === ANY_ADDRESS) return undefined
    if (this.#isLoopback(at.host)) return LOOPBACK
    if (at.host === host.name || this.#dns.get(at.host) === host) return host.address
    throw new ListenError(at, 'no-such-address')
  }

  async #dial(from: SimulatedHost, to: Address, signal: AbortSignal | undefined): Promise<Connection> {
    const { clock, trace } = this.#env
    if (trace.on) trace.emit<DialEvent>({ type: 'dial', at: clock.now(), where: from.name, to })
    try {
      return await this.#connect(from, to, signal)
    } catch (error) {
      if (trace.on && error instanceof DialError) {
        const { failure } = error
        trace.emit<DialFailedEvent>({ type: 'dial_failed', at: clock.now(), where: from.name, to, failure })
      }
      throw error
    }
  }

  #connect(from: SimulatedHost, to: Address, signal: AbortSignal | undefined): Promise<Connection> {
    const loopback = this.#isLoopback(to.host)
    const host = loopback || to.host === from.name ? from : this.#dns.get(to.host)
    if (host === undefined) throw new DialError(to, 'unresolved')
    if (signal?.aborted) throw new DialError(to, 'aborted', { cause: signal.reason })

    const remote = { host: loopback ? LOOPBACK : host.address, port: to.port }
    const local = { host: loopback ? LOOPBACK : from.address, port: from.freePort() }
    const here = { host: from.name, port: local.port }
    const other = { host: host.name, port: to.port }
    const there = new Lane(this.#wire, here, other)
    const back = new Lane(this.#wire, other, here)

    return new Promise((resolve, reject) => {
      let settled = false
      const settle = () => {
        settled = true
        timeout.cancel()
        signal?.removeEventListener('abort', abort)
      }
      const fail = (error: DialError) => {
        settle()
        there.cut()
        reject(error)
      }
      const abort = () => fail(new DialError(to, 'aborted', { cause: signal?.reason }))
      const timeout = this.#env.clock.setTimer(this.#dialTimeout, () =>
        fail(new DialError(to, 'unreachable')),
      )
      signal?.addEventListener('abort', abort)

      there.send('syn', 0, () => {
        const accept = host.listenerAt(remote.host, remote.port)
        if (accept === undefined) {
          back.send('rst', 0, () => fail(new DialError(to, 'refused')))
          return
        }
        const [dialler, acceptor] = this.#pair({ local, remote }, there, back)
        back.send('syn_ack', 0, () => {
          if (settled) return dialler.destroy()
          settle()
          this.#tellConnected(from.name, dialler)
          resolve(dialler)
        })
        this.#tellConnected(host.name, acceptor)
        accept(acceptor)
      })
    })
  }

  #pair(dialled: { local: Address; remote: Address }, there: Lane, back: Lane): Pair {
    const key = linkKey(there.from, there.to)
    const pairs = this.#pairs.get(key) ?? new Set<Pair>()
    this.#pairs.set(key, pairs)
    let living = 2
    const whenEnded = () => {
      living -= 1
      if (living === 0) pairs.delete(pair)
    }
    const accepted = { local: dialled.remote, remote: dialled.local }
    const pair: Pair = [
      new SimulatedConnection(this.#env, dialled, there, this.#highWaterMark, whenEnded),
      new SimulatedConnection(this.#env, accepted, back, this.#highWaterMark, whenEnded),
    ]
    SimulatedConnection.join(...pair)
    pairs.add(pair)
    return pair
  }

  #tellConnected(where: string, { local, remote }: Connection): void {
    const { clock, trace } = this.#env
    if (trace.on) trace.emit<ConnectedEvent>({ type: 'connected', at: clock.now(), where, local, remote })
  }
}
