/**
 * A process as its runtime knows it: an identity, a mailbox, and who wants to know of its end. What its own code sees of
 * it is `Self`.
 */
import type { Clock } from '../env/env.ts'
import { Mailbox } from '../mailbox/mailbox.ts'
import { Links } from '../signal/links.ts'
import { type Carried, KEEPS, SeqTrace } from '../signal/seq_trace.ts'
import type { Registered } from '../signal/signal.ts'
import { Table } from '../signal/table.ts'
import type { Atom } from '../term/atom.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { KEY, kindOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'
import type { ReplyMode } from './call.ts'
import { type Tally, Watchers } from './watchers.ts'

/** A monitor, seen from the side that watches. */
export interface Watching {
  readonly reference: Reference
  readonly target: Pid | Registered
  /** Where `target` lives, as of then. */
  readonly node: Atom
}

/**
 * What ends an alias besides `unalias`: nothing, the end of its monitor, the first message by it, or either of the two,
 * in which case that message ends the monitor as well.
 */
export type AliasMode = 'explicit_unalias' | 'demonitor' | 'reply' | 'reply_demonitor'

/** A process asked for, and not yet heard of. */
export interface Spawning {
  readonly reference: Reference
  /** Where it is to live. */
  readonly node: Atom
  readonly reply: ReplyMode
}

export class Process {
  readonly pid: Pid
  groupLeader: Pid
  readonly mailbox: Mailbox
  alive = true
  name: Atom | undefined
  /** `{Module, Function, Arity}`, if it began with a call. */
  initialCall: Term | undefined
  /** By the key of the monitor's reference. */
  readonly watching = new Table<string, Watching>()
  readonly watchers: Watchers
  readonly links: Links
  /** By the key of the request's reference. */
  readonly spawning = new Table<string, Spawning>()
  /** Exit signals come as messages. */
  trapExit = false
  /** The references that stand for this process as an address, by key. */
  readonly aliases = new Table<string, AliasMode>()
  /** Those of them by which priority messages overtake others. */
  readonly priorityAliases = new Table<string, true>()
  /** How often each node's end is to be told. */
  readonly watchedNodes = new Table<Atom, number>()
  /** The way out was full at the last send: awaited before the process goes on. */
  full: Promise<void> | undefined
  /** What it knows of sequential tracing: nothing before the first token. See `traced`. */
  seqTrace: SeqTrace | undefined
  #abort: AbortController | undefined

  constructor(pid: Pid, groupLeader: Pid, clock: Clock, tally: Tally) {
    this.pid = pid
    this.watchers = new Watchers(pid, tally)
    this.links = new Links(tally)
    this.groupLeader = groupLeader
    this.mailbox = new Mailbox(clock)
  }

  /** Aborts when the process ends. Made only for who asks. */
  get signal(): AbortSignal {
    if (this.#abort === undefined) {
      this.#abort = new AbortController()
      if (!this.alive) this.#abort.abort()
    }
    return this.#abort.signal
  }

  /** From now on messages tell of their tokens, and what is said carries one. */
  traced(): SeqTrace {
    if (this.seqTrace === undefined) {
      const trace = new SeqTrace(this.pid)
      this.seqTrace = trace
      this.mailbox.onReceive = (carried) => trace.received(carried as Carried)
    }
    return this.seqTrace
  }

  /** A message comes; once it is received, the token is what `carried` says. */
  deliver(message: Term, urgent: boolean, carried: Carried): void {
    if (carried !== undefined && carried !== KEEPS) this.traced()
    this.mailbox.deliver(message, urgent, carried)
  }

  /** Whether what is sent to `to` with priority overtakes what waits here. */
  takesPriority(to: Pid | Registered | Reference): boolean {
    return kindOf(to) === 'reference' && this.priorityAliases.has((to as Reference)[KEY])
  }

  /** Dead to everyone at once; its code may still run, but reaches nobody. */
  bury(): void {
    this.alive = false
    this.mailbox.close()
    this.#abort?.abort()
  }
}
