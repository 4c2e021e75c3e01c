/**
 * What a process can do: the `self` that its function is given. The names are those of Erlang's BIFs.
 */
import type { SeqTrace } from '../signal/seq_trace.ts'
import type { Registered } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { KEY } from '../term/kind.ts'
import { any, type Matched } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import type { ExitOptions, SpawnOptions } from './call.ts'
import { type Destination, nameOf, registered } from './destination.ts'
import { BadArg, copyReason, ExitReason, NotAlive, ProcessEnded } from './errors.ts'
import type { Host } from './host.ts'
import { demonitorNode, monitorNode } from './node_monitors.ts'
import type { AliasMode, Process } from './process.ts'
import { receive } from './receive.ts'

/** The code of a process. It ends `normal` when the promise resolves, and with the error as its reason when it rejects. */
export type Body = (self: Self) => Promise<unknown> | unknown

/** A process as it sees itself: every function that is spawned is given one, and acts by it. */
export class Self {
  readonly #process: Process
  readonly #runtime: Host<Self>

  constructor(process: Process, runtime: Host<Self>) {
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

  /** `group_leader()`: who prints for this process; inherited from who spawned it. */
  get groupLeader(): Pid {
    return this.#process.groupLeader
  }

  /** `group_leader(Leader, self())`. */
  set groupLeader(leader: Pid) {
    this.#alive()
    this.#process.groupLeader = leader
  }

  /** `seq_trace`: the token that goes with what this process says, `self.seqTrace.token`, and how to set it. */
  get seqTrace(): SeqTrace {
    return this.#process.traced()
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
    const { pid, seqTrace } = this.#process
    const full = this.#runtime.send(pid, to, message, seqTrace?.sent())
    if (full !== undefined) this.#process.full = full
  }

  /**
   * `erlang:send(Alias, Message, [priority])`: it overtakes the ordinary messages in the mailbox, if the alias was made
   * with `priority`. Over the network OTP 28 and later know of it; to others it is a message like any other.
   */
  sendPriority(alias: Reference, message: TermInput): void {
    this.#alive()
    const { pid, seqTrace } = this.#process
    const full = this.#runtime.sendPriority(pid, alias, message, seqTrace?.sent())
    if (full !== undefined) this.#process.full = full
  }

  /** `receive Pattern -> … end`: the first message that fits, whatever waits before it. */
  receive(): Promise<Matched<typeof any>>
  receive<const P>(pattern: P): Promise<Matched<P>>
  /** With `after Milliseconds`: `undefined` when none has come by then. */
  receive<const P>(pattern: P, options: { readonly after: number }): Promise<Matched<P> | undefined>
  receive(pattern: unknown = any, options?: { readonly after: number }): Promise<unknown> {
    if (!this.#process.alive) return Promise.reject(this.#ended())
    return receive(this.#process, this.#runtime, pattern, options?.after)
  }

  /** `spawn(Fun)`. The function shares JavaScript's memory with this one; only what is sent is copied. */
  spawn(body: Body): Pid {
    this.#alive()
    const { groupLeader, seqTrace } = this.#process
    const child = this.#runtime.start(body, groupLeader)
    if (seqTrace?.token !== undefined) seqTrace.inherited(child.traced())
    return child.pid
  }

  /** `spawn_link(Fun)`. */
  spawnLink(body: Body): Pid {
    const pid = this.spawn(body)
    this.link(pid)
    return pid
  }

  /** `spawn_monitor(Fun)`. */
  spawnMonitor(body: Body): readonly [pid: Pid, reference: Reference] {
    const pid = this.spawn(body)
    return [pid, this.monitor(pid)]
  }

  /**
   * `spawn_request(Node, Module, Function, Args, Options)`: asks `node` for a process that begins with this call. One
   * message answers, if `reply` lets it: `{spawn_reply, Reference, ok, Pid}` or `{spawn_reply, Reference, error, Reason}`.
   */
  spawnRequest(
    node: string | Atom,
    module: string | Atom,
    name: string | Atom,
    args: readonly TermInput[],
    options: SpawnOptions = {},
  ): Reference {
    this.#alive()
    const call = { node: nameOf(node), module: nameOf(module), function: nameOf(name), args }
    return this.#runtime.spawnRequest(this.#process, call, options)
  }

  /**
   * `spawn_request_abandon(Reference)`: no reply comes any more, and no `'DOWN'`. False when the reply has come already. A
   * process that was asked for may begin nevertheless.
   */
  spawnRequestAbandon(reference: Reference): boolean {
    this.#alive()
    return this.#process.spawning.delete(reference[KEY])
  }

  /**
   * `apply(Module, Function, Args)`: calls a function of a module that this node declares, in this process. Gives what it
   * gives, a promise perhaps. Throws `error:undef` for what is not declared.
   */
  apply(module: string | Atom, name: string | Atom, args: readonly Term[]): unknown {
    this.#alive()
    return this.#runtime.apply(this, nameOf(module), nameOf(name), args)
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

  /** `whereis(Name)`: the process of this node that has the name. */
  whereis(name: string | Atom): Pid | undefined {
    return this.#runtime.whereis(name)
  }

  /**
   * `monitor(process, Target)`: when it ends, or if it is not there, one message
   * `{'DOWN', Reference, process, Target, Reason}` comes. With `alias`, the reference is also an address of this process:
   * until the monitor ends (`demonitor`), also until the first message by it (`reply_demonitor`, or `true`), or until
   * `unalias` (`explicit_unalias`).
   */
  monitor(
    target: Pid | string | Atom | Registered,
    options: { readonly alias?: boolean | Exclude<AliasMode, 'reply'> } = {},
  ): Reference {
    this.#alive()
    const reference = this.makeRef()
    const { alias = false } = options
    const mode = alias === true ? 'reply_demonitor' : alias === false ? undefined : alias
    this.#runtime.monitor(this.#process, registered(target, this.node), reference, mode)
    return reference
  }

  /**
   * `demonitor(Reference, [flush])`: no `'DOWN'` comes any more, nor stays in the mailbox; with `flush: false`, as
   * `demonitor(Reference)`, one that has come already stays.
   */
  demonitor(reference: Reference, { flush = true }: { readonly flush?: boolean } = {}): void {
    this.#alive()
    this.#runtime.demonitor(this.#process, reference)
    const { mailbox } = this.#process
    if (flush && mailbox.length > 0) mailbox.takeFirst(t(atom('DOWN'), reference, any, any, any))
  }

  /**
   * `alias()`: a reference that is an address of this process, until `unalias`; with `reply`, until the first message by
   * it. Unlike a pid it can be taken back: what comes by it later is dropped. With `priority`, priority messages that come
   * by it overtake all others.
   */
  alias(
    mode: 'explicit_unalias' | 'reply' = 'explicit_unalias',
    options: { readonly priority?: boolean } = {},
  ): Reference {
    this.#alive()
    const alias = this.makeRef()
    this.#runtime.processes.addAlias(this.#process, alias, mode, options.priority)
    return alias
  }

  /** `unalias(Alias)`: false when it is no alias of this process, or no longer. */
  unalias(alias: Reference): boolean {
    this.#alive()
    return this.#runtime.processes.removeAlias(this.#process, alias)
  }

  /**
   * `monitor_node(Node, On)`: `{nodedown, Node}` comes when the connection with it ends, or cannot be made. Throws
   * `NotAlive` where there are no other nodes.
   */
  monitorNode(node: string | Atom, on: boolean): void {
    this.#alive()
    const named = nameOf(node)
    if (named === this.node) return
    const { remote } = this.#runtime
    if (remote === undefined) throw new NotAlive()
    if (on) monitorNode(this.#process, named, remote)
    else demonitorNode(this.#process, named)
  }

  /** `send_after(Time, To, Message)`: `to` is a pid or a name of this node. Throws `BadArg` for another, or for no time. */
  sendAfter(ms: number, to: Destination, message: TermInput): Reference {
    this.#alive()
    return this.#runtime.sendAfter(ms, to, message)
  }

  /** `start_timer(Time, To, Message)`: as `sendAfter`, and what comes is `{timeout, Reference, Message}`. */
  startTimer(ms: number, to: Destination, message: TermInput): Reference {
    this.#alive()
    return this.#runtime.startTimer(ms, to, message)
  }

  /** `cancel_timer(Reference)`: the milliseconds that were left, or `false` when there was nothing to cancel. */
  cancelTimer(timer: Reference): number | false {
    this.#alive()
    return this.#runtime.timers.cancel(timer)
  }

  /** `read_timer(Reference)`: the milliseconds left, or `false`. */
  readTimer(timer: Reference): number | false {
    return this.#runtime.timers.read(timer)
  }

  /**
   * `link(Pid)`: when either ends for another reason than `normal`, so does the other, unless it traps exits. If `pid` is
   * not there, its exit signal comes at once, with `noproc`.
   */
  link(pid: Pid): void {
    this.#alive()
    this.#runtime.link(this.#process, pid)
  }

  /** `unlink(Pid)`: once it returns, the end of `pid` has no effect here. */
  unlink(pid: Pid): void {
    this.#alive()
    this.#runtime.unlink(this.#process, pid)
  }

  /** `process_flag(trap_exit, Value)`: exit signals come as messages `{'EXIT', From, Reason}`. Returns the former value. */
  processFlag(flag: 'trap_exit', value: boolean): boolean {
    this.#alive()
    if (flag !== 'trap_exit') throw new BadArg(`there is no process flag ${flag} here: trap_exit is the one`)
    const former = this.#process.trapExit
    this.#process.trapExit = value
    return former
  }

  /** `exit(Reason)`: ends this process. */
  exit(reason: TermInput): never
  /**
   * `exit(Pid, Reason)`: sends an exit signal. `kill` cannot be trapped; `normal` ends nobody but oneself. By an alias, and
   * with `priority` as in `sendPriority`, it reaches other nodes from OTP 28 on.
   */
  exit(to: Pid | Reference, reason: TermInput, options?: ExitOptions): void
  exit(...args: [TermInput] | [Pid | Reference, TermInput, (ExitOptions | undefined)?]): void {
    this.#alive()
    if (args.length === 1) throw new ExitReason(copyReason(args[0]))
    const [to, reason, options] = args
    this.#runtime.exit(to, reason, this.pid, options)
  }

  #alive(): void {
    if (!this.#process.alive) throw this.#ended()
  }

  #ended(): ProcessEnded {
    return new ProcessEnded(format(this.#process.pid))
  }
}
