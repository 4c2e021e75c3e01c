/**
 * Who is in which group. A process that joins twice is there twice, and must leave twice; a group is as long as somebody
 * is in it.
 * OTP: `pg.erl`, the table of a scope, and the maps of group to pids that it keeps for each other node.
 */
import type { Pid } from '../term/identifier.ts'
import { KEY, keyOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'

interface Group {
  readonly name: Term
  /** Those who joined last come first. */
  readonly members: readonly Pid[]
}

export class Groups {
  readonly #groups = new Map<string, Group>()
  #size = 0

  /** How many times somebody is in a group. */
  get size(): number {
    return this.#size
  }

  members(name: Term): readonly Pid[] {
    return this.#groups.get(keyOf(name))?.members ?? []
  }

  names(): Term[] {
    return Array.from(this.#groups.values(), ({ name }) => name)
  }

  /** Every group and its members. */
  list(): (readonly [name: Term, members: readonly Pid[]])[] {
    return Array.from(this.#groups.values(), ({ name, members }) => [name, members])
  }

  join(name: Term, pids: readonly Pid[]): void {
    if (pids.length === 0) return
    this.#groups.set(keyOf(name), { name, members: [...pids, ...this.members(name)] })
    this.#size += pids.length
  }

  /** Each of `pids` leaves once. Returns those that were members. */
  leave(name: Term, pids: readonly Pid[]): Pid[] {
    const { kept, gone } = subtract(this.members(name), pids)
    if (kept.length === 0) this.#groups.delete(keyOf(name))
    else this.#groups.set(keyOf(name), { name, members: kept })
    this.#size -= gone.length
    return gone
  }
}

/** Erlang's `--`, and what it took away. */
export function subtract(pids: readonly Pid[], minus: readonly Pid[]): { kept: Pid[]; gone: Pid[] } {
  const times = new Map<string, number>()
  for (const pid of minus) times.set(pid[KEY], (times.get(pid[KEY]) ?? 0) + 1)
  const kept: Pid[] = []
  const gone: Pid[] = []
  for (const pid of pids) {
    const left = times.get(pid[KEY]) ?? 0
    if (left > 0) times.set(pid[KEY], left - 1)
    ;(left > 0 ? gone : kept).push(pid)
  }
  return { kept, gone }
}
