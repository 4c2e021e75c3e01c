/** What the simulated network tells the trace: who dials whom, and which bytes are under way. */
import type { AnyEvent } from '../env/trace.ts'
import type { Address, DialFailure } from './transport.ts'

/** A host dials. `where` is that virtual host, not a node. */
export interface DialEvent extends AnyEvent {
  readonly type: 'dial'
  readonly to: Address
}

/** Told by whoever dials: nobody answered there, or not in time. */
export interface DialFailedEvent extends AnyEvent {
  readonly type: 'dial_failed'
  readonly to: Address
  readonly failure: DialFailure
}

/** Told once for each end: by the dialler when the answer is back, by the listener when it accepts. */
export interface ConnectedEvent extends AnyEvent {
  readonly type: 'connected'
  readonly local: Address
  readonly remote: Address
}

/** Told once for each end; `error` says why, unless it was a goodbye. */
export interface DisconnectedEvent extends AnyEvent {
  readonly type: 'disconnected'
  readonly local: Address
  readonly remote: Address
  readonly error?: string
}

/** A segment sets out. `where` and `from` are the sending host; `due` is when it arrives if nothing holds it up. */
export interface SegmentSentEvent extends AnyEvent {
  readonly type: 'segment_sent'
  readonly id: number
  readonly from: string
  readonly fromPort: number
  readonly to: string
  readonly toPort: number
  readonly carries: 'syn' | 'syn_ack' | 'data' | 'fin' | 'rst'
  readonly bytes: number
  readonly due: number
}

/** The segment of that `id` has arrived, or its link was cut under it. `where` is the receiving host. */
export interface SegmentEndedEvent extends AnyEvent {
  readonly type: 'segment_arrived' | 'segment_lost'
  readonly id: number
}

/** What a carrier tells the trace. */
export type TransportEvent =
  | DialEvent
  | DialFailedEvent
  | ConnectedEvent
  | DisconnectedEvent
  | SegmentSentEvent
  | SegmentEndedEvent
