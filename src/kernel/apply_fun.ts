/**
 * A fun from another node, applied here: `fun M:F/A` is a name that can be looked up; any other is code for a BEAM.
 * OTP: `erlang:apply/2`; Reference Manual, "Fun Expressions".
 */
import { ErlangError } from '../process/erlang_error.ts'
import type { Eventually } from '../process/eventually.ts'
import type { Modules } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import type { Export } from '../term/fun.ts'
import { kindOf } from '../term/kind.ts'
import type { Term } from '../term/term.ts'
import { raised, tuple } from './raise.ts'

/** Throws `{badarity, _}` and `{badfun, _}` as Erlang does, and `{fun_needs_a_beam, Fun}` for one of a BEAM. */
export function applyFun(modules: Modules, self: Self, fun: Term, args: readonly Term[]): Eventually<Term> {
  if (kindOf(fun) === 'fun') throw new ErlangError('error', tuple(atom('fun_needs_a_beam'), fun))
  if (kindOf(fun) !== 'export') throw raised('badfun', fun)
  const { module, function: name, arity } = fun as Export
  if (arity !== args.length) throw raised('badarity', tuple(fun, args))
  return modules.apply(self, module, name, args)
}
