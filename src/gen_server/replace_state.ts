/**
 * `sys:replace_state/2`: a fun that was sent makes a server's next state of the one it has. `fun M:F/1` is a name, which
 * is looked up here. Any other fun is code for a BEAM: it is run by the node that sent it, and its value comes back.
 * OTP: `sys.erl`, `do_replace_state/3`; `gen_server:system_replace_state/2`.
 */
import { asErlangError, ErlangError } from '../process/erlang_error.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom, atomName } from '../term/atom.ts'
import { copy } from '../term/copy.ts'
import { equals } from '../term/equal.ts'
import type { Export } from '../term/fun.ts'
import type { Pid } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import { any, match } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'

/** As long as `sys` itself waits for an answer, in milliseconds. */
const TIMEOUT = 5000

/** What is answered, and the new state where there is one. */
export interface Replaced {
  readonly answer: TermInput
  readonly state?: Term
}

/** `{ok, NewState}`; `{error, {callback_failed, Who, {Class, Reason}}}` where the fun fails, and the state stays. */
export async function replaceState(self: Self, asker: Pid, fun: Term, state: unknown): Promise<Replaced> {
  try {
    const before = exactTerm(state)
    const after = copy((await applied(self, asker, fun, before)) as TermInput)
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

function applied(self: Self, asker: Pid, fun: Term, state: Term): unknown {
  if (kindOf(fun) !== 'fun' && kindOf(fun) !== 'export')
    throw new ErlangError('error', t(atom('badfun'), fun) as unknown as Term)
  if (kindOf(fun) === 'export') {
    const { module, function: name } = fun as Export
    return self.apply(atomName(module), atomName(name), [state])
  }
  if (asker.home === self.pid.home) return self.apply('erlang', 'apply', [fun, [state]])
  const call = [asker.node, atom('erlang'), atom('apply'), [fun, [state]], TIMEOUT] as unknown as Term[]
  return self.apply('erpc', 'call', call)
}

/** `erpc` tells an exception of the other node from one of its own; here it is the fun's. */
function raisedThere(reason: Term): Term {
  return (
    match(t(atom('exception'), any, any), reason)?.[1] ??
    match(t(atom('exception'), any), reason)?.[1] ??
    reason
  )
}
