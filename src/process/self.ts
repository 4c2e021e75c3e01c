/**
 * What a process can do: the `self` that its function is given. The names are those of Erlang's BIFs.
 */
import type { Registered } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { any, type Matched } from '../term/pattern.ts'
import type { TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { type Destination, registered } from './destination.ts'
import { copyReason, ExitReason, ProcessEnded } from './errors.ts'
import type { Process } from './process.ts'

/** The code of a process. It ends `normal` when the promise resolves, and with the error as its reason when it rejects. */
export type Body = (self: Self) => Promise<unknown> | unknown

/** What `self` asks of the runtime on behalf of its process; `Runtime` documents each. */
export interface Host {
  spawn(body: Body): Pid
  makeRef(): Reference
  register(name: string | Atom, pid: Pid): void
  send(from: Pid, to: Destination, message: TermInput): Promise<void> | undefined
  monitor(process: Process, target: Pid | Registered, reference: Reference, alias: boolean): void
  demonitor(process: Process, reference: Reference): void
  turnOver(): Promise<void> | undefined
}

export class Self {
  readonly #process: Process
  readonly #runtime: Host

  constructor(process: Process, runtime: Host) {
    this.#process = process
    this.#runtime = runtime
  }

  /** Erlang's `self()`. */
  get pid(): Pid {
    return this.#process.pid
  }

  /** Erlang's `node()`. */
  get node(): Atom {
    return this.#process.pid.node
  }

  /** Aborts when this process ends: hand it to `fetch` and others that the runtime cannot stop. */
  get signal(): AbortSignal {
    return this.#process.signal
  }

  /**
   * `To ! Message`. Copies or encodes the message before it returns, and never waits. Throws a `TypeError` for what is
   * no term, and `BadArg` for a name that nobody on this node has; a name on another node never throws.
   */
  send(to: Destination, message: TermInput): void {
    this.#alive()
    const full = this.#runtime.send(this.#process.pid, to, message)
    if (full !== undefined) this.#process.full = full
  }

  /** `receive Pattern -> … end`: the first message that fits, whatever waits before it. */
  receive(): Promise<Matched<typeof any>>
  receive<const P>(pattern: P): Promise<Matched<P>>
  /** With `after Milliseconds`: `undefined` when none has come by then. */
  receive<const P>(pattern: P, options: { readonly after: number }): Promise<Matched<P> | undefined>
  async receive(pattern: unknown = any, options?: { readonly after: number }): Promise<unknown> {
    const process = this.#process
    this.#alive()
    if (process.full !== undefined) {
      await process.full
      process.full = undefined
    }
    const pause = this.#runtime.turnOver()
    if (pause !== undefined) await pause
    if (!process.alive) return new Promise(() => {})
    return (
      process.mailbox.takeFirst(pattern) ??
      (options?.after === 0 ? undefined : process.mailbox.next(pattern, options?.after))
    )
  }

  /** `spawn(Fun)`. The function shares JavaScript's memory with this one; only what is sent is copied. */
  spawn(body: Body): Pid {
    this.#alive()
    return this.#runtime.spawn(body)
  }

  /** `make_ref()`. */
  makeRef(): Reference {
    return this.#runtime.makeRef()
  }

  /** `register(Name, self())`. Throws `BadArg` when the name is taken. */
  register(name: string | Atom): void {
    this.#alive()
    this.#runtime.register(name, this.pid)
  }

  /**
   * `monitor(process, Target)`: when it ends, or if it is not there, one message
   * `{'DOWN', Reference, process, Target, Reason}` comes. With `alias`, the reference is also an address of this process
   * until the first message that comes by it, or the `'DOWN'`.
   */
  monitor(target: Pid | string | Atom | Registered, options: { readonly alias?: boolean } = {}): Reference {
    this.#alive()
    const reference = this.makeRef()
    this.#runtime.monitor(this.#process, registered(target, this.node), reference, options.alias ?? false)
    return reference
  }

  /** `demonitor(Reference, [flush])`: no `'DOWN'` comes any more, nor stays in the mailbox. */
  demonitor(reference: Reference): void {
    this.#alive()
    this.#runtime.demonitor(this.#process, reference)
    this.#process.mailbox.takeFirst(t(atom('DOWN'), reference, any, any, any))
  }

  /** `exit(Reason)`: ends this process. */
  exit(reason: TermInput): never {
    this.#alive()
    throw new ExitReason(copyReason(reason))
  }

  #alive(): void {
    if (!this.#process.alive) throw new ProcessEnded(format(this.#process.pid))
  }
}
