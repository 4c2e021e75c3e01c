/**
 * The nodes of this one's cluster, as `global` knows them: those it shares names with (known), those it is meeting
 * (pending), and those it has shut out and whose connection is about to end (removing).
 * OTP: `global.erl`, the map `known` of the state.
 */
import { type Atom, atom, atomName, isAtom } from '../term/atom.ts'
import { any, matches } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'

/** The version of the protocol that is spoken here. */
export const VERSION = 8
/** From here on, nodes tell each other the versions of those they know, and prevent overlapping partitions. */
export const KNOWN_WITH_VERSIONS = 7
/** From here on, connecting nodes confirm each other's tags. */
export const VERIFIES_CONNECT = 8

export class Known {
  readonly #here: () => string
  /** By name, the version; 0 while it is not known. */
  readonly #versions = new Map<string, number>()
  readonly pending = new Map<string, number>()
  readonly removing = new Set<string>()

  constructor(here: () => string) {
    this.#here = here
  }

  has(node: string): boolean {
    return this.#versions.has(node)
  }

  isKnownOrPending(node: string): boolean {
    return this.has(node) || this.pending.has(node)
  }

  nodes(): string[] {
    return [...this.#versions.keys()]
  }

  versionOf(node: string): number {
    if (node === this.#here()) return VERSION
    return this.#versions.get(node) ?? this.pending.get(node) ?? 0
  }

  /** A node never knows itself. */
  add(nodes: readonly NodeVersion[]): void {
    for (const { node, version } of nodes) {
      if (node === this.#here()) continue
      const former = this.#versions.get(node)
      if (former === undefined || former === 0) this.#versions.set(node, version)
    }
  }

  delete(node: string): void {
    this.#versions.delete(node)
    this.pending.delete(node)
  }

  /** As a peer of that version takes it. */
  list(version: number): Term[] {
    return Array.from(this.#versions, ([node, its]) => nodeVersionTerm({ node, version: its }, version))
  }

  /** Nodes as a peer lists them, with the versions that are known here filled in. */
  read(list: readonly Term[]): NodeVersion[] {
    return list.flatMap((item) => {
      const [node, version] = matches(t(any.atom, any.small), item) ? (item as [Atom, number]) : [item, 0]
      if (!isAtom(node)) return []
      const name = atomName(node)
      return [{ node: name, version: version === 0 ? this.versionOf(name) : version }]
    })
  }
}

export interface NodeVersion {
  readonly node: string
  readonly version: number
}

export function nodeVersionTerm({ node, version }: NodeVersion, forVersion: number): Term {
  return forVersion < KNOWN_WITH_VERSIONS ? atom(node) : (t(atom(node), version) as unknown as Term)
}
