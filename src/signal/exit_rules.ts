/**
 * What an exit signal does to a process that gets it: nothing, a message, or its end.
 * OTP: Reference Manual, "Processes", "Receiving Exit Signals".
 */
import { type Atom, atom } from '../term/atom.ts'
import type { Pid } from '../term/identifier.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import type { Exit } from './signal.ts'

/** The receiver is known, whether it was meant by its pid or by an alias. */
type ExitOfPid = Omit<Exit, 'to'> & { readonly to: Pid }

export type ExitEffect =
  | { readonly effect: 'ignored' }
  | { readonly effect: 'message'; readonly message: Term }
  | { readonly effect: 'end'; readonly reason: Term }

/** `exit2` with `kill` cannot be trapped. By a link, `kill` is a reason like any other. */
export function effectOfExit({ type, from, to, reason }: ExitOfPid, trapping: boolean): ExitEffect {
  if (type === 'exit2' && is(reason, 'kill')) return { effect: 'end', reason: atom('killed') }
  if (trapping) return { effect: 'message', message: t(atom('EXIT'), from, reason) as unknown as Term }
  const toItself = type === 'exit2' && from.home === to.home && from.id === to.id && from.serial === to.serial
  if (is(reason, 'normal') && !toItself) return { effect: 'ignored' }
  return { effect: 'end', reason }
}

const is = (reason: Term, name: string): boolean => reason === (atom(name) as Atom)
