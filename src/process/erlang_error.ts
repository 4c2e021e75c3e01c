/**
 * An Erlang exception as JavaScript throws it: its class, its reason and where it came from.
 * OTP: Reference Manual, "Errors and Error Handling": `error`, `exit` and `throw`.
 */
import { type Atom, AtomLimit, atom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import { format } from '../term/format.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { BadArg, ExitReason, NotAlive, SystemLimit } from './errors.ts'

/** The classes of exceptions, see "Errors and Error Handling" in the Erlang Reference Manual. */
export type ExceptionClass = 'error' | 'exit' | 'throw'

/** An exception of Erlang: thrown by what fails as in Erlang, and told apart by class and reason. */
export class ErlangError extends Error {
  override readonly name: string = 'ErlangError'
  /** `error`, `exit` or `throw`. */
  readonly class: ExceptionClass
  /** What went wrong, or what was thrown. */
  readonly reason: Term
  /** `[{Module, Function, Arguments or Arity, Location}, …]`, innermost first. */
  readonly stackTrace: readonly Term[]

  /**
   * @param exceptionClass - `error`, `exit` or `throw`.
   * @param reason - What went wrong, or what was thrown.
   * @param stackTrace - Where it was raised, innermost first; by default that is not told.
   */
  constructor(exceptionClass: ExceptionClass, reason: Term, stackTrace: readonly Term[] = []) {
    super(`${exceptionClass}:${format(reason)}`)
    this.class = exceptionClass
    this.reason = reason
    this.stackTrace = stackTrace
  }

  /** What a process that dies of it leaves as its exit reason. */
  get exitReason(): Term {
    if (this.class === 'exit') return this.reason
    const reason = this.class === 'error' ? this.reason : tuple(atom('nocatch'), this.reason)
    return tuple(reason, this.stackTrace)
  }
}

/** `error:undef`, as a call of a function that is not there raises it. */
export function undef(module: Atom | boolean, name: Atom | boolean, args: readonly Term[]): ErlangError {
  return new ErlangError('error', atom('undef'), [tuple(module, name, args, [])])
}

const tuple = (...elements: Term[]): Term => t(...elements) as unknown as Term

/**
 * What was thrown, as the exception that Erlang code would see. A JavaScript error that means nothing to Erlang becomes
 * `error:{js_error, Text}`.
 */
export function asErlangError(thrown: unknown, stackTrace: readonly Term[] = []): ErlangError {
  if (thrown instanceof ErlangError) {
    const traced = thrown.class !== 'error' || thrown.stackTrace.length > 0
    return traced ? thrown : new ErlangError('error', thrown.reason, stackTrace)
  }
  if (thrown instanceof ExitReason) return new ErlangError('exit', thrown.reason)
  if (thrown instanceof BadArg) return new ErlangError('error', atom('badarg'), stackTrace)
  if (thrown instanceof NotAlive) return new ErlangError('error', atom('notalive'), stackTrace)
  if (thrown instanceof SystemLimit || thrown instanceof AtomLimit) {
    return new ErlangError('error', atom('system_limit'), stackTrace)
  }
  const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown)
  return new ErlangError('error', tuple(atom('js_error'), binary(text)), stackTrace)
}
