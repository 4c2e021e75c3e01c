/**
 * Who wants to be told of nodes that come and go: `net_kernel:monitor_nodes/1,2`.
 *
 * A subscriber gets `{nodeup, Node}` before anything that comes from that node, and `{nodedown, Node}` after everything
 * that came from it and after the `'DOWN'` of what it watched there. With options a third element says more:
 * `[{node_type, visible}]`, `[{nodedown_reason, connection_closed}, {node_type, hidden}]`.
 * OTP: `net_kernel.erl`; `net_kernel:monitor_nodes/2` in the documentation.
 */
import type { Runtime } from '../process/runtime.ts'
import { atom } from '../term/atom.ts'
import { equals } from '../term/equal.ts'
import type { Pid } from '../term/identifier.ts'
import { t } from '../term/tuple.ts'
import { isTold, type NodeType } from './visibility.ts'

export interface MonitorNodesOptions {
  /** Which nodes; by default the visible ones. With it, messages carry the type. */
  readonly nodeType?: NodeType
  /** Whether a `nodedown` says why. */
  readonly nodedownReason?: boolean
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

  up(node: string, hidden: boolean): void {
    this.#tell('nodeup', node, hidden)
  }

  down(node: string, hidden: boolean, reason: string): void {
    this.#tell('nodedown', node, hidden, reason)
  }

  #tell(tag: 'nodeup' | 'nodedown', node: string, hidden: boolean, reason?: string): void {
    this.#forgetTheDead()
    const type = hidden ? 'hidden' : 'visible'
    for (const { pid, options } of this.#subscriptions) {
      const { nodeType = 'visible', nodedownReason = false } = options
      if (!isTold(nodeType, hidden)) continue
      const info = [
        ...(nodedownReason && reason !== undefined ? [t(atom('nodedown_reason'), atom(reason))] : []),
        ...(options.nodeType === undefined ? [] : [t(atom('node_type'), atom(type))]),
      ]
      const plain = options.nodeType === undefined && !nodedownReason
      const message = plain ? t(atom(tag), atom(node)) : t(atom(tag), atom(node), info)
      void this.#runtime.send(this.#runtime.outside, pid, message)
    }
  }

  #forgetTheDead(): void {
    this.#subscriptions = this.#subscriptions.filter(({ pid }) => this.#runtime.isAlive(pid))
  }
}

function sameOptions(a: MonitorNodesOptions, b: MonitorNodesOptions): boolean {
  return a.nodeType === b.nodeType && (a.nodedownReason ?? false) === (b.nodedownReason ?? false)
}
