/**
 * Stands in for `src/process/router.ts`: for whatever has a pid, the learner's function says which way the runtime's
 * signals go. Names are chapter 12's affair, and go the original's way.
 */
import type { Remote } from '../../src/process/remote.ts'
import { wayTo as original, type Receiver, type Way } from '../../src/process/router.ts'
import type { NodeIdentity, Pid } from '../../src/term/identifier.ts'
import type { Node } from './given.ts'
import { wayTo as learners } from './kata.ts'

export { type Receiver, receiverOf, type Way } from '../../src/process/router.ts'

/** The way does not depend on who lives there, nor on how `remote` sends. */
const processes: Node['processes'] = new Map()
const away: Node['remote'] = { send: () => {} }

export function wayTo(
  node: { readonly identity: NodeIdentity; readonly remote: Remote | undefined },
  to: Receiver,
): Way {
  if (!('home' in to)) return original(node, to)
  const remote = node.remote === undefined ? undefined : away
  return learners({ home: node.identity, processes, remote }, to as Pid)
}
