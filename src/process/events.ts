/** What processes tell the trace. Pids are text as their own node prints them; terms are ETF bytes. */
import type { AnyEvent } from '../env/trace.ts'

/** A process has begun on this node. */
export interface SpawnEvent extends AnyEvent {
  readonly type: 'spawn'
  readonly pid: string
}

/** A process of this node has ended. */
export interface ExitEvent extends AnyEvent {
  readonly type: 'exit'
  readonly pid: string
  readonly reason: Uint8Array
}

/** A process on this node said `to ! message`. */
export interface SendEvent extends AnyEvent {
  readonly type: 'send'
  readonly from: string
  readonly to: string
  /** Whether `to` lives on another node, of which its text says nothing. */
  readonly away: boolean
  readonly message: Uint8Array
}

/** A message reached the mailbox of a process on this node. */
export interface DeliverEvent extends AnyEvent {
  readonly type: 'deliver'
  readonly to: string
  readonly message: Uint8Array
}

/** `from` linked itself with `to`: told where `from` lives, and where `to` does when the signal has come. */
export interface LinkEvent extends AnyEvent {
  readonly type: 'link'
  readonly from: string
  readonly to: string
}

/** `from` unlinked itself from `to`: told where `from` lives, and where `to` does when the signal has come. */
export interface UnlinkEvent extends AnyEvent {
  readonly type: 'unlink'
  readonly from: string
  readonly to: string
}

/** What processes tell the trace. */
export type ProcessEvent = SpawnEvent | ExitEvent | SendEvent | DeliverEvent | LinkEvent | UnlinkEvent
