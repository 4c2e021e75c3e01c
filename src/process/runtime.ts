/**
 * A runtime: processes, their names and the signals between them. It knows no network; what is not here goes to its
 * `Remote`, and what comes from there is handed to `deliver`.
 *
 * Scheduling is cooperative, on JavaScript's own queue of promises. After a budget of messages whoever receives next
 * lets I/O have its turn, so that two processes in a ping-pong starve nobody.
 */
import type { Env } from '../env/env.ts'
import { encode } from '../etf/encode.ts'
import type { Message, MonitorExit, Registered, Signal } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import { copy } from '../term/copy.ts'
import { format } from '../term/format.ts'
import { LocalIdentity, Pid, Reference } from '../term/identifier.ts'
import { KEY, kindOf } from '../term/kind.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { type Destination, nameOf, resolve } from './destination.ts'
import { ErlangError } from './erlang_error.ts'
import { BadArg, copyReason, ExitReason } from './errors.ts'
import type { DeliverEvent, ExitEvent, ProcessEvent, SendEvent, SpawnEvent } from './events.ts'
import { Modules } from './modules.ts'
import type { Process } from './process.ts'
import { ProcessTable } from './process_table.ts'
import type { Remote } from './remote.ts'
import { type Body, type Host, Self } from './self.ts'

/** Messages received before I/O gets its turn. */
const BUDGET = 4000

export class Runtime implements Host {
  readonly env: Env
  readonly identity = new LocalIdentity()
  /** The way to other nodes; `undefined` while this runtime is not distributed. */
  remote: Remote | undefined
  /** What other nodes may call. */
  readonly modules = new Modules()
  /** The sender of what is sent from outside any process. */
  readonly outside = new Pid(this.identity, 0, 0)
  readonly #processes = new ProcessTable(this.identity)
  #lastRef = 0
  readonly #refSeed: number
  #budget = BUDGET
  #pause: Promise<void> | undefined

  constructor(env: Env) {
    this.env = env
    this.#refSeed = env.random.uint32()
  }

  /** Erlang's `node()`. */
  get node(): Atom {
    return this.identity.name
  }

  spawn(body: Body): Pid {
    const process = this.#processes.create(this.env.clock)
    if (this.env.trace.on) this.#emit<SpawnEvent>({ type: 'spawn', pid: format(process.pid) })
    void this.#run(process, body)
    return process.pid
  }

  async #run(process: Process, body: Body): Promise<void> {
    await undefined // spawn returns first, as it does in Erlang
    if (!process.alive) return
    try {
      await body(new Self(process, this))
      this.#end(process, atom('normal'))
    } catch (error) {
      if (!process.alive) return
      if (error instanceof ExitReason) return this.#end(process, error.reason)
      if (error instanceof ErlangError) return this.#end(process, error.exitReason)
      const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
      this.env.log('error', `Error in process ${format(process.pid)} on node ${this.node}: ${text}`)
      this.#end(process, t(t(atom('js_error'), binary(text)), []) as unknown as Term)
    }
  }

  /** Whether a process of this runtime is alive; `false` for those of other nodes. */
  isAlive(pid: Pid): boolean {
    return this.#processes.find(pid) !== undefined
  }

  makeRef(): Reference {
    const n = this.#lastRef++
    return new Reference(this.identity, [n & 0x3ffff, Math.floor(n / 0x40000) >>> 0, this.#refSeed])
  }

  /** Throws `BadArg` when the name is taken, or the process is not one of this runtime or has a name. */
  register(name: string | Atom, pid: Pid): void {
    this.#processes.register(name, pid)
  }

  /** Throws `BadArg` when nobody has the name. */
  unregister(name: string | Atom): void {
    this.#processes.unregister(name)
  }

  whereis(name: string | Atom): Pid | undefined {
    return this.#processes.find({ name: nameOf(name), node: this.node })?.pid
  }

  /** Sends `message` as `from`; see `Self.send`. A promise means that the way there is full. */
  send(from: Pid, to: Destination, message: TermInput): Promise<void> | undefined {
    const target = resolve(to, this.node)
    if (this.env.trace.on) {
      this.#emit<SendEvent>({
        type: 'send',
        from: format(from),
        to: nameTarget(target),
        message: encode(message),
      })
    }
    // #region location
    if (this.#isHere(target)) {
      if (isBareName(to) && this.#processes.find(target) === undefined) {
        throw new BadArg(`nobody on this node is registered as ${to}`)
      }
      this.#deliverMessage({ type: 'message', from, to: target, message: copy(message) })
      return undefined
    }
    return this.#sendAway({ type: 'message', from, to: target, message: message as Term })
    // #endregion
  }

  /** `exit(Pid, Reason)` from outside any process. */
  exit(pid: Pid, reason: TermInput): void {
    this.#route(pid, { type: 'exit2', from: this.outside, to: pid, reason: copyReason(reason) })
  }

  /** See `Self.monitor`. */
  monitor(process: Process, target: Pid | Registered, reference: Reference, alias: boolean): void {
    if (alias) this.#processes.addAlias(process, reference)
    process.watching.set(reference[KEY], { reference, target, node: target.node })
    this.#route(target, { type: 'monitor', from: process.pid, target, reference })
  }

  /** See `Self.demonitor`. */
  demonitor(process: Process, reference: Reference): void {
    this.#processes.removeAlias(process, reference)
    const watching = process.watching.get(reference[KEY])
    if (watching === undefined) return
    process.watching.delete(reference[KEY])
    this.#route(watching.target, { type: 'demonitor', from: process.pid, target: watching.target, reference })
  }

  /** A signal from another node, for a process of this one. What it names may be long gone; that is no error. */
  deliver(signal: Signal): void {
    switch (signal.type) {
      case 'message':
        this.#deliverMessage(signal)
        return
      case 'monitor': {
        const { from, target: as, reference } = signal
        const target = this.#processes.find(as)
        if (target !== undefined) target.watchers.add({ reference, from, as })
        else
          this.#route(from, { type: 'monitor_exit', from: as, to: from, reference, reason: atom('noproc') })
        return
      }
      case 'demonitor':
        this.#processes.find(signal.target)?.watchers.remove(signal.reference)
        return
      case 'monitor_exit': {
        const { from, to, reference } = signal
        const watching = this.#processes.find(to)?.watching.get(reference[KEY])
        // Only the node of who is watched knows of the end: from another node it is a lie.
        if (this.#isHere(from) || watching?.node === from.node) this.#down(signal)
        return
      }
      case 'link':
        // Processes here have no links yet: the other side learns at once that there is none.
        this.#route(signal.from, { type: 'exit', from: signal.to, to: signal.from, reason: atom('noproc') })
        return
      case 'unlink':
        this.#route(signal.from, { type: 'unlink_ack', id: signal.id, from: signal.to, to: signal.from })
        return
      case 'unlink_ack':
        return
      case 'exit':
      case 'exit2': {
        const process = this.#processes.find(signal.to)
        if (process === undefined || signal.reason === atom('normal')) return
        const killed = signal.type === 'exit2' && signal.reason === atom('kill')
        this.#end(process, killed ? atom('killed') : signal.reason)
      }
    }
  }

  /** The connection to `node` is gone: who watched somebody there is told `noconnection`. */
  nodeDown(node: Atom): void {
    for (const process of this.#processes) {
      for (const { reference, target, node: its } of [...process.watching.values()]) {
        if (its !== node) continue
        this.#down({
          type: 'monitor_exit',
          from: target,
          to: process.pid,
          reference,
          reason: atom('noconnection'),
        })
      }
      process.watchers.removeNode(node)
    }
  }

  /** Ends every process, for the reason `shutdown`. */
  shutdown(): void {
    for (const process of [...this.#processes]) this.#end(process, atom('shutdown'))
  }

  /** Called by whoever receives: a promise when the turn is used up and I/O must have its own. */
  turnOver(): Promise<void> | undefined {
    if (--this.#budget > 0) return undefined
    this.#pause ??= this.env.yieldToIo().then(() => {
      this.#budget = BUDGET
      this.#pause = undefined
    })
    return this.#pause
  }

  #deliverMessage({ to, message }: Message): void {
    const process = this.#processes.find(to)
    if (process === undefined) return
    if (kindOf(to) === 'reference') {
      // An alias made with a monitor serves once, and the monitor ends with it.
      this.demonitor(process, to as Reference)
    }
    if (this.env.trace.on)
      this.#emit<DeliverEvent>({ type: 'deliver', to: format(process.pid), message: encode(message) })
    process.mailbox.deliver(message)
  }

  #down({ from, to, reference, reason }: MonitorExit): void {
    const process = this.#processes.find(to)
    if (process === undefined || !process.watching.delete(reference[KEY])) return
    this.#processes.removeAlias(process, reference)
    const who =
      kindOf(from) === 'pid' ? (from as Pid) : t((from as Registered).name, (from as Registered).node)
    process.mailbox.deliver(t(atom('DOWN'), reference, atom('process'), who, reason) as unknown as Term)
  }

  #end(process: Process, reason: Term): void {
    if (!process.alive) return
    process.bury()
    this.#processes.remove(process)
    if (this.env.trace.on)
      this.#emit<ExitEvent>({ type: 'exit', pid: format(process.pid), reason: encode(reason) })
    for (const { reference, target } of process.watching.values()) {
      this.#route(target, { type: 'demonitor', from: process.pid, target, reference })
    }
    for (const { reference, from, as } of process.watchers.removeAll()) {
      this.#route(from, { type: 'monitor_exit', from: as, to: from, reference, reason })
    }
  }

  #route(to: Pid | Registered, signal: Signal): void {
    if (this.#isHere(to)) this.deliver(signal)
    else void this.#sendAway(signal, to.node)
  }

  #sendAway(signal: Signal, node = receiverOf(signal).node): Promise<void> | undefined {
    // This node's own name, and yet not here: a process of an earlier life of this node.
    if (node === this.node) this.unreachable(signal, atom('noproc'))
    else if (this.remote === undefined) this.unreachable(signal)
    else return this.remote.send(node, signal)
    return undefined
  }

  /** `signal` cannot be brought to its node. Only who asked to watch learns of it. */
  unreachable(signal: Signal, reason: Atom = atom('noconnection')): void {
    if (signal.type !== 'monitor') return
    const { from, target, reference } = signal
    this.#down({ type: 'monitor_exit', from: target, to: from, reference, reason })
  }

  #isHere(to: Pid | Reference | Registered): boolean {
    return 'home' in to ? to.home === this.identity : to.node === this.node
  }

  #emit<E extends ProcessEvent>(event: Omit<E, 'at' | 'where'>): void {
    this.env.trace.emit({ at: this.env.clock.now(), where: this.node.name, ...event } as unknown as E)
  }
}

function receiverOf(signal: Signal): Pid | Reference | Registered {
  return 'to' in signal ? signal.to : signal.target
}

function nameTarget(to: Pid | Reference | Registered): string {
  return 'home' in to ? format(to) : `{${format(to.name)},${format(to.node)}}`
}

/** Only a bare name can fail; a dead pid and {Name, Node} swallow what is sent to them, as in Erlang. */
function isBareName(to: Destination): to is string | Atom {
  return typeof to === 'string' || kindOf(to) === 'atom'
}
