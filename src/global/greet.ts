/**
 * Meeting nodes that were told of: each is connected with, and told that this node has the same names.
 *
 * Both of a pair are told of each other at about the same time, and if both dialled, one attempt would have to give way.
 * So the one whose attempt that would be leaves the dialling to the other at first.
 * OTP: `global.erl`, "Connection algorithm", where both dial at once.
 */
import { pendingFor } from '../handshake/pending.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import type { Pid } from '../term/identifier.ts'
import { t } from '../term/tuple.ts'
import { castTo, GLOBAL_NAME_SERVER } from './lock_client.ts'
import type { GlobalState } from './state.ts'

/** How long it is left to the other, in milliseconds. It may be unable to dial, or may not have been told. */
const THEIR_TURN = 250

export class Greetings {
  readonly #state: GlobalState
  /** The greeters that wait to be dialled, by the node that they wait for. */
  readonly #waiting = new Map<string, Pid>()

  constructor(state: GlobalState) {
    this.#state = state
  }

  /** One that cannot be reached counts as gone. */
  greet(nodes: readonly string[]): void {
    const { node, self, here } = this.#state
    for (const other of nodes.filter((name) => name !== here)) {
      self.spawn(async (greeter: Self) => {
        try {
          if (!this.#state.isConnected(other)) await this.#theirTurn(greeter, other)
          await node.connect(other)
          castTo(greeter, this.#state, other, t(atom('in_sync'), atom(here), true))
        } catch {
          greeter.send(t(GLOBAL_NAME_SERVER, atom(here)), t(atom('extra_nodedown'), atom(other)))
        }
      })
    }
  }

  /** A node has come up: whoever waits for it need wait no longer. */
  nodeUp(node: string): void {
    const greeter = this.#waiting.get(node)
    if (greeter !== undefined) this.#state.self.send(greeter, nodeUp(node))
  }

  async #theirTurn(greeter: Self, other: string): Promise<void> {
    if (pendingFor(this.#state.here, other, 'dialling') !== 'ok_simultaneous') return
    this.#waiting.set(other, greeter.pid)
    await greeter.receive(nodeUp(other), { after: THEIR_TURN })
    if (this.#waiting.get(other) === greeter.pid) this.#waiting.delete(other)
  }
}

const nodeUp = (node: string) => t(atom('nodeup'), atom(node))
