/**
 * `sys:replace_state/2`: a fun that was sent makes a server's next state of the one it has.
 * OTP: `sys.erl`, `do_replace_state/3`; `gen_server:system_replace_state/2`.
 */
import { asErlangError, ErlangError } from '../process/erlang_error.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { copy } from '../term/copy.ts'
import { equals } from '../term/equal.ts'
import type { Pid } from '../term/identifier.ts'
import { any, match } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { applySent } from './apply_sent.ts'

/** What is answered, and the new state where there is one. */
export interface Replaced {
  readonly answer: TermInput
  readonly state?: Term
}

/** `{ok, NewState}`; `{error, {callback_failed, Who, {Class, Reason}}}` where the fun fails, and the state stays. */
export async function replaceState(self: Self, asker: Pid, fun: Term, state: unknown): Promise<Replaced> {
  try {
    const before = exactTerm(state)
    const after = copy((await applySent(self, asker, fun, [before])) as TermInput)
    return { answer: t(atom('ok'), after), state: after }
  } catch (error) {
    const { class: exceptionClass, reason } = asErlangError(error)
    const who = t(atom('gen_server'), atom('system_replace_state'))
    const why = t(atom('callback_failed'), who, t(atom(exceptionClass), raisedThere(reason)))
    return { answer: t(atom('error'), why) }
  }
}

/** What is only shown as a term, such as an object, would not come back as what the callbacks know. */
function exactTerm(state: unknown): Term {
  let copied: Term | undefined
  try {
    copied = copy(state as TermInput)
  } catch {
    // It is none at all.
  }
  if (copied === undefined || !equals(copied, state))
    throw new ErlangError('error', atom('state_is_no_term') as Atom)
  return copied
}

/** `erpc` tells an exception of the other node from one of its own; here it is the fun's. */
function raisedThere(reason: Term): Term {
  return (
    match(t(atom('exception'), any, any), reason)?.[1] ??
    match(t(atom('exception'), any), reason)?.[1] ??
    reason
  )
}
