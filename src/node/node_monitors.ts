/**
 * Who wants to be told of nodes that come and go: `net_kernel:monitor_nodes/1,2`.
 *
 * A subscriber gets `{nodeup, Node}` before anything that comes from that node, and `{nodedown, Node}` after everything
 * that came from it and after the `'DOWN'` of what it watched there. With options a third element says more, as a list,
 * `[{nodedown_reason, connection_closed}, {node_type, hidden}]`, or as a map. The node's own name comes and goes like
 * that of others when distribution starts and stops.
 * OTP: `net_kernel.erl`; `net_kernel:monitor_nodes/2` in the documentation.
 */
import type { Runtime } from '../process/runtime.ts'
import { type Atom, atom } from '../term/atom.ts'
import { equals } from '../term/equal.ts'
import type { Pid } from '../term/identifier.ts'
import type { TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { isTold, type NodeType } from './visibility.ts'

/** What a subscriber is told, as `net_kernel:monitor_nodes/2` has it. */
export interface MonitorNodesOptions {
  /** Which nodes; by default the visible ones. With it, messages carry the type. */
  readonly nodeType?: NodeType
  /** Whether a `nodedown` says why. */
  readonly nodedownReason?: boolean
  /** Whether messages say which connection it is: another number each time. */
  readonly connectionId?: boolean
  /** Whether messages say it in a map, and carry one in any case. */
  readonly asMap?: boolean
}

/** A connection, or what stands for one where the node itself comes or goes. */
export interface UpOrDown {
  readonly node: string
  readonly hidden: boolean
  /** Not there for the node itself. */
  readonly connectionId?: number
}

interface Subscription {
  readonly pid: Pid
  readonly options: MonitorNodesOptions
}

export class NodeMonitors {
  readonly #runtime: Runtime
  #subscriptions: Subscription[] = []

  constructor(runtime: Runtime) {
    this.#runtime = runtime
  }

  /** Subscribing twice with the same options means being told twice, as in OTP. */
  add(pid: Pid, options: MonitorNodesOptions): void {
    this.#forgetTheDead()
    this.#subscriptions.push({ pid, options })
  }

  /** Ends every subscription of `pid` with these options. False when there was none. */
  remove(pid: Pid, options: MonitorNodesOptions): boolean {
    const kept = this.#subscriptions.filter(
      (one) => !(equals(one.pid, pid) && sameOptions(one.options, options)),
    )
    const removed = kept.length < this.#subscriptions.length
    this.#subscriptions = kept
    return removed
  }

  up(who: UpOrDown): void {
    this.#tell('nodeup', who)
  }

  down(who: UpOrDown, reason: string): void {
    this.#tell('nodedown', who, reason)
  }

  #tell(tag: 'nodeup' | 'nodedown', { node, hidden, connectionId }: UpOrDown, reason?: string): void {
    this.#forgetTheDead()
    const type = hidden ? 'hidden' : 'visible'
    for (const { pid, options } of this.#subscriptions) {
      const { nodeType = 'visible', nodedownReason = false } = options
      if (!isTold(nodeType, hidden)) continue
      const info: [Atom, TermInput][] = []
      if (options.connectionId === true)
        info.push([asAtom('connection_id'), connectionId ?? atom('undefined')])
      if (nodedownReason && reason !== undefined) info.push([asAtom('nodedown_reason'), atom(reason)])
      if (options.nodeType !== undefined) info.push([asAtom('node_type'), atom(type)])
      void this.#runtime.send(this.#runtime.outside, pid, message(asAtom(tag), asAtom(node), info, options))
    }
  }

  #forgetTheDead(): void {
    this.#subscriptions = this.#subscriptions.filter(({ pid }) => this.#runtime.isAlive(pid))
  }
}

const asAtom = (name: string): Atom => atom(name) as Atom

function message(
  tag: Atom,
  node: Atom,
  info: readonly (readonly [Atom, TermInput])[],
  { nodeType, nodedownReason, connectionId, asMap }: MonitorNodesOptions,
): TermInput {
  if (asMap === true) return t(tag, node, new Map(info))
  const plain = nodeType === undefined && nodedownReason !== true && connectionId !== true
  return plain
    ? t(tag, node)
    : t(
        tag,
        node,
        info.map(([key, value]) => t(key, value)),
      )
}

function sameOptions(a: MonitorNodesOptions, b: MonitorNodesOptions): boolean {
  const flags = ['nodedownReason', 'connectionId', 'asMap'] as const
  return a.nodeType === b.nodeType && flags.every((flag) => (a[flag] ?? false) === (b[flag] ?? false))
}
