/**
 * What processes send each other: messages, and the signals of monitors, links and exits. A signal is the same value
 * whether its receiver lives on this node or on another; only the channel knows how it looks on the wire.
 * OTP: Reference Manual, "Processes", "Signals"; erl_dist_protocol, "Protocol between Connected Nodes".
 */
import type { Atom } from '../term/atom.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import type { Term } from '../term/term.ts'
import type { Token } from './seq_trace.ts'

/** A process known by the name under which it is registered on a node. */
export interface Registered {
  readonly name: Atom
  readonly node: Atom
}

/** What may go under a token of sequential tracing. */
interface Traced {
  readonly token?: Token
}

/** `Pid ! M`, `{Name, Node} ! M`, or `Alias ! M` with a reference that is an alias. */
export interface Message extends Traced {
  readonly type: 'message'
  /** Unknown where an old peer does not say. */
  readonly from: Pid | undefined
  readonly to: Pid | Registered | Reference
  readonly message: Term
  /** It is to overtake others: it does, if `to` is an alias that was made for that. */
  readonly priority?: true
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
  /** Unknown where an old peer wants no acknowledgement. */
  readonly id: bigint | undefined
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
export interface Exit extends Traced {
  readonly type: 'exit' | 'exit2'
  readonly from: Pid
  /** By `exit2` also an alias. */
  readonly to: Pid | Reference
  readonly reason: Term
  /** As with a message. */
  readonly priority?: true
}

/** `group_leader(Leader, Pid)`: `from` is the leader that `to` has from now on. */
export interface GroupLeader {
  readonly type: 'group_leader'
  readonly from: Pid
  readonly to: Pid
  /** Who calls it, on this node: it comes after what they said before. On the wire nobody is told. */
  readonly caller?: Pid
}

/** `spawn_request(Node, Module, Function, Args, Options)`: a process that begins with this call. */
export interface SpawnRequest extends Traced {
  readonly type: 'spawn_request'
  /** Of the request, and of the monitor if `options` ask for one. */
  readonly reference: Reference
  /** The parent. */
  readonly from: Pid
  readonly groupLeader: Pid
  /** Where the process is to live. */
  readonly node: Atom
  readonly module: Atom | boolean
  readonly function: Atom | boolean
  readonly args: readonly Term[]
  readonly options: readonly Term[]
}

/** The answer: the new process, or an atom that says why there is none. */
export interface SpawnReply extends Traced {
  readonly type: 'spawn_reply'
  /** The node that answers: no other than the one that was asked is believed. */
  readonly node: Atom
  readonly reference: Reference
  readonly to: Pid
  /** Whether the new process is linked with `to`, and monitored by it. */
  readonly linked: boolean
  readonly monitored: boolean
  readonly result: Pid | Atom | boolean
}

export type Signal =
  | Message
  | Monitor
  | Demonitor
  | MonitorExit
  | Link
  | Unlink
  | UnlinkAck
  | Exit
  | GroupLeader
  | SpawnRequest
  | SpawnReply

/**
 * Whether a connection is made for `signal` where there is none. The others belong to something that was set up over a
 * connection, and ended with it.
 */
export function connects({ type }: Signal): boolean {
  switch (type) {
    case 'message':
    case 'monitor':
    case 'link':
    case 'exit2':
    case 'group_leader':
    case 'spawn_request':
      return true
  }
  return false
}
