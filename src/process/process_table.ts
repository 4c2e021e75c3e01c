/** The processes of a runtime, found by pid, by registered name, and by alias. */
import type { Clock } from '../env/env.ts'
import type { Registered } from '../signal/signal.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import { type LocalIdentity, Pid, type Reference } from '../term/identifier.ts'
import { KEY, kindOf } from '../term/kind.ts'
import { nameOf } from './destination.ts'
import { BadArg, SystemLimit } from './errors.ts'
import { type AliasMode, Process } from './process.ts'
import { Tally, type Watchers } from './watchers.ts'

/** How many processes may live at once: OTP's default for `+P`. */
export const MAX_PROCESSES = 262_144

export class ProcessTable implements Iterable<Process> {
  readonly #identity: LocalIdentity
  readonly #byId = new Map<number, Process>()
  readonly #byName = new Map<Atom, Process>()
  readonly #byAlias = new Map<string, Process>()
  readonly #tally: Tally
  #lastId = 0

  constructor(identity: LocalIdentity) {
    this.#identity = identity
    this.#tally = new Tally(identity)
  }

  /** A new process. Throws `SystemLimit` when the table is full. */
  create(groupLeader: Pid, clock: Clock): Process {
    if (this.#byId.size >= MAX_PROCESSES) {
      throw new SystemLimit(`${MAX_PROCESSES} processes live already; no more can be spawned`)
    }
    do this.#lastId = (this.#lastId + 1) >>> 0 || 1
    while (this.#byId.has(this.#lastId))
    const process = new Process(new Pid(this.#identity, this.#lastId, 0), groupLeader, clock, this.#tally)
    this.#byId.set(this.#lastId, process)
    return process
  }

  /** Forgets a process with its name and aliases. */
  remove(process: Process): void {
    this.#byId.delete(process.pid.id)
    if (process.name !== undefined) this.#byName.delete(process.name)
    for (const alias of process.aliases.keys()) this.#byAlias.delete(alias)
  }

  /** The living process that is meant, if it is one of this runtime. The node of a name is not looked at. */
  find(who: Pid | Reference | Registered): Process | undefined {
    if (who instanceof Pid) return this.#findPid(who) // those of this runtime are made by this very class
    if (kindOf(who) === 'reference') return this.#byAlias.get((who as Reference)[KEY])
    return this.#byName.get((who as Registered).name)
  }

  #findPid(pid: Pid): Process | undefined {
    return pid.home === this.#identity && pid.serial === 0 ? this.#byId.get(pid.id) : undefined
  }

  /** Those among whom the monitor with this reference is: of `target`, or of who had that name when it was set. */
  watchersWith(reference: Reference, target: Pid | Registered): Watchers | undefined {
    return kindOf(target) === 'pid' ? this.find(target)?.watchers : this.#tally.named.get(reference[KEY])
  }

  /** How many links the processes here have with those of `node`. */
  linksWith(node: Atom): number {
    return this.#tally.links.get(node) ?? 0
  }

  /** See `Runtime.register`. */
  register(name: string | Atom, pid: Pid): void {
    const named = nameOf(name)
    const process = this.#findPid(pid)
    if (process === undefined) throw new BadArg(`${format(pid)} is no living process of this node`)
    if (process.name !== undefined)
      throw new BadArg(`${format(pid)} is registered already, as ${process.name}`)
    if (named === atom('undefined')) throw new BadArg('undefined is not a name')
    if (this.#byName.has(named)) throw new BadArg(`the name ${named} is taken on this node`)
    process.name = named
    this.#byName.set(named, process)
  }

  unregister(name: string | Atom): void {
    const named = nameOf(name)
    const process = this.#byName.get(named)
    if (process === undefined) throw new BadArg(`nobody on this node is registered as ${name}`)
    process.name = undefined
    this.#byName.delete(named)
  }

  /** `erlang:registered()`. */
  names(): Atom[] {
    return [...this.#byName.keys()]
  }

  addAlias(process: Process, alias: Reference, mode: AliasMode, priority = false): void {
    process.aliases.set(alias[KEY], mode)
    if (priority) process.priorityAliases.set(alias[KEY], true)
    this.#byAlias.set(alias[KEY], process)
  }

  /** False when `alias` is none of this process. */
  removeAlias(process: Process, alias: Reference): boolean {
    process.priorityAliases.delete(alias[KEY])
    return process.aliases.delete(alias[KEY]) && this.#byAlias.delete(alias[KEY])
  }

  [Symbol.iterator](): Iterator<Process> {
    return this.#byId.values()
  }
}
