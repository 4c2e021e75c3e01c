/** What the parts of one node's `global` share: its tables, whom it knows, and how it speaks to its like elsewhere. */
import type { Random } from '../env/env.ts'
import type { Node } from '../node/node.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { equals } from '../term/equal.ts'
import type { Pid } from '../term/identifier.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { Known } from './known.ts'
import { GLOBAL, GLOBAL_NAME_SERVER, type LockContext } from './lock_client.ts'
import { Locks, type Watch } from './locks.ts'
import { type Entry, NamesTable } from './names_table.ts'

/** How a node takes part in the cluster of `global(3)`. */
export interface GlobalOptions {
  /** False, as `erl -connect_all false`: no full mesh, and no names shared with others. By default true. */
  readonly connectAll?: boolean
  /** OTP's `prevent_overlapping_partitions`; by default true. It must be the same on all nodes. */
  readonly preventOverlappingPartitions?: boolean
}

export class GlobalState implements LockContext {
  readonly node: Node
  readonly options: Required<GlobalOptions>
  readonly nodes: Known
  /** Nodes that have the same names as this one. */
  readonly synced = new Set<string>()
  readonly locks: Locks
  readonly names: NamesTable
  /** The lock on the names was lost because its holder ended: what still comes under it is not to be believed. */
  lockWentDown = false
  #self: Self | undefined

  constructor(node: Node, options: GlobalOptions) {
    this.node = node
    this.options = { connectAll: true, preventOverlappingPartitions: true, ...options }
    this.nodes = new Known(() => this.here)
    const watch: Watch = {
      monitor: (pid) => this.self.monitor(pid),
      demonitor: (reference) => this.self.demonitor(reference),
    }
    this.locks = new Locks(watch)
    this.names = new NamesTable(watch)
  }

  /** This node's name, as it is now: distribution can start and stop. */
  get here(): string {
    return this.node.name
  }

  /**
   * The name server's process has begun to run. One that takes the place of another watches the names anew, and knows no
   * lock: what still comes under one is not to be believed. Whether it is such a one.
   */
  begin(self: Self): boolean {
    const isSuccessor = this.#self !== undefined
    this.#self = self
    this.names.watchAnew()
    if (this.locks.releaseAll(GLOBAL)) this.lockWentDown = true
    this.nodes.pending.clear()
    return isSuccessor
  }

  /** The name server's. */
  get self(): Self {
    if (this.#self === undefined) throw new Error('the global name server has not begun yet')
    return this.#self
  }

  get random(): Random {
    return this.node.env.random
  }

  get preventsPartitions(): boolean {
    return this.options.connectAll && this.options.preventOverlappingPartitions
  }

  known(): readonly string[] {
    return this.nodes.nodes()
  }

  /** The process that has the name, as far as is known here. */
  whereis(name: Term): Pid | undefined {
    const { runtime } = this.node
    const pid = this.names.get(name)?.pid
    return pid !== undefined && pid.home === runtime.identity && !runtime.isAlive(pid) ? undefined : pid
  }

  /** Another one for each connection with that node; `undefined` while there is none. */
  connectionId(node: string): number | undefined {
    return this.node.nodeInfos('connected').find((info) => info.node === node)?.connectionId
  }

  isConnected = (node: string): boolean => this.node.isConnected(node)

  /** Puts in a name, if the lock under which it was given is still the one that is set. */
  insert(entry: Entry, lockStillSet: boolean): void {
    this.names.insert(entry)
    if (!lockStillSet) this.names.delete(entry.name)
  }

  /** `pid` has the lock on the names; or nobody has, and it was not lost. */
  isLockedBy(pid: Pid): boolean {
    return this.#isLocked(() => this.locks.isHolder(GLOBAL, pid))
  }

  isLockedFor(requester: Term | undefined): boolean {
    return this.#isLocked((current) => equals(current, requester))
  }

  #isLocked(rightly: (requester: Term) => boolean): boolean {
    const requester = this.locks.requesterOf(GLOBAL)
    return requester === undefined ? !this.lockWentDown : rightly(requester)
  }

  /** A plain message to the name server of a node, if it is connected: it never dials. */
  tell(node: string, message: TermInput): void {
    if (this.isConnected(node)) this.self.send(t(GLOBAL_NAME_SERVER, atom(node)), message)
  }
}
