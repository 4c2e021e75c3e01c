/** What a process may ask for besides: when it spawns by name, or sends an exit signal. */
import type { Atom } from '../term/atom.ts'
import type { TermInput } from '../term/term.ts'

/** `Module:Function(Args…)` on a node. */
export interface Call {
  readonly node: Atom
  readonly module: Atom | boolean
  readonly function: Atom | boolean
  readonly args: readonly TermInput[]
}

/** Which answer comes as a message: any, none, only that there is no new process, or only that there is one. @inline */
export type ReplyMode = 'yes' | 'no' | 'error_only' | 'success_only'

/** What the process that asks wants of the new one. */
export interface SpawnOptions {
  readonly link?: boolean
  /** The request's reference is the monitor's. */
  readonly monitor?: boolean
  /** By default `yes`. What comes of a new process later, by link and monitor, is told in any case. */
  readonly reply?: ReplyMode
}

/** @inline */
export interface ExitOptions {
  /** It overtakes the ordinary messages in the mailbox, if it goes to an alias that was made with `priority`. */
  readonly priority?: true
}
