/**
 * `startNode`: a node over TCP, as `erl` starts one, with `-sname`, `-name` or neither. When it takes a name, EPMD is found
 * or started, and the cookie comes from its file unless it is given.
 */
import { isIP } from 'node:net'
import { hostname } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Env } from '../env/env.ts'
import { globalService } from '../global/global.ts'
import type { GlobalOptions } from '../global/state.ts'
import { kernelOn } from '../kernel/kernel.ts'
import { readCookie } from '../node/auth.ts'
import type { DistAutoConnect } from '../node/auto_connect.ts'
import { completeName } from '../node/complete_name.ts'
import { BadNodeName, type NameForm, ownName } from '../node/names.ts'
import { Node } from '../node/node.ts'
import { erlEval } from '../shell/erl_eval.ts'
import { erlScan } from '../shell/erl_scan.ts'
import { remoteShell } from '../shell/remote_shell.ts'
import { cookiePaths, disk } from './disk.ts'
import { ensureEpmd } from './epmd_process.ts'
import { nodeEnv } from './node_env.ts'
import { platform } from './platform.ts'
import { tcp } from './tcp.ts'

/** What `startNode` is told, in the words of `erl`'s flags. */
export interface StartOptions {
  /**
   * A short name: `ts`, or `ts@h1` with a host without dots. Give this or `name`, or neither: then the node is
   * `nonode@nohost` until `startDistribution`. With `undefined` as its name, the first node that it connects with names it.
   */
  readonly sname?: string
  /** A long name: `ts@h1.example.org` or `ts@192.0.2.1`. */
  readonly name?: string
  /** By default the content of `~/.erlang.cookie`, which is made if it is not there. */
  readonly cookie?: string
  /** The port of EPMD here and elsewhere; by default `ERL_EPMD_PORT`, else 4369. */
  readonly epmdPort?: number
  /** The port to listen at; by default a free one. As `inet_dist_listen_min`, if `lastPort` is given. */
  readonly port?: number
  /** The first free port from `port` to this one is taken: `inet_dist_listen_max`. */
  readonly lastPort?: number
  /** The address of the one interface to listen at; by default all: `inet_dist_use_interface`. */
  readonly interface?: string
  /** `erl -erl_epmd_port`: the port of every node of the cluster; see `NodeOptions.erlEpmdPort`. No EPMD is started. */
  readonly erlEpmdPort?: number
  /** False: the node only dials, and needs no EPMD of its own machine; see `NodeOptions.distListen`. */
  readonly distListen?: boolean
  /** The folder in which `.erlang.cookie` lies; by default the user's home. */
  readonly home?: string
  /** Milliseconds; by default 60,000, as OTP's `net_ticktime` of 60 s. */
  readonly ticktime?: number
  /** `net_tickintensity`, the ticks in a `ticktime`: from 4, the default, to 1000. */
  readonly tickIntensity?: number
  /** `net_setuptime` in milliseconds; by default 7,000. Each step of the way to a node may take as long. */
  readonly setupTime?: number
  /** `dist_auto_connect` of kernel; see `NetworkOptions.distAutoConnect`. */
  readonly distAutoConnect?: DistAutoConnect
  /** `erl -proto_dist`: `inet6_tcp` listens, dials and asks EPMD over IPv6. By default `inet_tcp`. */
  readonly protoDist?: 'inet_tcp' | 'inet6_tcp'
  /**
   * A node that is used to quick answers stays awake for the next, for up to 0.2 ms, which shortens a call to a node nearby
   * by more than half and takes processor time meanwhile. False: it never does, as `erl +sbwt none`. By default true.
   */
  readonly busyWait?: boolean
  /** Seen by those it is connected with and by nobody else; see `NodeOptions.hidden`. By default false. */
  readonly hidden?: boolean
  /** `connectAll: false` is `erl`'s `-connect_all false`. */
  readonly global?: GlobalOptions
  readonly env?: Partial<Env>
}

export const DEFAULT_EPMD_PORT = 4369

/**
 * Starts a node. Rejects with `BadNodeName`, `CookieFileError`, `BadCookie`, `EpmdNotStarted`, `EpmdUnreachable`,
 * `ListenError` or `NameTaken`, or with a `RangeError`: for `port`, `ERL_EPMD_PORT` or `tickIntensity` out of range, or
 * for `distListen: true` under the name `undefined`. Then nothing of it is left behind.
 */
export async function startNode(options: StartOptions): Promise<Node> {
  const named = namedOptions(options)
  if (named !== undefined) ownName(named.name, named.form) // a bad name is told before anything is touched
  const env = nodeEnv(options.env)
  const epmdPort = options.epmdPort ?? epmdPortFromEnvironment()
  const overIpv6 = options.protoDist === 'inet6_tcp'
  const starting = Node.start({
    env,
    transport: tcp({ family: overIpv6 ? 6 : 4, busyWait: options.busyWait ?? true }),
    cookie: options.cookie ?? (() => readCookie(disk, cookiePaths(options.home), env.random)),
    epmdPort,
    epmdHost: overIpv6 ? '::1' : '127.0.0.1',
    ensureEpmd: () => ensureEpmd({ env, port: epmdPort, command: pangpongCommand() }),
    listen: {
      host: options.interface ?? (overIpv6 ? '::' : '0.0.0.0'),
      port: options.port ?? 0,
      ...(options.lastPort === undefined ? {} : { lastPort: options.lastPort }),
    },
    ...(options.erlEpmdPort === undefined ? {} : { erlEpmdPort: options.erlEpmdPort }),
    ...(options.setupTime === undefined ? {} : { setupTime: options.setupTime }),
    ...(options.distAutoConnect === undefined ? {} : { distAutoConnect: options.distAutoConnect }),
    ...(options.distListen === undefined ? {} : { distListen: options.distListen }),
    ...(options.ticktime === undefined ? {} : { ticktime: options.ticktime }),
    ...(options.tickIntensity === undefined ? {} : { tickIntensity: options.tickIntensity }),
    ...named,
    global: globalService(options.global),
    hidden: options.hidden ?? false,
    services: [kernelOn(platform), erlEval, erlScan, remoteShell],
    completeName: (name, form) => fullName(form === 'short' ? { sname: name } : { name })[0],
  })
  readyToResolve() // while EPMD is asked
  return starting
}

/**
 * Node.js tells a host's name from an address by a long regular expression, which takes 4 ms of the first dial: it is
 * made ready at its first use, and compiled at its second.
 */
function readyToResolve(): void {
  for (let use = 1; use <= 2; use++) isIP('localhost')
}

/** The name that the node begins with, if it is to have one. */
function namedOptions(options: StartOptions): { name: string; form: NameForm } | undefined {
  if (options.sname === undefined && options.name === undefined) return undefined
  const [name, form] = fullName(options)
  return { name, form }
}

/** What runs this package's own command, from the sources and from the built library alike. */
function pangpongCommand(): string[] {
  const suffix = import.meta.url.endsWith('.ts') ? '.ts' : '.js'
  return [process.execPath, ...process.execArgv, fileURLToPath(new URL(`./cli${suffix}`, import.meta.url))]
}

/** The name with its host, and its form. */
export function fullName({ sname, name }: Pick<StartOptions, 'sname' | 'name'>): [string, NameForm] {
  if ((sname === undefined) === (name === undefined)) {
    throw new BadNodeName(
      name ?? '',
      'leaves the choice open: a node has either a short name (sname) or a long one (name)',
    )
  }
  if (sname !== undefined) return [completeName(sname, 'short', hostname()), 'short']
  return [completeName(name as string, 'long', hostname()), 'long']
}

/** `ERL_EPMD_PORT`, as every Erlang program reads it, else 4369. Throws a `RangeError` when it is no port. */
export function epmdPortFromEnvironment(value = process.env.ERL_EPMD_PORT): number {
  if (value === undefined || value === '') return DEFAULT_EPMD_PORT
  const port = Number(value)
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new RangeError(`ERL_EPMD_PORT is "${value}"; a port is a number from 1 to 65535`)
  }
  return port
}
