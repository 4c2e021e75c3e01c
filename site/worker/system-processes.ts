/**
 * Which processes belong to a node itself, and which of those to `global`. The trace tells only pids; a node's own are
 * those that it had when it was up, and `global`'s are those among them that speak to its name server elsewhere.
 */
import type { TraceEvent } from '../../src/mod.ts'

export const NAME_SERVER = 'global_name_server'

export class SystemProcesses {
  readonly #own = new Map<string, Set<string>>()
  readonly #up = new Set<string>()
  readonly #global = new Set<string>()

  hear(event: TraceEvent): void {
    if (event.type === 'spawn' && !this.#up.has(event.where)) {
      const own = this.#own.get(event.where) ?? new Set()
      this.#own.set(event.where, own.add(event.pid))
    }
    if (event.type === 'send' && event.to.includes(NAME_SERVER) && this.has(event.where, event.from)) {
      this.#global.add(`${event.where} ${event.from}`)
    }
  }

  /** From now on what `node` spawns is not its own. A node that comes up anew begins anew. */
  close(node: string): void {
    this.#up.add(node)
  }

  forget(node: string): void {
    this.#up.delete(node)
    this.#own.delete(node)
  }

  has(node: string, pid: string): boolean {
    return this.#own.get(node)?.has(pid) ?? false
  }

  /** Whether a frame is sent to `global`, or by it. */
  isGlobal({ where, control }: TraceEvent & { type: 'frame' }): boolean {
    if (control.includes(NAME_SERVER)) return true
    const sender = /^\{\d+,(<[\d.]+>)/.exec(control)?.[1]
    return sender !== undefined && this.#global.has(`${where} ${sender}`)
  }
}
