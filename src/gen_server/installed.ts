/**
 * `sys:install/2`: functions that are told of each event of a server. Each has a state of its own, which it makes anew:
 *
 *   Func(FuncState, Event, Name)  →  the next FuncState, or `done`, which takes it off, as a failure does
 *
 * The server does not wait for them, since they may run on another node; each takes the events in their order.
 * OTP: `sys.erl`, `handle_debug/4`.
 */
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { copy } from '../term/copy.ts'
import { equals } from '../term/equal.ts'
import type { Pid } from '../term/identifier.ts'
import type { Term, TermInput } from '../term/term.ts'
import { applySent } from './apply_sent.ts'

/** So many functions may be installed in a server, */
const MAX_INSTALLED = 100
/** and so many events may wait for one of them; who falls behind further is taken off. */
const MAX_WAITING = 1000

/** What `install` brings. */
export interface Installation {
  /** `FuncId`, or the fun itself: what `remove` names. */
  readonly id: Term
  readonly fun: Term
  readonly state: Term
  /** Who sent it. */
  readonly from: Pid
}

interface Entry extends Installation {
  state: Term
  readonly waiting: Term[]
  isBusy: boolean
}

export class Installed {
  #entries: Entry[] = []

  get isEmpty(): boolean {
    return this.#entries.length === 0
  }

  /** One that is there already stays as it is. False when there are too many. */
  add(added: Installation): boolean {
    if (this.#entries.some(({ id }) => equals(id, added.id))) return true
    if (this.#entries.length >= MAX_INSTALLED) return false
    this.#entries.push({ ...added, waiting: [], isBusy: false })
    return true
  }

  remove(id: Term): void {
    this.#entries = this.#entries.filter((entry) => !equals(entry.id, id))
  }

  clear(): void {
    this.#entries = []
  }

  tell(self: Self, name: Term, event: Term): void {
    for (const entry of this.#entries) {
      if (entry.waiting.length >= MAX_WAITING) this.#drop(entry)
      else entry.waiting.push(event)
      if (!entry.isBusy) this.#begin(self, name, entry)
    }
  }

  /** A process of its own does it, as long as there are events, so that the server's mailbox is in nobody's way. */
  #begin(self: Self, name: Term, entry: Entry): void {
    entry.isBusy = true
    self.spawn(async (clerk) => {
      for (let event = entry.waiting.shift(); event !== undefined; event = entry.waiting.shift()) {
        if (!this.#entries.includes(entry)) return
        await this.#apply(clerk, entry, [entry.state, event, name])
      }
      entry.isBusy = false
    })
  }

  async #apply(clerk: Self, entry: Entry, args: readonly Term[]): Promise<void> {
    try {
      entry.state = copy((await applySent(clerk, entry.from, entry.fun, args.map(copy))) as TermInput)
      if (entry.state === atom('done')) this.#drop(entry)
    } catch {
      this.#drop(entry)
    }
  }

  #drop(gone: Entry): void {
    this.#entries = this.#entries.filter((entry) => entry !== gone)
  }
}
