/**
 * The registered names as this node knows them; every node of the cluster holds the same table. A name whose process
 * ends is taken out by each node on its own.
 * OTP: `global.erl`, the tables `global_names` and `global_names_ext`.
 */
import type { Pid, Reference } from '../term/identifier.ts'
import { keyOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import type { Watch } from './locks.ts'

export interface Entry {
  readonly name: Term
  readonly pid: Pid
  /** Who decides when two clusters meet and both have the name; a fun of three arguments. */
  readonly method: Term
  /** The node that registered it on behalf of a node without `global` (a C node), else `undefined`. */
  readonly registeredAt?: Term | undefined
}

interface Watched extends Entry {
  readonly reference: Reference
}

export class NamesTable {
  readonly #watch: Watch
  /** By the key of the name, and of the monitor of the process. */
  readonly #byName = new Map<string, Watched>()
  readonly #byMonitor = new Map<string, Watched>()
  /** By the key of the process, which has one name, and more only by `re_register_name`. */
  readonly #byPid = new Map<string, readonly Watched[]>()

  constructor(watch: Watch) {
    this.#watch = watch
  }

  get(name: Term): Entry | undefined {
    return this.#byName.get(keyOf(name))
  }

  /** A name of the process, if it has any. */
  nameOf(pid: Pid): Term | undefined {
    return this.#byPid.get(keyOf(pid))?.[0]?.name
  }

  /** In place of whoever had the name. */
  insert(entry: Entry): void {
    this.delete(entry.name)
    const watched = { ...entry, reference: this.#watch.monitor(entry.pid) }
    this.#byName.set(keyOf(entry.name), watched)
    this.#byPid.set(keyOf(entry.pid), [...(this.#byPid.get(keyOf(entry.pid)) ?? []), watched])
    this.#byMonitor.set(keyOf(watched.reference), watched)
  }

  delete(name: Term): void {
    const watched = this.#byName.get(keyOf(name))
    if (watched === undefined) return
    this.#byName.delete(keyOf(name))
    const others = this.#byPid.get(keyOf(watched.pid))?.filter((one) => one !== watched) ?? []
    if (others.length === 0) this.#byPid.delete(keyOf(watched.pid))
    else this.#byPid.set(keyOf(watched.pid), others)
    this.#byMonitor.delete(keyOf(watched.reference))
    this.#watch.demonitor(watched.reference)
  }

  /** All names of the processes of a node. */
  deleteOf(node: string): void {
    for (const { name, pid } of [...this.#byName.values()]) if (pid.node.name === node) this.delete(name)
  }

  /** The process behind a monitor has ended. */
  processDown(reference: Reference): void {
    const watched = this.#byMonitor.get(keyOf(reference))
    if (watched !== undefined) this.delete(watched.name)
  }

  /** Who watched is gone, and its monitors with it. */
  watchAnew(): void {
    const entries = [...this.#byName.values()]
    for (const table of [this.#byName, this.#byPid, this.#byMonitor]) table.clear()
    for (const { name, pid, method, registeredAt } of entries)
      this.insert({ name, pid, method, registeredAt })
  }

  names(): Term[] {
    return Array.from(this.#byName.values(), ({ name }) => name)
  }

  /** As `exchange` carries them: `[{Name, Pid, Method}]`. */
  list(): Term[] {
    return Array.from(
      this.#byName.values(),
      ({ name, pid, method }) => t(name, pid, method) as unknown as Term,
    )
  }

  /** Those of nodes without `global`: `[{Name, Pid, RegisteredAt}]`. */
  externals(): Term[] {
    return [...this.#byName.values()].flatMap(({ name, pid, registeredAt }) =>
      registeredAt === undefined ? [] : [t(name, pid, registeredAt) as unknown as Term],
    )
  }
}
