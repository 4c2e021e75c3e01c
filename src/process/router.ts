/**
 * Where a signal goes: to a process of this node, or to another node. Nobody who sends need know, for the receiver
 * itself carries the way: a pid its home, a name its node. This is location transparency.
 * OTP: Reference Manual, "Distributed Erlang".
 */
import type { Registered, Signal } from '../signal/signal.ts'
import type { Atom } from '../term/atom.ts'
import type { NodeIdentity, Pid, Reference } from '../term/identifier.ts'
import type { Remote } from './remote.ts'

/** Somebody on a node, or the node itself. */
export type Receiver = Pid | Reference | Registered | { readonly node: Atom }

/** Whom a signal is for; of one that asks a node for something, the node. */
export function receiverOf(signal: Signal): Receiver {
  if ('to' in signal) return signal.to
  return 'target' in signal ? signal.target : signal
}

/** A node, as far as its signals' ways are concerned. Both can change while it lives. */
interface Crossing {
  readonly identity: NodeIdentity
  readonly remote: Remote | undefined
}

/**
 * `here`: to this node, where the receiver may have ended. `away`: to another node, by the `Remote`. `nobody`: to another
 * node while this one is not distributed, or to an earlier life of this one.
 */
export type Way = 'here' | 'away' | 'nobody'

// #region location
export function wayTo({ identity, remote }: Crossing, to: Receiver): Way {
  const { home } = to as Partial<Pid>
  if (home === undefined ? to.node === identity.name : home === identity) return 'here'
  return remote === undefined || to.node === identity.name ? 'nobody' : 'away'
}
// #endregion
