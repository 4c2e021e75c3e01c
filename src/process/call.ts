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

/** What the process that asks wants of the new one. */
export interface SpawnOptions {
  readonly link?: boolean
  /** The request's reference is the monitor's. */
  readonly monitor?: boolean
  /** `error_only`: a process that has begun is not told of; what comes of it is. */
  readonly reply?: 'yes' | 'error_only'
}

export interface ExitOptions {
  /** It overtakes what waits there, if it goes to an alias that was made with `priority`. */
  readonly priority?: true
}
