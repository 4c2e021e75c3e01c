/**
 * What can be seen of a connection: visible or hidden, and so which of `nodes/1` lists it and who is told of it.
 *
 * A connection is hidden if either side does not publish itself. Nothing else about it differs: what is sent goes out
 * either way. But `nodes()` leaves it out, and so does everything that goes by the visible nodes, such as `global` and
 * its mesh.
 * OTP: `nodes/1`, `nodes/2` in erlang(3), `net_kernel:monitor_nodes/2`; `dist_util:adjust_flags/2`.
 */
import { DFLAG } from '../handshake/flags.ts'

/** A node as another one sees it: being connected, or connected in one of the two ways. */
export interface Sight {
  readonly peer: string
  readonly state: 'under way' | 'visible' | 'hidden'
}

/**
 * Which nodes `nodes/1` lists. `visible`: by connections that both sides show. `hidden`: by those that either side hides.
 * `connected`: both of these. `known`: these, those with a connection under way, and this node. `this`: this node alone.
 */
export type NodesKind = 'visible' | 'hidden' | 'connected' | 'known' | 'this'

/** What `nodes/2` tells of a node. One that is being connected is no more than `known`. */
export interface NodeInfo {
  readonly node: string
  readonly nodeType: 'visible' | 'hidden' | 'this' | 'known'
  /** Another one for each connection; `undefined` where there is none. */
  readonly connectionId: number | undefined
}

/** Which nodes a subscriber of `net_kernel:monitor_nodes/2` is told of. */
export type NodeType = 'visible' | 'hidden' | 'all'

/** Whether a connection between nodes with these flags is hidden. */
export function isHidden(ours: bigint, theirs: bigint): boolean {
  return (ours & theirs & DFLAG.PUBLISHED) === 0n
}

/** The names of nodes of that kind, on the node `here`. */
export function nodesOf(kind: NodesKind, here: string, sights: readonly Sight[]): readonly string[] {
  const peers = (...states: readonly Sight['state'][]) =>
    sights.filter(({ state }) => states.includes(state)).map(({ peer }) => peer)
  switch (kind) {
    case 'this':
      return [here]
    case 'known':
      return [here, ...sights.map(({ peer }) => peer)]
    case 'connected':
      return peers('visible', 'hidden')
    default:
      return peers(kind)
  }
}

/** Whether who asked for `wanted` is told that such a node has come or gone. */
export function isTold(wanted: NodeType, hidden: boolean): boolean {
  return wanted === 'all' || wanted === (hidden ? 'hidden' : 'visible')
}
