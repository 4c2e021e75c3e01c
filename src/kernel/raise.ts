/** The exceptions that expressions raise, in the terms in which OTP's `erl_eval` and BIFs raise them. */
import { ErlangError } from '../process/erlang_error.ts'
import { type Atom, atom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import { ErlMap } from '../term/map.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'

export const tuple = (...elements: Term[]): Term => t(...elements) as unknown as Term

/** `error:{badmatch, Value}` and its like; `error:if_clause` without a value. */
export function raised(tag: string, ...values: Term[]): ErlangError {
  const reason = values.length === 0 ? (atom(tag) as Atom) : tuple(atom(tag), ...values)
  return new ErlangError('error', reason)
}

/**
 * A BIF did not like its arguments. `causes` says why, by the number of the argument: it travels in the stack trace, as
 * OTP's `error_info` does, and ends up behind `***` in the shell.
 */
export function badCall(
  reason:
    | 'badarg'
    | 'system_limit'
    | 'notalive'
    | 'badarith'
    | 'undef'
    | 'function_clause'
    | Exclude<Term, string>,
  [module, name]: readonly [string, string],
  args: readonly Term[],
  causes: { readonly [argument: number]: string } = {},
): ErlangError {
  const notes = Object.entries(causes).map(([argument, text]) => [Number(argument), binary(text)] as const)
  const info =
    notes.length === 0 ? [] : [tuple(atom('error_info'), new ErlMap([[atom('cause'), new ErlMap(notes)]]))]
  return new ErlangError('error', typeof reason === 'string' ? (atom(reason) as Atom) : reason, [
    tuple(atom(module), atom(name), args, info),
  ])
}
