/** Reading the arguments of a callable function: what does not fit is `error:badarg`, as a BIF raises it. */
import { ErlangError } from '../process/erlang_error.ts'
import { atom } from '../term/atom.ts'
import { any, type Matched, matches } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'

/** `value`, if `pattern` takes it. */
export function arg<P>(pattern: P, value: Term | undefined): Matched<P> {
  return matches(pattern, value) ? (value as Matched<P>) : badarg()
}

/** Raises `error:badarg`; the stack trace is that of the call. */
export function badarg(): never {
  throw new ErlangError('error', atom('badarg'))
}

/** `value`, or `error:badarg` where there is none. */
export function orBadarg<T>(value: T | undefined): T {
  return value === undefined ? badarg() : value
}

/** An index into a list or tuple, counted from 1. */
export function indexed(elements: readonly Term[], position: Term | undefined): Term {
  return orBadarg(elements[arg(any.small, position) - 1])
}
