/**
 * Whether a message, a monitor or a ping may make a connection by itself: `dist_auto_connect` of kernel. With `never`
 * only `connect` (`net_kernel:connect_node/1`) makes one; with `once` a node whose connection was lost is left alone until somebody connects with
 * it on purpose, or it comes by itself.
 * OTP: `net_kernel:do_auto_connect_1/4`; kernel(6), `dist_auto_connect`.
 */
export type DistAutoConnect = 'never' | 'once'

/** How many lost nodes are remembered; one more takes the place of the oldest. */
const MAX_BARRED = 65_536

/** This node does not connect by itself. */
export class NoAutoConnect extends Error {
  override readonly name = 'NoAutoConnect'

  /**
   * @param node - The node that was not dialled.
   * @param why - The setting that forbids it.
   */
  constructor(node: string, why: string) {
    super(`${node}: ${why}; net_kernel:connect_node connects all the same`)
  }
}

export class AutoConnect {
  readonly #setting: DistAutoConnect | undefined
  readonly #barred = new Set<string>()

  constructor(setting: DistAutoConnect | undefined) {
    this.#setting = setting
  }

  /** Why this node does not connect with `node` by itself; `undefined` if it does. */
  refusal(node: string): NoAutoConnect | undefined {
    if (this.#setting === 'never') return new NoAutoConnect(node, 'dist_auto_connect is never')
    const why = 'dist_auto_connect is once, and the connection was lost'
    return this.#barred.has(node) ? new NoAutoConnect(node, why) : undefined
  }

  up(node: string): void {
    this.#barred.delete(node)
  }

  /** A connection that was up is lost. */
  down(node: string): void {
    if (this.#setting !== 'once') return
    this.#barred.add(node)
    for (const oldest of this.#barred) {
      if (this.#barred.size <= MAX_BARRED) break
      this.#barred.delete(oldest)
    }
  }
}
