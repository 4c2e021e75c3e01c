/** What the rules for links, monitors, exits and spawning need of the runtime in which they hold. */
import type { Env } from '../env/env.ts'
import type { Signal } from '../signal/signal.ts'
import type { Atom } from '../term/atom.ts'
import type { Pid } from '../term/identifier.ts'
import type { Term } from '../term/term.ts'
import type { Modules } from './modules.ts'
import type { Process } from './process.ts'
import type { ProcessTable } from './process_table.ts'
import type { Body } from './self.ts'

export interface Post {
  readonly env: Env
  /** Erlang's `node()`. */
  readonly node: Atom
  readonly processes: ProcessTable
  readonly modules: Modules
  /** A process that begins with `body` once this turn is over. Throws `SystemLimit`. */
  start(body: Body, groupLeader: Pid): Process
  /** Brings a signal to its receiver, here or on another node. */
  route(signal: Signal): void
  /** Ends a process, and tells who wants to know. */
  end(process: Process, reason: Term): void
}
