/**
 * The BIFs that raise an exception.
 * OTP: `erlang(3)`, `error/1,2,3`, `exit/1`, `throw/1`, `raise/3`.
 */
import { ErlangError, type ExceptionClass } from '../process/erlang_error.ts'
import type { Callable, CallableModule } from '../process/modules.ts'
import { atom, atomName, isAtom } from '../term/atom.ts'
import { isList } from '../term/list.ts'
import type { Term } from '../term/term.ts'

const raise =
  (exceptionClass: ExceptionClass): Callable =>
  (_self, reason) => {
    throw new ErlangError(exceptionClass, reason as Term)
  }

const isExceptionClass = (name: string): name is ExceptionClass => ['error', 'exit', 'throw'].includes(name)

export const raising: CallableModule = {
  'error/1': raise('error'),
  'error/2': raise('error'),
  'error/3': raise('error'),
  'exit/1': raise('exit'),
  'throw/1': raise('throw'),
  /** What it does not take, it answers with `badarg`, and raises nothing. */
  'raise/3': (_self, exceptionClass, reason, stackTrace) => {
    const named = isAtom(exceptionClass) ? atomName(exceptionClass) : ''
    if (!isExceptionClass(named) || !isList(stackTrace)) return atom('badarg')
    throw new ErlangError(named, reason as Term, stackTrace as readonly Term[])
  },
}
