/**
 * The registered names as this node knows them; every node of the cluster holds the same table. A name whose process
 * ends is taken out by each node on its own.
 * OTP: `global.erl`, the tables `global_names` and `global_names_ext`.
 */
import { equals } from '../term/equal.ts'
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

export class NamesTable {
  readonly #watch: Watch
  /** By the key of the name. */
  readonly #entries = new Map<string, Entry & { readonly reference: Reference }>()

  constructor(watch: Watch) {
    this.#watch = watch
  }

  get(name: Term): Entry | undefined {
    return this.#entries.get(keyOf(name))
  }

  /** The name of a process: it has one at most. */
  nameOf(pid: Pid): Term | undefined {
    for (const entry of this.#entries.values()) if (equals(entry.pid, pid)) return entry.name
    return undefined
  }

  /** In place of whoever had the name. */
  insert(entry: Entry): void {
    this.delete(entry.name)
    this.#entries.set(keyOf(entry.name), { ...entry, reference: this.#watch.monitor(entry.pid) })
  }

  delete(name: Term): void {
    const entry = this.#entries.get(keyOf(name))
    if (entry === undefined) return
    this.#entries.delete(keyOf(name))
    this.#watch.demonitor(entry.reference)
  }

  /** The process behind a monitor has ended. */
  processDown(reference: Reference): void {
    for (const entry of this.#entries.values()) {
      if (equals(entry.reference, reference)) this.delete(entry.name)
    }
  }

  names(): Term[] {
    return Array.from(this.#entries.values(), ({ name }) => name)
  }

  /** As `exchange` carries them: `[{Name, Pid, Method}]`. */
  list(): Term[] {
    return Array.from(
      this.#entries.values(),
      ({ name, pid, method }) => t(name, pid, method) as unknown as Term,
    )
  }

  /** Those of nodes without `global`: `[{Name, Pid, RegisteredAt}]`. */
  externals(): Term[] {
    return [...this.#entries.values()].flatMap(({ name, pid, registeredAt }) =>
      registeredAt === undefined ? [] : [t(name, pid, registeredAt) as unknown as Term],
    )
  }
}
