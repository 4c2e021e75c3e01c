/**
 * Who watches a process. A node has one `Tally` for all its processes: it counts by the watchers' nodes, for another node
 * can set any number of monitors, and they must not fill this one's memory, and links likewise; and it knows where the
 * monitors are that were set by a name, which may be another's when they are taken back.
 */
import type { LinkCount } from '../signal/links.ts'
import type { Registered } from '../signal/signal.ts'
import { Table } from '../signal/table.ts'
import type { Atom } from '../term/atom.ts'
import type { NodeIdentity, Pid, Reference } from '../term/identifier.ts'
import { KEY, kindOf } from '../term/kind.ts'
import { SystemLimit } from './errors.ts'

/** How many monitors another node may hold on the processes of this one. */
export const MAX_MONITORS = 262_144

/** A monitor, seen from the side that is watched: `as` is how the watcher named it. */
export interface Watcher {
  readonly reference: Reference
  readonly from: Pid
  readonly as: Pid | Registered
}

export class Tally implements LinkCount {
  readonly #home: NodeIdentity
  /** Monitors that processes of another node hold here. */
  readonly byNode = new Map<Atom, number>()
  /** Links with processes of another node, and what is known of those just given up. */
  readonly links = new Map<Atom, number>()
  /** By the key of the monitor's reference. */
  readonly named = new Map<string, Watchers>()

  constructor(home: NodeIdentity) {
    this.#home = home
  }

  linked({ home, node }: Pid, step: 1 | -1): void {
    if (home === this.#home) return
    const count = (this.links.get(node) ?? 0) + step
    if (count > 0) this.links.set(node, count)
    else this.links.delete(node)
  }
}

export class Watchers {
  readonly #here: Pid
  readonly #tally: Tally
  readonly #byReference = new Table<string, Watcher>()

  /** Of the process `here`. */
  constructor(here: Pid, tally: Tally) {
    this.#here = here
    this.#tally = tally
  }

  /** Throws `SystemLimit` when the watcher's node has too many monitors already. */
  add(watcher: Watcher): void {
    this.remove(watcher.reference)
    this.#count(watcher, 1)
    this.#byReference.set(watcher.reference[KEY], watcher)
    if (kindOf(watcher.as) !== 'pid') this.#tally.named.set(watcher.reference[KEY], this)
  }

  remove(reference: Reference): void {
    const watcher = this.#byReference.get(reference[KEY])
    if (watcher === undefined) return
    this.#byReference.delete(reference[KEY])
    if (this.#tally.named.get(reference[KEY]) === this) this.#tally.named.delete(reference[KEY])
    this.#count(watcher, -1)
  }

  /** Once for each monitor. */
  pids(): Pid[] {
    return Array.from(this.#byReference.values(), ({ from }) => from)
  }

  removeNode(node: Atom): void {
    for (const { from, reference } of this.#byReference.values()) {
      if (from.node === node) this.remove(reference)
    }
  }

  /** Forgets everyone, and says who they were. */
  removeAll(): Watcher[] {
    const watchers = [...this.#byReference.values()]
    for (const { reference } of watchers) this.remove(reference)
    return watchers
  }

  #count({ from }: Watcher, step: 1 | -1): void {
    if (from.home === this.#here.home) return
    const { byNode } = this.#tally
    const count = (byNode.get(from.node) ?? 0) + step
    if (count > MAX_MONITORS)
      throw new SystemLimit(`${from.node} holds ${MAX_MONITORS} monitors on this node`)
    if (count > 0) byNode.set(from.node, count)
    else byNode.delete(from.node)
  }
}
