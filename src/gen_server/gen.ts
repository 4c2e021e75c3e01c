/**
 * What every call to a server process is made of: a monitor, whose reference is both the tag of the answer and the
 * address to which it comes.
 *
 *   caller                                  server
 *     monitor(server, alias) ───────────▶
 *     {'$gen_call', {Caller, [alias|Ref]}, Request} ─▶
 *                            ◀───────────   Ref ! {[alias|Ref], Reply}
 *
 * An answer that comes after the caller gave up reaches nobody, since its alias is gone by then.
 * OTP: `gen:do_call/4` and `gen:reply/2` (stdlib, gen.erl).
 */

import type { Self } from '../process/self.ts'
import type { Registered } from '../signal/signal.ts'
import { atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import { ImproperList } from '../term/list.ts'
import { any, matches } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { type Tuple, t } from '../term/tuple.ts'

/** The server ended, or was never there; `reason` says why, as its `'DOWN'` message did. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed'
  readonly reason: Term

  constructor(reason: Term) {
    super(`the call failed: ${format(reason)}`)
    this.reason = reason
  }
}

/** No answer came in time. */
export class CallTimeout extends Error {
  override readonly name = 'CallTimeout'

  constructor(ms: number) {
    super(`no answer within ${ms} ms`)
  }
}

const ALIAS = atom('alias')

/** A call that a server has received: whom to answer, and what is asked. */
export const CALL = t(atom('$gen_call'), t(any.pid, any), any)

/**
 * `gen:call(Server, '$gen_call', Request, Timeout)`: the server's reply. Throws `CallTimeout` after `timeout`
 * milliseconds, and `CallFailed` when the server ends or is not there.
 */
export async function call(
  self: Self,
  server: Pid | Registered,
  request: TermInput,
  timeout = 5000,
): Promise<Term> {
  const reference = self.monitor(server, { alias: true })
  const tag = new ImproperList([ALIAS], reference)
  self.send(server, t(atom('$gen_call'), t(self.pid, tag), request))
  const answered = t(tag, any)
  const down = t(atom('DOWN'), reference, any, any, any)
  const message = await self.receive(any.of(answered, down), { after: timeout })
  if (message !== undefined && matches(answered, message)) return message[1] as Term
  self.demonitor(reference)
  if (message === undefined) throw new CallTimeout(timeout)
  throw new CallFailed(message[4] as Term)
}

/** `gen:reply(From, Reply)`: answers a call; `from` is the second element of what `CALL` matches. */
export function reply(self: Self, from: Tuple<readonly [Pid, Term]>, answer: TermInput): void {
  const [caller, tag] = from
  self.send(aliasIn(tag) ?? caller, t(tag, answer))
}

/** The alias of a tag `[alias|Ref]`; older callers send a plain reference, and are answered by pid. */
function aliasIn(tag: Term): Reference | undefined {
  if (kindOf(tag) !== 'improper') return undefined
  const { elements, tail } = tag as ImproperList<Term, Term>
  return elements[0] === ALIAS && kindOf(tail) === 'reference' ? (tail as Reference) : undefined
}
