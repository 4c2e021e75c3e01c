/**
 * A process as its runtime knows it: an identity, a mailbox, and who wants to know of its end. What its own code sees of
 * it is `Self`.
 */
import type { Clock } from '../env/env.ts'
import { Mailbox } from '../mailbox/mailbox.ts'
import type { Registered } from '../signal/signal.ts'
import type { Atom } from '../term/atom.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { type Tally, Watchers } from './watchers.ts'

/** A monitor, seen from the side that watches. */
export interface Watching {
  readonly reference: Reference
  readonly target: Pid | Registered
  /** Where `target` lives, as of then. */
  readonly node: Atom
}

export class Process {
  readonly pid: Pid
  readonly mailbox: Mailbox
  alive = true
  name: Atom | undefined
  /** By the key of the monitor's reference. */
  readonly watching = new Map<string, Watching>()
  readonly watchers: Watchers
  /** The keys of the references that stand for this process as an address, each until the first message by it. */
  readonly aliases = new Set<string>()
  /** The way out was full at the last send: awaited before the process goes on. */
  full: Promise<void> | undefined
  #abort: AbortController | undefined

  constructor(pid: Pid, clock: Clock, tally: Tally) {
    this.pid = pid
    this.watchers = new Watchers(pid, tally)
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

  /** Dead to everyone at once; its code may still run, but reaches nobody. */
  bury(): void {
    this.alive = false
    this.mailbox.close()
    this.#abort?.abort()
  }
}
