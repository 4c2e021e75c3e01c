/**
 * The process in which a shell's expressions run. It is a process like any other: it has a mailbox, can be sent to,
 * watched and killed. When an expression raises, or a signal ends it, the next expression gets a new one.
 * OTP: `shell.erl`, `eval_loop`.
 */
import type { Geometry, Write } from '../io/device.ts'
import type { ReadLine } from '../io/io_input.ts'
import { ioServer } from '../io/io_server.ts'
import { ErlangError } from '../process/erlang_error.ts'
import type { Runtime } from '../process/runtime.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import type { Pid } from '../term/identifier.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'

type Job = (self: Self) => Promise<void>

/** One life of the process. */
interface Life {
  readonly pid: Pid
  give(job: Job): void
  /** What the running expression is to be told when a signal ends the process. */
  killed: ((reason: Term) => void) | undefined
}

/** Where expressions print and read. */
export interface Streams {
  /** Where what is printed goes. */
  readonly write: Write
  /** Without it, there is nothing to read. */
  readonly read?: ReadLine
  /** How large the terminal is, for `io:columns/0` and `io:rows/0`. */
  readonly geometry?: Geometry
  /** A process that prints and reads as an I/O server, in place of `write`, `read` and `geometry`. */
  readonly device?: Pid
}

export class Evaluator {
  readonly #runtime: Runtime
  readonly #diedIdle: (reason: Term) => void
  /** The group leader: what is printed by expressions, here or over there, is written where the shell writes. */
  readonly #device: Pid
  readonly #ownDevice: boolean
  #life: Life | undefined

  /** `diedIdle` hears of an end that came while nothing ran. */
  constructor(
    runtime: Runtime,
    { write, read, geometry, device }: Streams,
    diedIdle: (reason: Term) => void,
  ) {
    this.#runtime = runtime
    this.#diedIdle = diedIdle
    this.#ownDevice = device === undefined
    this.#device = device ?? runtime.spawn(ioServer(write, read, geometry))
  }

  /**
   * Runs `work` in the process; one at a time. Rejects with what it throws, or with the exit that took the process. An
   * `ErlangError` ends it, nothing else does.
   */
  run<T>(work: (self: Self) => Promise<T>): Promise<T> {
    this.#life ??= this.#begin()
    const life = this.#life
    return new Promise((resolve, reject) => {
      life.killed = (reason) => reject(new ErlangError('exit', reason))
      life.give(async (self) => {
        try {
          resolve(await work(self))
          life.killed = undefined
        } catch (error) {
          life.killed = undefined
          if (error instanceof ErlangError && this.#life === life) this.#life = undefined
          reject(error)
          if (error instanceof ErlangError) self.exit(error.exitReason)
        }
      })
    })
  }

  /** Kills the process, if something runs in it. */
  kill(): boolean {
    if (this.#life?.killed === undefined) return false
    this.#runtime.exit(this.#life.pid, atom('kill'))
    return true
  }

  /** The shell ends, and its process with it. */
  close(): void {
    const life = this.#life
    this.#life = undefined
    if (life !== undefined) this.#runtime.exit(life.pid, atom('kill'))
    if (this.#ownDevice) this.#runtime.exit(this.#device, atom('kill'))
  }

  #begin(): Life {
    let wake: (job: Job) => void = () => {}
    const nextJob = () =>
      new Promise<Job>((resolve) => {
        wake = resolve
      })
    let next = nextJob()
    const pid = this.#runtime.spawn(async (self) => {
      self.groupLeader = this.#device
      for (;;) {
        const job = await next
        next = nextJob()
        await job(self)
      }
    })
    const life: Life = { pid, give: (job) => wake(job), killed: undefined }
    this.#runtime.spawn(async (self) => {
      const reference = self.monitor(pid)
      const [, , , , reason] = await self.receive(t(atom('DOWN'), reference, any, any, any))
      if (this.#life !== life) return
      this.#life = undefined
      if (life.killed === undefined) this.#diedIdle(reason)
      else life.killed(reason)
    })
    return life
  }
}
