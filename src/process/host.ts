/** What a process's `self` asks of the runtime in which it lives. */
import type { Token } from '../signal/seq_trace.ts'
import type { Registered } from '../signal/signal.ts'
import type { Atom } from '../term/atom.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import type { Term, TermInput } from '../term/term.ts'
import type { Call, ExitOptions, SpawnOptions } from './call.ts'
import type { Destination } from './destination.ts'
import type { AliasMode, Process } from './process.ts'
import type { ProcessTable } from './process_table.ts'
import type { Turns } from './receive.ts'
import type { Remote } from './remote.ts'
import type { Timers } from './timers.ts'

/** `Runtime` documents each. */
export interface Host<Self> extends Turns {
  readonly processes: ProcessTable
  readonly timers: Timers
  readonly remote: Remote | undefined
  start(body: (self: Self) => unknown, groupLeader: Pid): Process
  makeRef(): Reference
  register(name: string | Atom, pid: Pid): void
  whereis(name: string | Atom): Pid | undefined
  send(from: Pid, to: Destination, message: TermInput, token?: Token): Promise<void> | undefined
  sendPriority(from: Pid, to: Reference, message: TermInput, token?: Token): Promise<void> | undefined
  monitor(process: Process, target: Pid | Registered, reference: Reference, alias?: AliasMode): void
  demonitor(process: Process, reference: Reference): void
  link(process: Process, pid: Pid): void
  unlink(process: Process, pid: Pid): void
  exit(to: Pid | Reference, reason: TermInput, from: Pid, options?: ExitOptions): void
  spawnRequest(process: Process, request: Call, options: SpawnOptions): Reference
  sendAfter(ms: number, to: Destination, message: TermInput): Reference
  startTimer(ms: number, to: Destination, message: TermInput): Reference
  apply(self: Self, module: Atom, name: Atom, args: readonly Term[]): unknown
}
