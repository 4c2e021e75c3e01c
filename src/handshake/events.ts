/** What the handshake tells the trace: one event a message, as it is sent or taken. */
import type { AnyEvent } from '../env/trace.ts'

/** The messages of a handshake, by what each brings. */
export type HandshakeStep = 'name' | 'status' | 'status-reply' | 'challenge' | 'complement' | 'reply' | 'ack'

/** One message of a handshake, on its way out or in. */
export interface HandshakeEvent extends AnyEvent {
  readonly type: 'handshake'
  readonly direction: 'sent' | 'received'
  readonly step: HandshakeStep
  /** The other node's name, or its address while it has not given one. */
  readonly peer: string
  /** The message without its length. */
  readonly bytes: Uint8Array
}
