/**
 * A runtime: processes, their names and the signals between them. It knows no network; what is not here goes to its
 * `Remote`, and what comes from there is handed to `deliver`.
 */
import type { Env } from '../env/env.ts'
import { encode } from '../etf/encode.ts'
import { type Carried, KEEPS, type Token, under } from '../signal/seq_trace.ts'
import type { Message, Registered, Signal } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import { copy } from '../term/copy.ts'
import { format } from '../term/format.ts'
import { LocalIdentity, Pid, Reference } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arrived, nodeDown, unreachable } from './arrivals.ts'
import { Budget } from './budget.ts'
import type { Call, ExitOptions, SpawnOptions } from './call.ts'
import { type Destination, isBareName, nameOf, nameTarget, resolve } from './destination.ts'
import { BadArg, copyReason } from './errors.ts'
import type { DeliverEvent, ExitEvent, ProcessEvent, SendEvent, SpawnEvent } from './events.ts'
import { farewell } from './exits.ts'
import type { Host } from './host.ts'
import { link, unlink } from './links.ts'
import { Modules } from './modules.ts'
import { aliasUsed, demonitor, monitor } from './monitors.ts'
import type { Post } from './post.ts'
import type { AliasMode, Process } from './process.ts'
import { type ProcessItem, processInfo } from './process_info.ts'
import { ProcessTable } from './process_table.ts'
import type { Remote } from './remote.ts'
import { type Receiver, receiverOf, type Way, wayTo } from './router.ts'
import { run } from './run.ts'
import type { Body, Self } from './self.ts'
import { spawnRequest } from './spawning.ts'
import { Timers } from './timers.ts'

/** What the processes of a node live in: spawning, registered names, signals, and the seam to other nodes. */
export class Runtime implements Host<Self>, Post {
  readonly env: Env
  /** Its name and life, by which its identifiers are told from those of others. */
  readonly identity = new LocalIdentity()
  /** The way to other nodes; `undefined` while this runtime is not distributed. @internal */
  remote: Remote | undefined
  /** Whether `shutdown` was called: from then on the node's own services are not started again. `spawn` works as before. */
  isShutDown = false
  /** What can be called by name, here and from other nodes. */
  readonly modules = new Modules()
  /** The sender of what is sent from outside any process. */
  readonly outside = new Pid(this.identity, 0, 0)
  /** The group leader of processes that are spawned from outside any process. */
  groupLeader = this.outside
  /** @internal */
  readonly processes = new ProcessTable(this.identity)
  /** @internal */
  readonly timers: Timers
  #lastRef = 0
  readonly #refSeed: number
  readonly #budget: Budget
  /** Processes that have ended and whose farewell is not over. */
  readonly #ended: { readonly process: Process; readonly reason: Term }[] = []

  constructor(env: Env) {
    this.env = env
    this.timers = new Timers(env.clock)
    this.#budget = new Budget(env)
    this.#refSeed = env.random.uint32()
  }

  /** Erlang's `node()`. */
  get node(): Atom {
    return this.identity.name
  }

  /** Begins a process that runs `body`, with the node's own group leader. */
  spawn(body: Body): Pid {
    return this.start(body, this.groupLeader).pid
  }

  /** As `spawn`, with a group leader of the caller's choice, as one process gives another its own. @internal */
  start(body: Body, groupLeader: Pid): Process {
    const process = this.processes.create(groupLeader, this.env.clock)
    if (this.env.trace.on) this.#emit<SpawnEvent>({ type: 'spawn', pid: format(process.pid) })
    void run(this, process, body)
    return process
  }

  /** Whether a process of this runtime is alive; `false` for those of other nodes. */
  isAlive(pid: Pid): boolean {
    return this.processes.find(pid) !== undefined
  }

  /** `erlang:make_ref/0`. */
  makeRef(): Reference {
    const n = this.#lastRef++
    return new Reference(this.identity, [n & 0x3ffff, Math.floor(n / 0x40000) >>> 0, this.#refSeed])
  }

  /**
   * `erlang:register/2`: the process can be found and sent to under this name. Throws `BadArg` when the name is taken, or
   * the process is not one of this runtime or has a name.
   */
  register(name: string | Atom, pid: Pid): void {
    this.processes.register(name, pid)
  }

  /** `erlang:unregister/1`: nobody has the name any more. Throws `BadArg` when nobody had it. */
  unregister(name: string | Atom): void {
    this.processes.unregister(name)
  }

  /** `erlang:whereis/1`: the process that is registered under this name. */
  whereis(name: string | Atom): Pid | undefined {
    return this.processes.find({ name: nameOf(name), node: this.node })?.pid
  }

  /** `registered()`: the names in use on this node. */
  registered(): Atom[] {
    return this.processes.names()
  }

  /** Sends `message` as `from`, under `token`; see `Self.send`. A promise means that the way there is full. */
  send(from: Pid, to: Destination, message: TermInput, token?: Token): Promise<void> | undefined {
    const target = resolve(to, this.node)
    if (this.env.trace.on) {
      this.#emit<SendEvent>({
        type: 'send',
        from: format(from),
        to: nameTarget(target),
        away: wayTo(this, target) !== 'here',
        message: encode(message),
      })
    }
    // #region location
    const way = wayTo(this, target)
    if (way === 'here') {
      const process = this.processes.find(target)
      if (process === undefined && isBareName(to)) {
        throw new BadArg(`nobody on this node is registered as ${to}`)
      }
      this.#deliverTo(process, target, copy(message), false, token)
      return undefined
    }
    const signal: Message = { type: 'message', from, to: target, message: message as Term }
    return this.#sendAway(way, target, token === undefined ? signal : { ...signal, token })
    // #endregion
  }

  /** See `Self.sendPriority`. */
  sendPriority(from: Pid, to: Reference, message: TermInput, token?: Token): Promise<void> | undefined {
    const how = { priority: true, ...under(token) } as const
    const signal: Message = { type: 'message', from, to, message: copy(message), ...how }
    const way = wayTo(this, to)
    if (way !== 'here') return this.#sendAway(way, to, signal)
    this.#deliverMessage(signal)
    return undefined
  }

  /** `exit(Pid, Reason)`, from outside any process if nobody else is named. */
  exit(to: Pid | Reference, reason: TermInput, from: Pid = this.outside, options: ExitOptions = {}): void {
    this.route({ type: 'exit2', from, to, reason: copyReason(reason), ...options })
  }

  /** See `Self.link`. @internal */
  link(process: Process, pid: Pid): void {
    link(this, process, pid)
  }

  /** See `Self.unlink`. @internal */
  unlink(process: Process, pid: Pid): void {
    unlink(this, process, pid)
  }

  /** See `Self.monitor`. @internal */
  monitor(process: Process, target: Pid | Registered, reference: Reference, alias?: AliasMode): void {
    monitor(this, process, target, reference, alias)
  }

  /** See `Self.demonitor`. @internal */
  demonitor(process: Process, reference: Reference): void {
    demonitor(this, process, reference)
  }

  /** `send_after(Time, To, Message)`: see `Self.sendAfter`. */
  sendAfter(ms: number, to: Destination, message: TermInput): Reference {
    return this.#sendLater(ms, to, copy(message))
  }

  /** `start_timer(Time, To, Message)`: see `Self.startTimer`. */
  startTimer(ms: number, to: Destination, message: TermInput): Reference {
    const reference = this.makeRef()
    const timeout = t(atom('timeout'), reference, copy(message)) as unknown as Term
    return this.#sendLater(ms, to, timeout, reference)
  }

  #sendLater(ms: number, to: Destination, message: Term, reference = this.makeRef()): Reference {
    const target = resolve(to, this.node)
    if (wayTo(this, target) !== 'here')
      throw new BadArg(`a timer is for a process of this node, not ${nameTarget(target)}`)
    this.timers.start(reference, ms, () =>
      this.#deliverTo(this.processes.find(target), target, message, false, KEEPS),
    )
    return reference
  }

  /** `process_info(Pid, Item)`, without the item's name around it; `undefined` for who is not alive here. */
  processInfo(pid: Pid, item: ProcessItem): Term | undefined {
    const process = this.processes.find(pid)
    return process === undefined ? undefined : processInfo(process, item)
  }

  /** See `Self.spawnRequest`. @internal */
  spawnRequest(process: Process, request: Call, options: SpawnOptions): Reference {
    const reference = this.makeRef()
    spawnRequest(
      this,
      process,
      { reference, ...request, args: copy(request.args) as readonly Term[] },
      options,
    )
    return reference
  }

  /** See `Self.apply`. @internal */
  apply(self: Self, module: Atom, name: Atom, args: readonly Term[]): unknown {
    return this.modules.call(self, module, name, args)
  }

  /**
   * A signal from another node, for a process of this one. What it names may be long gone; that is no error.
   * @internal
   */
  deliver(signal: Signal): void {
    if (signal.type === 'message') this.#deliverMessage(signal)
    else arrived(this, signal)
  }

  /** The connection to `node` is gone: whoever had to do with somebody there is told `noconnection`. @internal */
  nodeDown(node: Atom): void {
    nodeDown(this, node)
  }

  /** `signal` cannot be brought to its node. Who waits for an answer learns of it. @internal */
  unreachable(signal: Signal, reason: Atom = atom('noconnection')): void {
    unreachable(this, signal, reason)
  }

  /** Ends every process, for the reason `shutdown`. */
  shutdown(): void {
    this.isShutDown = true
    this.timers.cancelAll()
    for (const process of [...this.processes]) this.end(process, atom('shutdown'))
  }

  /** See `Turns`. @internal */
  turnOver(): Promise<void> | undefined {
    return this.#budget.spend()
  }

  #deliverMessage({ to, message, priority, token }: Message): void {
    this.#deliverTo(this.processes.find(to), to, message, priority, token)
  }

  #deliverTo(
    process: Process | undefined,
    to: Message['to'],
    message: Term,
    priority: boolean | undefined,
    carried: Carried,
  ): void {
    if (process === undefined) return
    const urgent = priority === true && process.takesPriority(to)
    if (this.env.trace.on)
      this.#emit<DeliverEvent>({ type: 'deliver', to: format(process.pid), message: encode(message) })
    if (process.aliases.size > 0 && kindOf(to) === 'reference') aliasUsed(this, process, to as Reference)
    if (carried === undefined) process.mailbox.deliver(message, urgent)
    else process.deliver(message, urgent, carried)
  }

  /**
   * Ends a process: dead to everyone at once. Who must be told is told in turn, not from within each other: a chain of
   * links can be longer than JavaScript's stack.
   * @internal
   */
  end(process: Process, reason: Term): void {
    if (!process.alive) return
    process.bury()
    this.processes.remove(process)
    if (this.env.trace.on)
      this.#emit<ExitEvent>({ type: 'exit', pid: format(process.pid), reason: encode(reason) })
    this.#ended.push({ process, reason })
    if (this.#ended.length > 1) return
    for (const ended of this.#ended) farewell(this, ended.process, ended.reason)
    this.#ended.length = 0
  }

  /** @internal */
  route(signal: Signal): void {
    const to = receiverOf(signal)
    const way = wayTo(this, to)
    if (way === 'here') this.deliver(signal)
    else void this.#sendAway(way, to, signal)
  }

  #sendAway(way: Way, { node }: Receiver, signal: Signal): Promise<void> | undefined {
    if (way === 'away' && this.remote !== undefined) return this.remote.send(node, signal)
    // This node's own name, and yet not here: a process of an earlier life of this node.
    this.unreachable(signal, atom(node === this.node ? 'noproc' : 'noconnection'))
    return undefined
  }

  #emit<E extends ProcessEvent>(event: Omit<E, 'at' | 'where'>): void {
    this.env.trace.emit({ at: this.env.clock.now(), where: this.node.name, ...event } as unknown as E)
  }
}
