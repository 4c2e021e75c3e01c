/**
 * When a node goes: its part in meetings ends, and the others are told, so that none of them keeps a connection that the
 * rest has lost.
 *
 *   A loses B      A tells all it knows   {lost_connection, a, Creation, Operation, b}
 *   C hears it     C tells all it knows the same, once; tells B {remove_connection, c}, and forgets it
 *   B hears that   B disconnects from C, and forgets it
 *
 * OTP: `global.erl`, "Prevent Overlapping Partitions Algorithm".
 */
import { atom } from '../term/atom.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { KNOWN_WITH_VERSIONS } from './known.ts'
import { LostConnections } from './lost_connections.ts'
import type { Meetings } from './meetings.ts'
import type { GlobalState } from './state.ts'

export class Departures {
  readonly #state: GlobalState
  readonly #meetings: Meetings
  readonly #heard: LostConnections
  /** Tells this life of the node from an earlier one; above the 32 bits that are its creation. */
  readonly #creation: bigint
  #operations = 0

  constructor(state: GlobalState, meetings: Meetings) {
    const { node } = state
    this.#state = state
    this.#meetings = meetings
    this.#heard = new LostConnections(node.env.clock)
    this.#creation = (BigInt(node.env.random.uint32() >>> 4) << 32n) + BigInt(node.runtime.identity.creation)
  }

  /** The connection with `node` has ended, or could not be made. */
  nodeDown(node: string): void {
    const { nodes, preventsPartitions } = this.#state
    const wanted = nodes.removing.delete(node)
    if (!wanted && preventsPartitions) {
      const { here } = this.#state
      const news = t(atom('lost_connection'), atom(here), this.#creation, ++this.#operations, atom(node))
      this.#spread(news, node)
    }
    this.#forget(node)
  }

  /** `node` stays connected, and shares no names with this one any more. Nobody is told: it is no loss of a connection. */
  ignore(node: string): void {
    this.#state.names.deleteOf(node)
    this.#forget(node)
  }

  /** `from` says that it lost its connection with `lost`. */
  lostConnection(from: string, creation: Term, operation: Term, lost: string): void {
    const { nodes, here, preventsPartitions } = this.#state
    if (!preventsPartitions || !this.#heard.isNews(from, lost, creation, operation)) return
    this.#spread(t(atom('lost_connection'), atom(from), creation, operation, atom(lost)), from)
    const other = lost === here ? from : lost
    if (!nodes.isKnownOrPending(other)) return
    if (nodes.versionOf(other) < KNOWN_WITH_VERSIONS) this.#state.node.disconnect(other)
    else this.#state.tell(other, t(atom('remove_connection'), atom(here)))
    this.#shutOut(other, `requested disconnect from`)
  }

  /** `node` does not want to be connected any more. */
  removeConnection(node: string): void {
    if (!this.#state.nodes.isKnownOrPending(node)) return
    this.#shutOut(node, 'disconnected')
    this.#state.node.disconnect(node)
  }

  /**
   * A former name server has ended, and what it had not read yet is lost. So it is not known how far those that it was
   * meeting have come, who may count this node among theirs already: parting with them is a beginning that both sides
   * understand. Nor was it told of who has gone. (OTP's node ends with its name server, and parts with all.)
   */
  succeed(): void {
    const { nodes, node, options } = this.#state
    for (const other of nodes.nodes()) if (!node.isConnected(other)) this.nodeDown(other)
    if (!options.connectAll) return
    for (const other of node.nodes()) {
      if (nodes.has(other)) continue
      node.env.log('warning', `global: parts with ${other}, which the former name server had not met yet`)
      node.disconnect(other)
    }
  }

  /** `global:disconnect/0`: parts with all known nodes, and has none of them tell the others. */
  leave(): string[] {
    const { nodes, node } = this.#state
    const known = nodes.nodes()
    for (const other of known) {
      if (node.isConnected(other)) nodes.removing.add(other)
      this.#forget(other)
      node.disconnect(other)
    }
    return known
  }

  #shutOut(node: string, what: string): void {
    if (this.#state.node.isConnected(node)) this.#state.nodes.removing.add(node)
    this.#forget(node)
    const why = 'in order to prevent overlapping partitions'
    this.#state.node.env.log('warning', `'global' at node ${this.#state.here} ${what} node ${node} ${why}`)
  }

  #forget(node: string): void {
    this.#meetings.cancel(node)
    this.#state.nodes.delete(node)
    this.#state.synced.delete(node)
  }

  /** To all known and pending nodes that understand it, but one. */
  #spread(message: TermInput, except: string): void {
    const { nodes } = this.#state
    for (const node of new Set([...nodes.nodes(), ...nodes.pending.keys()])) {
      if (node !== except && nodes.versionOf(node) >= KNOWN_WITH_VERSIONS) this.#state.tell(node, message)
    }
  }
}
