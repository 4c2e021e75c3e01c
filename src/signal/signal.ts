/**
 * What processes send each other: messages, and the signals of monitors, links and exits. A signal is the same value
 * whether its receiver lives on this node or on another; only the channel knows how it looks on the wire.
 * OTP: Reference Manual, "Processes", "Signals"; erl_dist_protocol, "Protocol between Connected Nodes".
 */
import type { Atom } from '../term/atom.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import type { Term } from '../term/term.ts'

/** A process known by the name under which it is registered on a node. */
export interface Registered {
  readonly name: Atom
  readonly node: Atom
}

/** `Pid ! M`, `{Name, Node} ! M`, or `Alias ! M` with a reference that is an alias. */
export interface Message {
  readonly type: 'message'
  /** Unknown where an old peer does not say. */
  readonly from: Pid | undefined
  readonly to: Pid | Registered | Reference
  readonly message: Term
}

/** `from` wants to know when `target` ends. */
export interface Monitor {
  readonly type: 'monitor'
  readonly from: Pid
  readonly target: Pid | Registered
  readonly reference: Reference
}

export interface Demonitor {
  readonly type: 'demonitor'
  readonly from: Pid
  readonly target: Pid | Registered
  readonly reference: Reference
}

/** The monitored process ended, or was not there: the ground of a `'DOWN'` message. */
export interface MonitorExit {
  readonly type: 'monitor_exit'
  readonly from: Pid | Registered
  readonly to: Pid
  readonly reference: Reference
  readonly reason: Term
}

export interface Link {
  readonly type: 'link'
  readonly from: Pid
  readonly to: Pid
}

/** Answered with an acknowledgement of the same `id` before any other signal to `from`. */
export interface Unlink {
  readonly type: 'unlink'
  readonly id: bigint
  readonly from: Pid
  readonly to: Pid
}

export interface UnlinkAck {
  readonly type: 'unlink_ack'
  readonly id: bigint
  readonly from: Pid
  readonly to: Pid
}

/** An exit signal: because a link broke (`exit`), or because someone called `exit/2` (`exit2`). */
export interface Exit {
  readonly type: 'exit' | 'exit2'
  readonly from: Pid
  readonly to: Pid
  readonly reason: Term
}

export type Signal = Message | Monitor | Demonitor | MonitorExit | Link | Unlink | UnlinkAck | Exit
