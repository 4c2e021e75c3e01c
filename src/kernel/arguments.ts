/**
 * Reading the arguments of a callable function: what does not fit is `error:badarg`, as a BIF raises it, or
 * `error:function_clause`, as a function written in Erlang does.
 */
import { ErlangError } from '../process/erlang_error.ts'
import { type Atom, atom } from '../term/atom.ts'
import { any, type Matched, matches } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'

/** `value`, if `pattern` takes it. */
export function arg<P>(pattern: P, value: Term | undefined): Matched<P> {
  return matches(pattern, value) ? (value as Matched<P>) : badarg()
}

/** A name, of a process or a node, a module or a function: `true` and `false` name nothing here. */
export function atomIn(value: Term | undefined): Atom {
  const named = arg(any.atom, value)
  return typeof named === 'boolean' ? badarg() : named
}

/** As `arg`, with the error of a function written in Erlang, none of whose clauses fits: `error:function_clause`. */
export function clause<P>(pattern: P, value: Term | undefined): Matched<P> {
  return matches(pattern, value) ? (value as Matched<P>) : noClause()
}

export function noClause(): never {
  throw new ErlangError('error', atom('function_clause'))
}

/** Raises `error:badarg`; the stack trace is that of the call. */
export function badarg(): never {
  throw new ErlangError('error', atom('badarg'))
}

/** `value`, or `error:badarg` where there is none. */
export function orBadarg<T>(value: T | undefined): T {
  return value === undefined ? badarg() : value
}

/** Raises `error:notsup`: a node refuses it on purpose. */
export function refused(): never {
  throw new ErlangError('error', atom('notsup'))
}

/** `value`, or `error:notsup` where this platform does not tell it. */
export function orNotSup<T>(value: T | undefined): T {
  return value === undefined ? refused() : value
}

/** An index into a list or tuple, counted from 1. */
export function indexed(elements: readonly Term[], position: Term | undefined): Term {
  return orBadarg(elements[arg(any.small, position) - 1])
}
