/**
 * The end of a process: the reason it leaves behind, and who is told.
 * OTP: Reference Manual, "Processes", "Termination" and "Sending Exit Signals".
 */
import { under } from '../signal/seq_trace.ts'
import { atom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { ErlangError } from './erlang_error.ts'
import { copyReason, ExitReason } from './errors.ts'
import type { Post } from './post.ts'
import type { Process } from './process.ts'

/**
 * The exit reason of a process whose function threw `error`. What is no exception of Erlang's is a mistake in JavaScript:
 * `{{js_error, Text}, []}`, in the shape of an Erlang error with its stack trace.
 */
export function reasonOf(error: unknown): Term {
  if (error instanceof ExitReason) return error.reason
  if (!(error instanceof ErlangError)) return jsError(error)
  try {
    return copyReason(error.exitReason)
  } catch (noTerm) {
    return jsError(noTerm)
  }
}

function jsError(error: unknown): Term {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return t(t(atom('js_error'), binary(text)), []) as unknown as Term
}

/** Whether OTP reports a process that ends so: everything but `exit`, which is meant. */
export function isCrash(error: unknown): boolean {
  return !(error instanceof ExitReason) && !(error instanceof ErlangError && error.class === 'exit')
}

/** Tells everyone who wants to know that `process` has ended: those who watched it, and those it was linked with. */
export function farewell(post: Post, process: Process, reason: Term): void {
  const from = process.pid
  for (const { reference, target } of process.watching.values())
    post.route({ type: 'demonitor', from, target, reference })
  for (const { reference, from: to, as } of process.watchers.removeAll())
    post.route({ type: 'monitor_exit', from: as, to, reference, reason })
  for (const to of process.links.end())
    post.route({ type: 'exit', from, to, reason, ...under(process.seqTrace?.sent()) })
}
