/**
 * The locks that this node has granted. A lock is `{ResourceId, RequesterId}`: a resource has one requester at a time,
 * and everyone who asks in that requester's name holds it too. A holder that dies lets go.
 * OTP: `global.erl`, the table `global_locks`; `global:set_lock/3`.
 */
import { equals } from '../term/equal.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { keyOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'
import type { Tuple } from '../term/tuple.ts'

/**
 * `{ResourceId, LockRequesterId}`, as `global:set_lock/1` takes it: who asks twice as the same requester has it twice.
 */
export type LockId = Tuple<readonly [resource: Term, requester: Term]>

/** How a table learns that a process it depends on has ended: by a monitor, as `self` has it. */
export interface Watch {
  monitor(pid: Pid): Reference
  demonitor(reference: Reference): void
}

interface Lock {
  readonly requester: Term
  readonly holders: { readonly pid: Pid; readonly reference: Reference }[]
}

export class Locks {
  readonly #watch: Watch
  /** By the key of the resource. */
  readonly #locks = new Map<string, Lock>()

  constructor(watch: Watch) {
    this.#watch = watch
  }

  /** Whether it is free, or held by the same requester. */
  canSet([resource, requester]: LockId): boolean {
    const lock = this.#locks.get(keyOf(resource))
    return lock === undefined || equals(lock.requester, requester)
  }

  /** `pid` becomes a holder, if it can be. */
  set(id: LockId, pid: Pid): boolean {
    if (!this.canSet(id)) return false
    const [resource, requester] = id
    const key = keyOf(resource)
    const lock = this.#locks.get(key) ?? { requester, holders: [] }
    this.#locks.set(key, lock)
    if (!lock.holders.some((holder) => equals(holder.pid, pid))) {
      lock.holders.push({ pid, reference: this.#watch.monitor(pid) })
    }
    return true
  }

  /** `pid` lets go. True when nobody holds it any more. */
  delete(id: LockId, pid: Pid): boolean {
    const lock = this.#locks.get(keyOf(id[0]))
    if (lock === undefined || !equals(lock.requester, id[1])) return false
    return this.#release(keyOf(id[0]), lock, (holder) => equals(holder.pid, pid))
  }

  /** The holder behind a monitor has ended. Returns the keys of the resources that are free now. */
  holderDown(reference: Reference): string[] {
    return [...this.#locks]
      .filter(([key, lock]) => this.#release(key, lock, (holder) => equals(holder.reference, reference)))
      .map(([key]) => key)
  }

  /** Who watched the holders is gone: nobody holds anything. Whether `resource` was held. */
  releaseAll(resource: Term): boolean {
    const held = this.#locks.has(keyOf(resource))
    this.#locks.clear()
    return held
  }

  requesterOf(resource: Term): Term | undefined {
    return this.#locks.get(keyOf(resource))?.requester
  }

  isHolder(resource: Term, pid: Pid): boolean {
    return this.#locks.get(keyOf(resource))?.holders.some((holder) => equals(holder.pid, pid)) ?? false
  }

  #release(key: string, { holders }: Lock, leaves: (holder: Lock['holders'][number]) => boolean): boolean {
    const index = holders.findIndex(leaves)
    if (index === -1) return false
    for (const { reference } of holders.splice(index, 1)) this.#watch.demonitor(reference)
    if (holders.length > 0) return false
    return this.#locks.delete(key)
  }
}
