/** What of a cluster is worth a sentence: who, to whom, and what. The words are the page's. */
import type { RegisteredName } from '../../src/epmd/codec.ts'
import type { DialFailure } from '../../src/transport/transport.ts'
import type { Anatomy } from './anatomy.ts'
import type { Action } from './scene.ts'

/** Nodes are named in full, EPMDs as `epmd@host`: as the trace has them in `where`. */
export type Saying =
  | { readonly kind: 'port_please'; readonly name: string }
  | { readonly kind: 'port' | 'no_port'; readonly name: string; readonly port: number }
  /** A node gives EPMD its name; EPMD says yes or no, keeps the name, and loses it with the connection. */
  | { readonly kind: 'alive' | 'alive_no' }
  | { readonly kind: 'alive_yes'; readonly creation: number }
  | { readonly kind: 'registered' | 'forgotten'; readonly name: string }
  | { readonly kind: 'names_asked' }
  | { readonly kind: 'names'; readonly nodes: readonly RegisteredName[] }
  | { readonly kind: 'dial'; readonly port: number }
  | {
      readonly kind: 'dial_failed'
      readonly host: string
      readonly port: number
      readonly failure: DialFailure
    }
  | { readonly kind: 'name' | 'ack' | 'other_step' }
  | { readonly kind: 'status'; readonly status: string }
  | { readonly kind: 'challenge' | 'reply'; readonly challenge: number }
  /** The one who was dialled turns the dialler away; then the dialler sees it. */
  | { readonly kind: 'turned_away'; readonly log: string }
  | { readonly kind: 'not_connected' }
  /** It did not even come to a handshake; or, for the name alone, to a question. */
  | { readonly kind: 'unreached' | 'not_dialled'; readonly log: string }
  /** The dialler has checked the last digest; or, where no handshakes are told, two nodes are connected. */
  | { readonly kind: 'connected' }
  | { readonly kind: 'joined'; readonly hidden: boolean }
  | { readonly kind: 'disconnected'; readonly reason: string }
  | { readonly kind: 'monitor' | 'demonitor' | 'is_auth' | 'yes' | 'tick' }
  /** What `global` on one node tells `global` on another: the nodes that it knows. */
  | { readonly kind: 'knows'; readonly nodes: readonly string[] }
  /** It tells one that it knows of those who have come, by whoever it has met. */
  | { readonly kind: 'introduces'; readonly nodes: readonly string[] }
  /** `text` is the message in Erlang notation, if there is one. */
  | { readonly kind: 'frame'; readonly operation: string; readonly text: string }
  /** One wants to be told when a process of the other ends, and is told. */
  | { readonly kind: 'watches'; readonly target: string }
  | { readonly kind: 'down'; readonly target: string; readonly reason: string }
  /** What a reader did. */
  | { readonly kind: 'deed'; readonly action: Action }
  /** Between processes of one node, and into a mailbox; a process ends. */
  | { readonly kind: 'send'; readonly pid: string; readonly receiver: string; readonly text: string }
  | { readonly kind: 'deliver' | 'exit'; readonly pid: string; readonly text: string }

export type Beat = Saying & {
  readonly from: string
  readonly to: string
  /** The message that sets out with it, if it is one. */
  readonly message?: Anatomy
}
