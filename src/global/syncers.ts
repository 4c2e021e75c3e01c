/**
 * Who waits for `global:sync/0,1`: until each of the nodes they name has the same names as this one, or is not connected.
 * OTP: `global.erl`, `start_sync/2`.
 */
import { atomName, isAtom } from '../term/atom.ts'
import type { Term } from '../term/term.ts'
import type { GlobalState } from './state.ts'

export class Syncers {
  readonly #state: GlobalState
  readonly #waiting = new Set<{ readonly nodes: Set<string>; readonly done: () => void }>()

  constructor(state: GlobalState) {
    this.#state = state
  }

  add(nodes: readonly Term[], done: () => void): void {
    const { here, synced, node } = this.#state
    const missing = new Set(
      nodes
        .filter(isAtom)
        .map((name) => atomName(name))
        .filter((name) => name !== here && !synced.has(name) && node.isConnected(name)),
    )
    if (missing.size === 0) done()
    else this.#waiting.add({ nodes: missing, done })
  }

  /** `node` is in sync, or gone. */
  done(node: string): void {
    for (const waiting of this.#waiting) {
      waiting.nodes.delete(node)
      if (waiting.nodes.size > 0) continue
      this.#waiting.delete(waiting)
      waiting.done()
    }
  }
}
