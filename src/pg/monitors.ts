/**
 * Who wants to be told of joins and leaves: of one group, or of all groups of the scope.
 *
 *   {Ref, join, Group, Pids}   {Ref, leave, Group, Pids}
 *
 * OTP: `pg:monitor/2`, `pg:monitor_scope/1`; `pg.erl`, `notify_group/5`.
 */
import type { Pid, Reference } from '../term/identifier.ts'
import { KEY, keyOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'

/** Stands for the whole scope where else the key of a group would: no term has it. */
const SCOPE = ''

interface Monitor {
  readonly pid: Pid
  readonly reference: Reference
  /** The key of the group, or `SCOPE`. */
  readonly of: string
}

export class Monitors {
  readonly #byReference = new Map<string, Monitor>()
  readonly #byGroup = new Map<string, Set<Monitor>>()

  get size(): number {
    return this.#byReference.size
  }

  /** Of the whole scope if no group is named. `reference` is the monitor by which the end of `pid` is learned. */
  add(pid: Pid, reference: Reference, group?: Term): void {
    const monitor = { pid, reference, of: group === undefined ? SCOPE : keyOf(group) }
    this.#byReference.set(reference[KEY], monitor)
    this.#byGroup.set(monitor.of, (this.#byGroup.get(monitor.of) ?? new Set()).add(monitor))
  }

  /** False when there is none of this reference. */
  remove(reference: Reference): boolean {
    const monitor = this.#byReference.get(reference[KEY])
    if (monitor === undefined) return false
    this.#byReference.delete(reference[KEY])
    const others = this.#byGroup.get(monitor.of)
    others?.delete(monitor)
    if (others?.size === 0) this.#byGroup.delete(monitor.of)
    return true
  }

  /** Those to be told of what happens in `group`. */
  of(group: Term): Monitor[] {
    return [...(this.#byGroup.get(SCOPE) ?? []), ...(this.#byGroup.get(keyOf(group)) ?? [])]
  }
}
