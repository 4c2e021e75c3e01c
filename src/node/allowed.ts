/**
 * `net_kernel:allow/1`: once it was called, only those that it names are let in, and only they are dialled.
 * OTP: `net_kernel.erl`; `dist_util:is_allowed/2`.
 */

/** This node's own `net_kernel:allow/1` does not name the node. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed'

  /** @param node - The node that is not named. */
  constructor(node: string) {
    super(`${node}: net_kernel:allow/1 was called on this node, and does not list it`)
  }
}

export class Allowed {
  readonly #entries = new Set<string>()

  /** Adds to those allowed before. An entry is a node, `b@h2`; or for who comes, all of a host, `h2`, or of a name, `b@`. */
  add(entries: readonly string[]): void {
    for (const entry of entries) this.#entries.add(entry)
  }

  get entries(): string[] {
    return [...this.#entries]
  }

  /** Only a node that is named itself is dialled. */
  mayDial(node: string): boolean {
    return this.#entries.size === 0 || this.#entries.has(node)
  }

  /** `newcomer` is a node, or only its host when it has no name yet. */
  letsIn(newcomer: string): boolean {
    const [name, host = name] = newcomer.split('@') as [string, string?]
    const known = [newcomer, host, ...(newcomer.includes('@') ? [`${name}@`] : [])]
    return this.#entries.size === 0 || known.some((entry) => this.#entries.has(entry))
  }
}
