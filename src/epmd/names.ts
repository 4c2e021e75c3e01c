/**
 * The names of a host's nodes. Each lives exactly as long as its holder, the connection that it was registered by, and
 * each life of a name has another creation. What is promised here is all that EPMD knows; it has no file.
 * Specified in erl_dist_protocol, "Register a Node in EPMD".
 */
import type { NodeEntry } from './codec.ts'

export class Names<Holder extends object> {
  readonly #living = new Map<string, NodeEntry>()
  readonly #held = new Map<Holder, NodeEntry>()
  #lastCreation: number

  /** `lastCreation`: by chance, so that an EPMD that restarts does not hand out those of the one before. */
  constructor(lastCreation: number) {
    this.#lastCreation = lastCreation
  }

  // #region register
  /** The creation of this life of the name; `undefined` if the name is taken. A holder has one name. */
  register(node: NodeEntry, holder: Holder): number | undefined {
    if (this.#living.has(node.name)) return undefined
    this.#living.set(node.name, node)
    this.#held.set(holder, node)
    return this.#nextCreation(node.highestVersion)
  }

  /** The holder's connection has ended, and its name with it. */
  closed(holder: Holder): void {
    const node = this.#held.get(holder)
    if (node === undefined) return
    this.#held.delete(holder)
    this.#living.delete(node.name)
  }
  // #endregion

  find(name: string): NodeEntry | undefined {
    return this.#living.get(name)
  }

  /** Everyone who lives, the youngest first. */
  all(): NodeEntry[] {
    return [...this.#living.values()].reverse()
  }

  /** Never the one before. Old nodes take 1 to 3 only; new ones take those for an old node's, so they get none of them. */
  #nextCreation(highestVersion: number): number {
    this.#lastCreation = this.#lastCreation >= 2 ** 32 - 1 ? 4 : Math.max(4, this.#lastCreation + 1)
    return highestVersion >= 6 ? this.#lastCreation : (this.#lastCreation % 3) + 1
  }
}
