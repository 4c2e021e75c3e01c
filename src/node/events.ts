/** What a node tells the trace about the cluster. */
import type { AnyEvent } from '../env/trace.ts'

/** A connection to `peer` is up. */
export interface NodeUpEvent extends AnyEvent {
  readonly type: 'nodeup'
  readonly peer: string
  readonly hidden: boolean
}

/** The connection to `peer` is gone. */
export interface NodeDownEvent extends AnyEvent {
  readonly type: 'nodedown'
  readonly peer: string
  readonly reason: string
}

/** A connection to `peer`, dialled or accepted, did not come about. */
export interface ConnectFailedEvent extends AnyEvent {
  readonly type: 'connect_failed'
  /** Its address, where it gave no name. */
  readonly peer: string
  readonly reason: string
}

/** What the trace is told of connections: up, down, or not come about. */
export type NodeEvent = NodeUpEvent | NodeDownEvent | ConnectFailedEvent
