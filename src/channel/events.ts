/** What a channel tells the trace: every frame, with its bytes and what they say. */
import type { AnyEvent } from '../env/trace.ts'

export interface FrameEvent extends AnyEvent {
  readonly type: 'frame'
  readonly direction: 'sent' | 'received'
  readonly peer: string
  /** The frame without its length; empty for a tick. */
  readonly bytes: Uint8Array
  /** The control message in Erlang notation, or `tick`. */
  readonly control: string
  /** The message that follows the control message, as ETF bytes, where one does. */
  readonly payload: Uint8Array | undefined
}
