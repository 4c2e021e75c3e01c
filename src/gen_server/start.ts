/**
 * How a server comes up: its process takes its name, runs `init`, and only then does who started it learn of it.
 *
 *   start         nobody is told when it ends
 *   startLink     linked with the process that starts it, its parent: when the parent ends, so does the server
 *   startMonitor  watched by the process that starts it
 *
 * OTP: `gen_server:init_it/6`; `proc_lib:start/5` and `init_ack/2`.
 */
import { asErlangError } from '../process/erlang_error.ts'
import type { Body, Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { Pattern } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import type { Spawner } from './caller.ts'
import { type Action, enterLoop, type GenServer } from './loop.ts'
import { type ServerName, takeName } from './server_name.ts'
import { badReturn } from './sys.ts'

/** The server did not come up: its `init` said `stop` or `ignore` or threw or took too long, or its name is taken. */
export class StartFailed extends Error {
  override readonly name = 'StartFailed'
  /** `ignore`, `timeout`, `{already_started, Pid}`, or what `init` gave. */
  readonly reason: Term

  /**
   * @param reason - `ignore`, `timeout`, `{already_started, Pid}`, or what `init` gave.
   * @param cause - What `init` threw.
   */
  constructor(reason: Term, cause?: unknown) {
    super(`the server did not start: ${format(reason)}`, { cause })
    this.reason = reason
  }
}

/** `ignore` or `already_started`: nothing went wrong, and the process ends normally. */
class Declined extends StartFailed {}

/** How a server is started. */
export interface StartOptions {
  /** The name it takes: `counter` or `{local, counter}` on its node, `{global, Name}`, `{via, Module, Name}`. */
  readonly name?: ServerName
  /** How long `init` may take, in milliseconds; by default as long as it wants. */
  readonly timeout?: number
}

/**
 * Starts a server and resolves with its pid when its `init` is done. Rejects with `StartFailed`; nothing of it is left
 * then.
 */
export function start<S>(where: Spawner, server: GenServer<S>, options: StartOptions = {}): Promise<Pid> {
  return launch(where, (body) => where.spawn(body), server, options)
}

/** As `start`, linked with the process `self`, which is told of a failed start by its exit signal too, as in OTP. */
export function startLink<S>(self: Self, server: GenServer<S>, options: StartOptions = {}): Promise<Pid> {
  return launch(self, (body) => self.spawnLink(body), server, options, self)
}

/** As `start`, with a monitor: `{'DOWN', Reference, process, Pid, Reason}` comes when the server ends. */
export async function startMonitor<S>(
  self: Self,
  server: GenServer<S>,
  options: StartOptions = {},
): Promise<readonly [pid: Pid, reference: Reference]> {
  const pid = await start(self, server, options)
  return [pid, self.monitor(pid)]
}

function launch<S>(
  where: Spawner,
  spawn: (body: Body) => Pid,
  server: GenServer<S>,
  { name, timeout }: StartOptions,
  parent?: Self,
): Promise<Pid> {
  return new Promise((resolve, reject) => {
    let failure = new StartFailed(atom('killed'))
    let up = false
    const pid = spawn(async (self) => {
      // Rejects when the process is gone, and its name with it: one may try again at once.
      self.signal.addEventListener('abort', () => reject(failure))
      try {
        const [state, action] = await begin(self, server, name)
        up = true
        resolve(self.pid)
        return enterLoop(self, server, state, action, { name, parent: parent?.pid })
      } catch (error) {
        failure =
          error instanceof StartFailed ? error : new StartFailed(asErlangError(error).exitReason, error)
        return self.exit(failure instanceof Declined ? atom('normal') : failure.reason)
      }
    })
    if (timeout === undefined) return
    where.spawn(async (own) => {
      await own.receive(NOTHING, { after: timeout })
      if (up) return
      failure = new StartFailed(atom('timeout'))
      parent?.unlink(pid)
      own.exit(pid, atom('kill'))
    })
  })
}

/** Takes the name and runs `init`. */
async function begin<S>(
  self: Self,
  server: GenServer<S>,
  name?: ServerName,
): Promise<[S, Action | undefined]> {
  const holder = name === undefined ? undefined : await takeName(self, name)
  if (holder !== undefined) throw new Declined(t(atom('already_started'), holder) as unknown as Term)
  const [verdict, ...rest] = await server.init(self)
  if (verdict === 'ok') return rest as unknown as [S, Action | undefined]
  if (verdict === 'stop') throw new StartFailed(rest[0] as Term)
  if (verdict === 'ignore') throw new Declined(atom('ignore'))
  return badReturn([verdict, ...rest])
}

const NOTHING = new Pattern('nothing', () => false)
