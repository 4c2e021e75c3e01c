/**
 * What this kata gives you.
 *
 * - A process is known to its own code as `self`: `self.pid`;
 *   `self.send(to, message)`; `self.makeRef()`;
 *   `await self.receive(pattern, { after: ms })`, which takes the first message
 *   that fits and leaves the others where they are, and is `undefined` if none came
 *   in time.
 * - `self.monitor(who)` gives a reference. When `who` ends, or was never there, the
 *   message `{'DOWN', Reference, process, Who, Reason}` comes; `Who` is a pid, or
 *   `{Name, Node}` if that is what was watched. With `{ alias: 'demonitor' }` as a
 *   second argument the reference is also an address: what is sent to it comes
 *   here, until the monitor ends. `self.demonitor(reference)` ends it, and takes
 *   its `'DOWN'` out of the mailbox.
 * - `atom('ok')` is Erlang's `ok`, and `t(a, b)` is `{a, b}`.
 *   `new ImproperList([a], b)` is `[a|b]`: `.elements` are what stands before the
 *   bar, `.tail` is what stands behind it.
 * - `any` fits whatever comes, `any.pid` a pid, `any.tuple` a tuple; `any.of(p, q)`
 *   what either fits. A term in a pattern fits what is equal to it.
 *   `match(pattern, term)` is the term with the type that the pattern promises, or
 *   `undefined`.
 */
import type { Destination } from '../../src/process/destination.ts'
import { type Atom, atom } from '../../src/term/atom.ts'
import type { Pid, Reference } from '../../src/term/identifier.ts'
import { kindOf } from '../../src/term/kind.ts'
import { ImproperList } from '../../src/term/list.ts'
import { any, type Matched, match } from '../../src/term/pattern.ts'
import type { Term, TermInput } from '../../src/term/term.ts'
import { type Tuple, t } from '../../src/term/tuple.ts'

export { CallFailed, CallTimeout } from '../../src/gen_server/errors.ts'
export type { Self } from '../../src/process/self.ts'
export { todo } from '../kit/todo.ts'
export {
  any,
  atom,
  ImproperList,
  type Matched,
  match,
  type Pid,
  type Reference,
  type Term,
  t,
}

/** A server process: by its pid, or by the name that it has on a node. */
export type Server = Pid | { readonly name: Atom; readonly node: Atom }

/**
 * Whom a server answers: the caller, and the tag by which it will know the answer.
 */
export type From = Tuple<readonly [Pid, Term]>

/** Who can send: every process can. */
export interface Sender {
  send(to: Destination, message: TermInput): void
}

/** Whether a term is an improper list. */
export const isImproper = (term: Term): term is ImproperList<Term, Term> =>
  kindOf(term) === 'improper'

/** Whether a term is a reference. */
export const isReference = (term: Term): term is Reference =>
  kindOf(term) === 'reference'

/** The node of whoever a `'DOWN'` names: a pid or `{Name, Node}`. */
export const nodeOf = (who: Term): Atom =>
  kindOf(who) === 'pid'
    ? (who as Pid).node
    : ((match(t(any, any), who)?.[1] ?? atom('undefined')) as Atom)

/**
 * What the author of a server writes. A callback gets the state, and gives the next
 * one; it never waits.
 */
export interface Callbacks<S> {
  /**
   * A call: `['reply', Answer, State]`; or `['noreply', State]`, and the answer
   * comes later or never.
   */
  handleCall(
    request: Term,
    from: From,
    state: S,
  ): readonly ['reply', TermInput, S] | readonly ['noreply', S]
  handleCast(request: Term, state: S): readonly ['noreply', S]
  /** Any other message. */
  handleInfo(message: Term, state: S): readonly ['noreply', S]
}
