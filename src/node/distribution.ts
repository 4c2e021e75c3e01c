/**
 * One life of a node under one name: from `net_kernel:start` to `net_kernel:stop`. What lives on the runtime outlives it:
 * a local process is the same before, during and after.
 *
 * Starting is: listen, register the port with this host's EPMD, take the name. A step that fails undoes the ones before
 * it, so that nothing stays half-registered.
 * OTP: `erl_distribution.erl`; `net_kernel:start/2`, `net_kernel:stop/0`.
 */
import { NET_TICKTIME } from '../channel/ticker.ts'
import type { Env } from '../env/env.ts'
import { EpmdUnreachable, type Registration } from '../epmd/client.ts'
import { DFLAG, OUR_FLAGS } from '../handshake/flags.ts'
import type { Runtime } from '../process/runtime.ts'
import { type Atom, atom } from '../term/atom.ts'
import type { Connection, Listener, Transport } from '../transport/transport.ts'
import type { CookieTable } from './auth.ts'
import type { DistAutoConnect } from './auto_connect.ts'
import { keepRegistered } from './keep_registered.ts'
import { type ListenAt, listenAtFirstFree } from './listen.ts'
import { isDynamic, type NameForm, type NodeName, ownName } from './names.ts'
import { NetKernel } from './net_kernel.ts'
import { netKernelProcess } from './net_kernel_process.ts'
import { MAX_NEWCOMERS } from './newcomers.ts'
import type { NodeMonitors } from './node_monitors.ts'
import { permanent } from './permanent.ts'
import { nowhere, unregistered } from './unlisted.ts'

/** OTP's `net_setuptime`: how long EPMD, the dialled port and the handshake may take, each of them, in milliseconds. */
export const NET_SETUPTIME = 7000

/** How a node is reached, whatever it is called. */
export interface NetworkOptions {
  readonly env: Env
  readonly transport: Transport
  /** The port of EPMD, here and on every other host. */
  readonly epmdPort: number
  /** This host's EPMD; by default `localhost`. */
  readonly epmdHost?: string
  /** Where to listen; by default at a free port of every address. */
  readonly listen?: ListenAt
  /**
   * `erl -erl_epmd_port`: every node of the cluster listens at this port, one on each host, so that no EPMD need be asked. This
   * node registers nevertheless, if its host has one.
   */
  readonly erlEpmdPort?: number
  /** `net_setuptime` in milliseconds, by default 7000. EPMD, the dial and the handshake may take as long, each of them. */
  readonly setupTime?: number
  /** `dist_auto_connect` of kernel; by default nodes connect whenever there is something to say. */
  readonly distAutoConnect?: DistAutoConnect
}

/** What may differ from one life to the next. */
export interface DistributionOptions {
  /**
   * The full name, `a@h1`. `undefined@h1` is a name for OTP's `-sname undefined`: the node neither listens nor registers,
   * is hidden, and is called what the first node calls it that it connects with.
   */
  readonly name: string
  readonly form: NameForm
  /** A hidden node is seen by those it is connected with and by nobody else, and meets nobody through them. */
  readonly hidden?: boolean
  /**
   * False, as `erl -dist_listen false`: the node listens nowhere and registers with no EPMD, so it can dial but not be
   * dialled. By default true.
   */
  readonly distListen?: boolean
  /**
   * `net_ticktime` in milliseconds, by default 60,000. Each peer is looked at every `ticktime / tickIntensity`: if
   * nothing was sent to it since the last look, it gets an empty frame; if it has been silent for all of `ticktime`, it
   * is given up.
   */
  readonly ticktime?: number
  /** `net_tickintensity`, the ticks in a `ticktime`: from 4, the default, to 1000. */
  readonly tickIntensity?: number
}

/** What of the node the distribution is for. */
export interface Place {
  readonly runtime: Runtime
  readonly cookies: CookieTable
  readonly monitors: NodeMonitors
}

export class Distribution {
  readonly options: DistributionOptions
  readonly netKernel: NetKernel
  readonly #place: Place
  readonly #listener: Listener
  readonly #registration: Registration
  #stopped = false

  /**
   * Calls `ready` once the node has its name, before anyone can connect. Rejects with `BadNodeName`, `ListenError`,
   * `EpmdUnreachable` or `NameTaken`.
   */
  static async start(
    place: Place,
    network: NetworkOptions,
    options: DistributionOptions,
    ready: (distribution: Distribution) => void,
  ): Promise<Distribution> {
    const name = ownName(options.name, options.form)
    const { distListen = !isDynamic(name) } = options
    if (isDynamic(name) && distListen) throw new RangeError('a node without a name (undefined) cannot listen')
    const early = new Set<Connection>()
    let netKernel: NetKernel | undefined
    const accept = (connection: Connection): void => {
      if (netKernel !== undefined) void netKernel.accept(connection)
      else if (early.size < MAX_NEWCOMERS) early.add(connection)
      else connection.destroy()
    }
    const listener = distListen ? await listen(network, accept) : nowhere
    let registration: Registration | undefined
    let distribution: Distribution | undefined
    try {
      const hidden = options.hidden === true || !distListen // whom nobody can dial, nobody shall hear of
      registration = distListen
        ? await registered(network, name, listener, hidden)
        : unregistered(network.env)
      netKernel = makeNetKernel(place, network, options, name, registration, hidden)
      distribution = new Distribution(place, options, netKernel, listener, registration)
      if (!isDynamic(name)) place.runtime.identity.become(atom(name.full) as Atom, registration.creation)
      distribution.#begin(name)
      ready(distribution)
      for (const connection of early) void netKernel.accept(connection)
      return distribution
    } catch (error) {
      for (const connection of early) connection.destroy()
      if (distribution === undefined) await giveBack(listener, registration)
      else await distribution.stop()
      throw error
    }
  }

  private constructor(
    place: Place,
    options: DistributionOptions,
    netKernel: NetKernel,
    listener: Listener,
    registration: Registration,
  ) {
    this.#place = place
    this.options = options
    this.netKernel = netKernel
    this.#listener = listener
    this.#registration = registration
  }

  /** The port that other nodes dial; 0 if the node does not listen. */
  get port(): number {
    return this.#listener.address.port
  }

  #begin(name: NodeName): void {
    const { runtime, monitors } = this.#place
    runtime.remote = this.netKernel
    permanent(runtime, 'net_kernel', netKernelProcess, undefined, () => !this.#stopped)
    if (!isDynamic(name)) monitors.up({ node: name.full, hidden: false })
  }

  /** Ends every connection, and gives the name back. Whoever had to do with other nodes is told `noconnection`. */
  async stop(): Promise<void> {
    this.#stopped = true
    const { runtime, monitors } = this.#place
    this.netKernel.stop()
    runtime.remote = undefined
    const process = runtime.whereis('net_kernel')
    if (process !== undefined) runtime.exit(process, atom('kill'))
    const { name } = runtime.node // one that was given is lost already, with its giver
    runtime.identity.become(atom('nonode@nohost'), 0)
    const isLost = name === runtime.node.name
    if (!isLost) monitors.down({ node: name, hidden: false }, 'net_kernel_terminated')
    await giveBack(this.#listener, this.#registration)
  }
}

/** Nobody dials the port any more, and the name is free. */
async function giveBack(listener: Listener, registration: Registration | undefined): Promise<void> {
  await listener.close()
  registration?.close()
  await registration?.closed
}

function listen(network: NetworkOptions, accept: (connection: Connection) => void): Promise<Listener> {
  const { transport, erlEpmdPort, listen: at = { host: '0.0.0.0', port: 0 } } = network
  return listenAtFirstFree(
    transport,
    erlEpmdPort === undefined ? at : { host: at.host, port: erlEpmdPort },
    accept,
  )
}

/** Where every node's port is known, EPMD is told if it is there. */
async function registered(
  { env, transport, epmdHost = 'localhost', epmdPort, erlEpmdPort }: NetworkOptions,
  { full, name }: NodeName,
  { address: { port } }: Listener,
  hidden: boolean,
): Promise<Registration> {
  const caller = { env, transport, where: full }
  return keepRegistered(caller, { host: epmdHost, port: epmdPort }, { name, port, hidden }).catch((error) => {
    if (erlEpmdPort === undefined || !(error instanceof EpmdUnreachable)) throw error
    return unregistered(env)
  })
}

function makeNetKernel(
  { runtime, cookies, monitors }: Place,
  { env, transport, epmdPort, erlEpmdPort, setupTime = NET_SETUPTIME, distAutoConnect }: NetworkOptions,
  { form, ticktime = NET_TICKTIME, tickIntensity }: DistributionOptions,
  name: NodeName,
  { creation }: Registration,
  hidden: boolean,
): NetKernel {
  const flags = OUR_FLAGS | (hidden ? 0n : DFLAG.PUBLISHED) | (isDynamic(name) ? DFLAG.NAME_ME : 0n)
  return new NetKernel({
    runtime,
    monitors,
    ticktime,
    ...(tickIntensity === undefined ? {} : { tickIntensity }),
    ...(distAutoConnect === undefined ? {} : { distAutoConnect }),
    dialler: {
      env,
      transport,
      where: name.full,
      form,
      epmdPort,
      ...(erlEpmdPort === undefined ? {} : { nodePort: erlEpmdPort }),
      us: { env, name: name.full, creation, flags, cookieFor: (peer) => cookies.get(peer), setupTime },
    },
  })
}
