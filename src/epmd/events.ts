/** What EPMD's client and server tell the trace. `where` is the node that asks, or `epmd@host`. */
import type { AnyEvent } from '../env/trace.ts'
import type { Address } from '../transport/transport.ts'
import type { Request } from './codec.ts'

/** Told by the client when it sends a request, and by the server when one has arrived whole. */
export interface EpmdRequestEvent extends AnyEvent {
  readonly type: 'epmd_request'
  readonly side: 'client' | 'server'
  /** The other one. */
  readonly peer: Address
  readonly kind: Request['kind']
  readonly bytes: Uint8Array
}

/** Told by the server when it answers, and by the client when the answer is whole. */
export interface EpmdResponseEvent extends AnyEvent {
  readonly type: 'epmd_response'
  readonly side: 'client' | 'server'
  readonly peer: Address
  readonly to: Request['kind']
  readonly bytes: Uint8Array
}

/** Told by the server: a node has registered its name and the port it listens at, and this is its creation. */
export interface EpmdRegisteredEvent extends AnyEvent {
  readonly type: 'epmd_registered'
  readonly name: string
  readonly port: number
  readonly creation: number
}

/** The connection that a name was registered by has ended, and the name with it. */
export interface EpmdUnregisteredEvent extends AnyEvent {
  readonly type: 'epmd_unregistered'
  readonly name: string
}

/** What the port mapper and who asks it tell the trace. */
export type EpmdEvent = EpmdRequestEvent | EpmdResponseEvent | EpmdRegisteredEvent | EpmdUnregisteredEvent
