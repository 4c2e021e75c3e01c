/**
 * The EPMD of this machine: found, or started, or served from this process.
 *
 * Like `erl`, a node that finds no EPMD starts one that outlives it. The system's `epmd` is preferred, since every node
 * of the machine will use it; where there is none, our own server runs as a process of its own.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Env } from '../env/env.ts'
import { EpmdUnreachable, names } from '../epmd/client.ts'
import { EpmdServer } from '../epmd/server.ts'
import { DialError, ListenError } from '../transport/transport.ts'
import { tcpTransport } from './tcp.ts'

/** How long a started EPMD may take until it answers. */
const START_LIMIT_MS = 10_000
const FIRST_LOOK_MS = 10

/** Nobody answers as EPMD on this machine, and none could be started. */
export class EpmdNotStarted extends Error {
  override readonly name = 'EpmdNotStarted'
  /** The port at which EPMD was looked for. */
  readonly port: number

  /**
   * @param port - The port at which EPMD was looked for.
   * @param why - What went wrong.
   * @param options - `cause`: the error behind it.
   */
  constructor(port: number, why: string, options?: ErrorOptions) {
    super(`no EPMD at port ${port} of this machine: ${why}`, options)
    this.port = port
  }
}

export interface EnsureEpmdOptions {
  readonly env: Env
  readonly port: number
  /** What runs this package's command, program first; it is called with `epmd --port N`. */
  readonly command: readonly string[]
}

/** Resolves as soon as an EPMD answers at that port of this machine; starts one if none does. Rejects with `EpmdNotStarted`. */
export async function ensureEpmd({ env, port, command }: EnsureEpmdOptions): Promise<void> {
  if (await answers(env, port)) return
  const started = await startDetached(['epmd', '-daemon', '-port', String(port)])
  if (!started && !(await startDetached([...command, 'epmd', '--port', String(port)]))) {
    throw new EpmdNotStarted(port, `neither "epmd" nor "${command[0]}" could be run`)
  }
  await untilItAnswers(env, port)
}

/** False if nothing listens there. */
async function answers(env: Env, port: number): Promise<boolean> {
  const caller = { env, transport: tcpTransport, where: 'pangpong' }
  try {
    await names(caller, { host: '127.0.0.1', port })
    return true
  } catch (error) {
    const { cause } = error as EpmdUnreachable
    if (error instanceof EpmdUnreachable && cause instanceof DialError && cause.failure === 'refused')
      return false
    throw new EpmdNotStarted(port, 'another program listens there, and does not answer as EPMD', {
      cause: error,
    })
  }
}

/** Asks again and again, less and less often: a daemon does not tell when it is ready. */
async function untilItAnswers(env: Env, port: number): Promise<void> {
  const limit = env.clock.now() + START_LIMIT_MS
  for (let pause = FIRST_LOOK_MS; ; pause *= 1.5) {
    if (await answers(env, port)) return
    if (env.clock.now() + pause > limit) break
    await new Promise<void>((resolve) => env.clock.setTimer(pause, resolve))
  }
  const advice = `Start one by hand: "epmd -daemon -port ${port}" or "pangpong epmd --port ${port}"`
  throw new EpmdNotStarted(
    port,
    `one was started, but gave no answer in ${START_LIMIT_MS / 1000} s. ${advice}`,
  )
}

/** Runs a program that outlives us. False if it is not there. */
async function startDetached([program, ...args]: readonly string[]): Promise<boolean> {
  const child = spawn(program as string, args, { detached: true, stdio: 'ignore' })
  child.unref()
  try {
    await once(child, 'spawn')
    return true
  } catch {
    return false
  }
}

export interface RunEpmdOptions {
  readonly env: Env
  readonly port: number
  /** Default: every address of this machine, of IPv4 and IPv6. */
  readonly address?: string
  readonly relaxedCommandCheck?: boolean
}

/**
 * Serves as this machine's EPMD from this process, until Ctrl-C, SIGTERM or a KILL request: `stopped` of the server tells.
 * Rejects with `ListenError`.
 */
export async function runEpmd(options: RunEpmdOptions): Promise<EpmdServer> {
  const { env, port, address, relaxedCommandCheck = false } = options
  const serve = (host: string) =>
    EpmdServer.start({ env, transport: tcpTransport, at: { host, port }, relaxedCommandCheck })
  const server = await serve(address ?? '::').catch((error) => {
    const hasNoIpv6 =
      address === undefined && error instanceof ListenError && error.failure === 'no-such-address'
    if (hasNoIpv6) return serve('0.0.0.0')
    throw error
  })
  const stop = () => void server.stop()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  void server.stopped.then(() => process.off('SIGINT', stop).off('SIGTERM', stop))
  return server
}
