/**
 * One request of `erpc`: how it sets out, and what its answer says.
 *
 * The function is called in a process that is spawned for it over there, and monitored; the reason for which that process
 * ends holds the result. OTP: `erpc.erl`, `execute_call/4` and `call_result/4`; the reasons are those of `erpc:call/5`.
 */
import type { NodeName } from '../gen_server/caller.ts'
import { nameOf } from '../process/destination.ts'
import { ErlangError } from '../process/erlang_error.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { format } from '../term/format.ts'
import type { Reference } from '../term/identifier.ts'
import { any, match } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'

/** `error:{erpc, Reason}`: the call itself went wrong, whatever the function. */
export class ErpcError extends ErlangError {
  override readonly name = 'ErpcError'
  /** `timeout`, `noconnection`, `badarg`, `notsup` or `system_limit`. */
  readonly why: Term

  /** @param why - `timeout`, `noconnection`, `badarg`, `notsup` or `system_limit`. */
  constructor(why: Term) {
    super('error', t(atom('erpc'), why) as unknown as Term)
    this.message = `the call could not be made or heard of: ${format(why)}`
    this.why = why
  }
}

/** A call under way: for `receiveResponse`, `waitResponse` and `checkResponse`, in the process that sent it. */
export interface RequestId {
  /** Of the spawn request, and of the monitor. */
  readonly request: Reference
  /** What tells a result from any other exit reason. */
  readonly result: Reference
}

/** What one node answered: `['ok', Value]`, or the class and the reason of what it raised. */
export type Outcome = readonly ['ok', Term] | readonly ['throw' | 'exit' | 'error', Term]

/** Starts the call. Its answer is one of `responses`. */
export function request(
  self: Self,
  node: NodeName,
  module: string | Atom,
  name: string | Atom,
  args: readonly TermInput[],
): RequestId {
  const result = self.makeRef()
  const request = self.spawnRequest(
    nameOf(node),
    'erpc',
    'execute_call',
    [result, nameOf(module), nameOf(name), args],
    { reply: 'error_only', monitor: true },
  )
  return { request, result }
}

/** As a value, what `resultIn` returns or throws. */
export function outcomeIn(message: Term, id: RequestId): Outcome | undefined {
  try {
    const value = resultIn(message, id)
    return value === undefined ? undefined : ['ok', value]
  } catch (error) {
    if (!(error instanceof ErlangError)) throw error
    return [error.class, error.reason]
  }
}

/** The result, if `message` is the response to this request. Throws what the function raised, or an `ErpcError`. */
export function resultIn(message: Term, id: RequestId): Term | undefined {
  const [notBegun, ended] = responses(id)
  const reason = match(notBegun, message)?.[3]
  if (reason !== undefined) throw new ErpcError(reason)
  const down = match(ended, message)
  return down === undefined ? undefined : resultOf(down[4], id)
}

/** What can come of a request: that its process does not begin, or how it ended. */
export function responses({ request }: RequestId) {
  return [
    t(atom('spawn_reply'), request, atom('error'), any),
    t(atom('DOWN'), request, atom('process'), any, any),
  ] as const
}

/** What the exit reason of the process over there stands for. */
function resultOf(reason: Term, { result }: RequestId): Term {
  const value = match(t(result, atom('return'), any), reason)
  if (value !== undefined) return value[2]
  const thrown = match(t(result, atom('throw'), any), reason)
  if (thrown !== undefined) throw new ErlangError('throw', thrown[2])
  const exit = match(t(result, atom('exit'), any), reason)
  if (exit !== undefined) throw new ErlangError('exit', pair(atom('exception'), exit[2]))
  const error = match(t(result, atom('error'), any, any), reason)
  if (error !== undefined) throw new ErlangError('error', triple(atom('exception'), error[2], error[3]))
  const refused = match(t(result, atom('error'), t(atom('erpc'), any)), reason)
  if (refused !== undefined) throw new ErpcError(refused[2][1])
  if (reason === atom('noconnection')) throw new ErpcError(reason)
  throw new ErlangError('exit', pair(atom('signal'), reason))
}

const pair = (a: Term, b: Term): Term => t(a, b) as unknown as Term
const triple = (a: Term, b: Term, c: Term): Term => t(a, b, c) as unknown as Term
