/** What `net_kernel` tells when nodes come and go: those who monitor nodes, the trace, and of failures the log. */
import { printable } from '../env/printable.ts'
import type { Runtime } from '../process/runtime.ts'
import type { ConnectFailedEvent, NodeDownEvent, NodeEvent, NodeUpEvent } from './events.ts'
import { BadNodeName } from './names.ts'
import type { NodeMonitors, UpOrDown } from './node_monitors.ts'

export class News {
  readonly #runtime: Runtime
  readonly #monitors: NodeMonitors
  /** This node's name, or what it is started as while it has none. */
  readonly #where: () => string

  constructor(runtime: Runtime, monitors: NodeMonitors, where: () => string) {
    this.#runtime = runtime
    this.#monitors = monitors
    this.#where = where
  }

  up(who: UpOrDown): void {
    this.#monitors.up(who)
    this.#emit<NodeUpEvent>({ type: 'nodeup', peer: who.node, hidden: who.hidden })
  }

  /** `breaks` ends what the connection stood for; who monitors nodes is told after it. */
  down(who: UpOrDown, reason: string, breaks: () => void): void {
    this.#emit<NodeDownEvent>({ type: 'nodedown', peer: who.node, reason })
    breaks()
    this.#monitors.down(who, reason)
  }

  /** This node itself has been given a name. */
  named(name: string): void {
    this.#monitors.up({ node: name, hidden: false })
  }

  nameLost(name: string): void {
    this.#monitors.down({ node: name, hidden: false }, 'net_kernel_terminated')
  }

  /** A connection with `peer` did not come about. What `erl` reports of it is an error; what to do about it, a warning. */
  failed(peer: string, error: unknown, how: 'logged' | 'not logged'): void {
    const reason = error instanceof Error ? error.message : String(error)
    const who = reason.startsWith(peer) ? '' : `${peer}: `
    if (how === 'logged') {
      const { log } = this.#runtime.env
      if (error instanceof BadNodeName && error.report !== undefined) log('error', error.report)
      log('warning', printable(`no connection with ${who}${reason}`))
    }
    this.#emit<ConnectFailedEvent>({ type: 'connect_failed', peer, reason })
  }

  #emit<E extends NodeEvent>(event: Omit<E, 'at' | 'where'>): void {
    const { trace, clock } = this.#runtime.env
    if (!trace.on) return
    trace.emit({ at: clock.now(), where: this.#where(), ...event } as unknown as E)
  }
}
