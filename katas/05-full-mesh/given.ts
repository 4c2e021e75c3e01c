/** What this kata gives you. Nothing else is needed. */
export { todo } from '../kit/todo.ts'

/** What a node does after it has met another. */
export interface Steps {
  /** It connects with these. */
  readonly connect: readonly string[]
  /** It tells these … */
  readonly tell: readonly string[]
  /** … that those have come. */
  readonly news: readonly string[]
}

/** Some nodes, and the connections between them. */
export interface Network {
  /**
   * False for a node that was started with `-connect_all false`: it does not take
   * part in the mesh.
   */
  connectsAll(node: string): boolean
  /** The nodes of its cluster that `node` knows, itself not among them. */
  known(node: string): readonly string[]
  /**
   * `a` dials `b`; then the two know each other. If a firewall does not let `a`
   * through, nothing happens.
   */
  connect(a: string, b: string): void
}
