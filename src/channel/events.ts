/** What a channel tells the trace: every frame, with its bytes and what they say. */
import type { AnyEvent } from '../env/trace.ts'

/** What a frame says. */
export interface FrameText {
  /** The control message in Erlang notation; `tick`; or `fragment` for one that brings a further part of a payload. */
  readonly control: string
  /** The message that follows the control message, as ETF bytes. Of a payload in fragments it goes with the last. */
  readonly payload: Uint8Array | undefined
  /** The names of the atoms in its distribution header, in their order. */
  readonly atoms: readonly string[]
}

/** A frame that was sent to `peer` or came from there, once its connection is up. */
export interface FrameEvent extends AnyEvent, FrameText {
  readonly type: 'frame'
  readonly direction: 'sent' | 'received'
  readonly peer: string
  /** The frame without its length; empty for a tick. */
  readonly bytes: Uint8Array
}
