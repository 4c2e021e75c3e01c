/**
 * `erpc`, the callee's side: what runs on a node that is asked to apply a function.
 *
 * Since OTP 25 an `rpc:call` is a remote spawn. The caller asks for a process that begins with
 * `erpc:execute_call(Ref, M, F, A)` and is monitored; the result comes back as the reason for which that process ends:
 *
 *   {Ref, return, Value}   {Ref, throw, Value}   {Ref, exit, Reason}   {Ref, error, Reason, StackTrace}
 *
 * OTP: `erpc.erl`, "Exported internals".
 */
import { asErlangError, ErlangError } from '../process/erlang_error.ts'
import { ProcessEnded } from '../process/errors.ts'
import { chain, type Eventually, settled } from '../process/eventually.ts'
import type { CallableModule, Modules } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { atom, isAtom } from '../term/atom.ts'
import { isList } from '../term/list.ts'
import type { Term } from '../term/term.ts'
import { type Tuple, t } from '../term/tuple.ts'

/** `apply(M, F, A)` for a caller elsewhere, who may have sent anything. Throws an `ErlangError`, whatever was thrown. */
export function execute(
  modules: Modules,
  self: Self,
  module: Term,
  name: Term,
  args: Term,
): Eventually<Term> {
  if (!isAtom(module) || !isAtom(name) || !isList(args)) {
    throw new ErlangError('error', atom('badarg'), [
      t(atom('erlang'), atom('apply'), [module, name, args], []),
    ])
  }
  return settled(
    () => modules.apply(self, module, name, args as readonly Term[]),
    (result) => result,
    (error) => {
      if (error instanceof ProcessEnded) throw error
      throw asErlangError(error, [t(module, name, args, [])])
    },
  )
}

/** The module `erpc`, as far as other nodes call it. */
export function erpcModule(modules: Modules): CallableModule {
  return {
    // #region execute-call
    'execute_call/4': (self, ref: Term = [], module: Term = [], name: Term = [], args: Term = []) =>
      chain(
        settled(
          () => execute(modules, self, module, name, args),
          (value) => t(ref, atom('return'), value),
          (error) => raised(ref, error),
        ),
        (outcome) => self.exit(outcome),
      ),
    // #endregion
    'execute_call/3': (self, module: Term = [], name: Term = [], args: Term = []) =>
      chain(execute(modules, self, module, name, args), (value) => t(atom('return'), value)),
    'execute_cast/3': (self, module: Term = [], name: Term = [], args: Term = []) =>
      execute(modules, self, module, name, args),
  }
}

/** How the call failed, as the caller wants to read it in its `'DOWN'` message. */
function raised(ref: Term, error: unknown): Tuple<readonly Term[]> {
  if (!(error instanceof ErlangError)) throw error
  const { class: exceptionClass, reason, stackTrace } = error
  return exceptionClass === 'error'
    ? t(ref, atom('error'), reason, stackTrace)
    : t(ref, atom(exceptionClass), reason)
}
