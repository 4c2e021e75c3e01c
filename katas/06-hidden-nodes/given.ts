/** What this kata gives you. Nothing else is needed. */
export { todo } from '../kit/todo.ts'

/**
 * In the handshake each side shows its flags, a bit for each thing that it can do.
 * This one says: tell of this connection. `erl -hidden` leaves it out, always; any
 * other node can leave it out for one connection.
 */
export const PUBLISHED = 1n

/** A connection, as one of its ends sees it. */
export interface Sight {
  /** The node at the other end. */
  readonly peer: string
  /** `'under way'`: the handshake is not over. */
  readonly state: 'under way' | 'visible' | 'hidden'
}

/** What `nodes/1` can be asked for; `nodes()` is `nodes(visible)`. */
export type Kind = 'visible' | 'hidden' | 'connected' | 'this'

/**
 * Which nodes a process wants to be told of:
 * `net_kernel:monitor_nodes(true, [{node_type, all}])`.
 */
export type NodeType = 'visible' | 'hidden' | 'all'

/** This node. */
export interface Me {
  readonly name: string
  /** False with `-connect_all false`. */
  readonly connectAll: boolean
}
