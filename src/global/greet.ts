/** Meeting nodes that were told of: each is connected with, and told that this node has the same names. */
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { t } from '../term/tuple.ts'
import { castTo, GLOBAL_NAME_SERVER } from './lock_client.ts'
import type { GlobalState } from './state.ts'

/** One that cannot be reached counts as gone. */
export function greet(state: GlobalState, nodes: readonly string[]): void {
  const { node, self, here } = state
  for (const other of nodes.filter((name) => name !== here)) {
    self.spawn(async (greeter: Self) => {
      try {
        await node.connect(other)
        castTo(greeter, state, other, t(atom('in_sync'), atom(here), true))
      } catch {
        greeter.send(t(GLOBAL_NAME_SERVER, atom(here)), t(atom('extra_nodedown'), atom(other)))
      }
    })
  }
}
