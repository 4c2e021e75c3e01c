/**
 * "A lost its connection to B": such news is passed on by everyone to everyone, so each node must know what it has heard.
 * A node that hears it parts with B, if B is not gone anyhow: better two clusters that are each whole than one in which
 * some see others that the rest does not.
 * OTP: `global.erl`, "Prevent Overlapping Partitions Algorithm"; the table `global_lost_connections`.
 */
import type { Clock } from '../env/env.ts'
import { compare } from '../term/compare.ts'
import { equals } from '../term/equal.ts'
import type { Term } from '../term/term.ts'

/** How long news are remembered, in milliseconds, and how many at most. */
const REMEMBERED_FOR = 60 * 60 * 1000
const MAX_REMEMBERED = 10_000

interface News {
  readonly creation: Term
  readonly operation: Term
  readonly at: number
}

export class LostConnections {
  readonly #clock: Clock
  readonly #heard = new Map<string, News>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /**
   * Whether this was not heard before. `creation` tells apart the lives of the node that tells it; its `operation`s count
   * up.
   */
  isNews(from: string, lost: string, creation: Term, operation: Term): boolean {
    const key = `${from} ${lost}`
    const heard = this.#heard.get(key)
    if (heard !== undefined && equals(heard.creation, creation) && compare(operation, heard.operation) <= 0)
      return false
    this.#heard.delete(key) // so that what is newest stands last
    this.#heard.set(key, { creation, operation, at: this.#clock.now() })
    this.#forgetOld()
    return true
  }

  #forgetOld(): void {
    for (const [key, { at }] of this.#heard) {
      if (this.#heard.size <= MAX_REMEMBERED && this.#clock.now() - at < REMEMBERED_FOR) return
      this.#heard.delete(key)
    }
  }
}
