/**
 * What this kata gives you.
 *
 * - A process is known to its own code as `self`: `self.pid`;
 *   `self.send(to, message)`; `self.spawn(async (own) => …)`;
 *   `await self.receive(pattern, { after: ms })`, which is `undefined` if nothing
 *   came in time; `self.exit(reason)`, which throws, for nobody to catch;
 *   `self.monitor(who)`, a reference; when `who` is gone or was never there,
 *   `{'DOWN', Reference, process, Who, Reason}` comes. `who` and `to` can be a pid,
 *   or a name on another node: `{ name: atom('rex'), node }`.
 * - `inNewProcess(self, async (own) => …)` runs the function in a process of its
 *   own, and resolves with what it returns.
 * - `atom('ok')` is Erlang's `ok`, and `t(a, b)` is `{a, b}`. A list is an array.
 * - `any` fits whatever comes, `any.pid` a pid; `any.of(p, q)` what either fits.
 *   `match(pattern, term)` is the term with the type that the pattern promises, or
 *   `undefined`: `const [tag, value] = match(t(atom('rex'), any), message) ?? []`
 * - `equals(a, b)` is Erlang's `=:=`: two tuples are two objects, however alike.
 */
import type { Self } from '../../src/process/self.ts'
import type { Term } from '../../src/term/term.ts'

export { inNewProcess } from '../../src/gen_server/caller.ts'
export { ErlangError } from '../../src/process/erlang_error.ts'
export { type Atom, atom } from '../../src/term/atom.ts'
export { equals } from '../../src/term/equal.ts'
export type { Pid, Reference } from '../../src/term/identifier.ts'
export { any, match } from '../../src/term/pattern.ts'
export { t } from '../../src/term/tuple.ts'
export { todo } from '../kit/todo.ts'
export type { Self, Term }

/**
 * What runs, and with which arguments: `Module:Function(Args…)`, as it came from
 * another node.
 */
export type Mfa = readonly [module: Term, name: Term, args: Term]

/** The functions of this node that others may call. */
export interface Functions {
  /**
   * `apply(Module, Function, Args)` in the process `self`. Resolves with what the
   * function returns. When it raises, this rejects with an `ErlangError`: its
   * `class` is `'throw'`, `'exit'` or `'error'`, its `reason` a term, and for an
   * `'error'` its `stackTrace` a list.
   */
  apply(self: Self, mfa: Mfa): Promise<Term>
}
