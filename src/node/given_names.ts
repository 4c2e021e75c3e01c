/**
 * Names for nodes that have none: who starts with `-sname undefined` is called what the first node it connects with calls
 * it. When it has gone, its name is for the next one from its host, with a creation of its own; so a node that comes back
 * has its old name, unless another was faster.
 * OTP: `net_kernel:ensure_node_name/2`, "Dynamic Node Name" in the Reference Manual.
 */
import type { Random } from '../env/env.ts'
import type { GivenName } from '../handshake/party.ts'

/** Names kept for those that come back; one more takes the place of the oldest. */
const MAX_KEPT = 1_000

/** Creations below 4 stood for something else in old nodes. */
const FIRST_CREATION = 4

export class GivenNames {
  readonly #random: Random
  /** By name, the creation of the next life. */
  readonly #free = new Map<string, number>()
  readonly #inUse = new Map<string, number>()

  constructor(random: Random) {
    this.#random = random
  }

  /** A name for a node on `host` that `isTaken` does not have. */
  take(host: string, isTaken: (name: string) => boolean): GivenName {
    const back = [...this.#free.keys()].find((name) => name.endsWith(`@${host}`) && !isTaken(name))
    let name = back ?? this.#newName(host)
    while (isTaken(name)) name = this.#newName(host)
    const creation = this.#free.get(name) ?? validCreation(this.#random.uint32())
    this.#free.delete(name)
    this.#inUse.set(name, creation)
    return { name, creation }
  }

  /** Whoever had the name is gone. Nothing happens to a name that was not given here. */
  giveBack(name: string): void {
    const creation = this.#inUse.get(name)
    if (creation === undefined) return
    this.#inUse.delete(name)
    this.#free.set(name, validCreation(creation + 1))
    for (const oldest of this.#free.keys()) {
      if (this.#free.size <= MAX_KEPT) break
      this.#free.delete(oldest)
    }
  }

  /** 64 random bits in base 36: nobody else will have the name. */
  #newName(host: string): string {
    const bits = (BigInt(this.#random.uint32()) << 32n) | BigInt(this.#random.uint32())
    return `${bits.toString(36).toUpperCase()}@${host}`
  }
}

export function validCreation(creation: number): number {
  return creation >= 2 ** 32 || creation < FIRST_CREATION ? FIRST_CREATION + (creation >>> 0) : creation
}
