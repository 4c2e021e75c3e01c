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

import { type Destination, registered } from '../process/destination.ts'
import { BadArg } from '../process/errors.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import { equals } from '../term/equal.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import { ImproperList } from '../term/list.ts'
import { any, type Matched, Pattern } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { isTuple, type Tuple, t } from '../term/tuple.ts'
import { CallFailed, CallTimeout } from './errors.ts'

const ALIAS = atom('alias')
const DOWN = atom('DOWN')

/** How long a call waits if it does not say, in milliseconds. `Infinity` waits for ever. */
export const DEFAULT_TIMEOUT = 5000

/** Whom to answer: the caller, and the tag by which it knows the answer. */
export type From = Tuple<readonly [Pid, Term]>

/** A server process: its pid, its name on this node, or `{Name, Node}`. @inline */
export type ServerRef = Exclude<Destination, Reference>

/** A call that a server has received: whom to answer, and what is asked. */
export const CALL = t(atom('$gen_call'), t(any.pid, any), any)

/**
 * `gen:send_request/3`: asks, and does not wait. The reference is for `receiveResponse`. `label` says what kind of call
 * it is; `sys` has one of its own.
 */
export function sendRequest(
  self: Self,
  server: ServerRef,
  request: TermInput,
  label: '$gen_call' | 'system' = '$gen_call',
): Reference {
  const to = registered(server, self.node) // with its node: then a name that nobody has fails by its 'DOWN'
  const reference = self.monitor(to, { alias: true })
  self.send(to, t(atom(label), t(self.pid, answerTag(reference)), request))
  return reference
}

/**
 * `gen:receive_response/2`: the answer to a request. Throws `CallTimeout` after `timeout` milliseconds (by default
 * never), and then the answer reaches nobody any more; throws `CallFailed` when the server ends or is not there.
 */
export async function receiveResponse(
  self: Self,
  request: Reference,
  timeout = Number.POSITIVE_INFINITY,
): Promise<Term> {
  const message = await receiveWithin(self, responseTo(request), timeout)
  if (message !== undefined) return read(self, message, request) as Term
  self.demonitor(request)
  throw new CallTimeout(timeout)
}

/** `gen:wait_response/2`: as `receiveResponse`, but when the time is over it is `undefined`, and one may wait again. */
export async function waitResponse(
  self: Self,
  request: Reference,
  timeout: number,
): Promise<Term | undefined> {
  const message = await receiveWithin(self, responseTo(request), timeout)
  return message === undefined ? undefined : read(self, message, request)
}

/**
 * `gen:check_response/2`: the answer, if `message` is the one to the request, else `undefined`. Throws `CallFailed` when
 * it says that the server has ended.
 */
export function checkResponse(self: Self, message: Term, request: Reference): Term | undefined {
  return read(self, message, request)
}

function read(self: Self, message: Term, request: Reference): Term | undefined {
  if (isAnswer(message, request)) {
    self.demonitor(request)
    return message[1]
  }
  if (!isEnd(message, request)) return undefined
  self.demonitor(request)
  throw new CallFailed(failure(message[3], message[4]))
}

/** The request of which `message` is the answer, or the end of its server. */
export function requestOf(message: unknown): Reference | undefined {
  if (!isTuple(message)) return undefined
  if (message.length === 2) return aliasIn(message[0] as Term)
  const isDown = message.length === 5 && message[0] === DOWN && kindOf(message[1]) === 'reference'
  return isDown ? (message[1] as Reference) : undefined
}

/** What it says: `reply` with the answer, or `error` with the reason and the server. */
export function responseIn(
  self: Self,
  message: Term,
  request: Reference,
): readonly ['reply', Term] | readonly ['error', reason: Term, server: Term] {
  self.demonitor(request)
  const [, second, , who, reason] = message as unknown as readonly Term[]
  return reason === undefined ? ['reply', second as Term] : ['error', reason, who as Term]
}

/** What can come of a request: its answer, or the end of the server. One test, since every call waits for it. */
const responseTo = (request: Reference): Pattern<Term> =>
  new Pattern('a response', (term) => isAnswer(term, request) || isEnd(term, request))

/** `{[alias|Request], Reply}`. */
const isAnswer = (term: unknown, request: Reference): term is Tuple<readonly [Term, Term]> =>
  isTuple(term) && term.length === 2 && equals(aliasIn(term[0] as Term), request)

/** `{'DOWN', Request, process, Who, Reason}`. */
const isEnd = (
  term: unknown,
  request: Reference,
): term is Tuple<readonly [Atom, Reference, Atom, Term, Term]> =>
  isTuple(term) && term.length === 5 && term[0] === DOWN && equals(term[1], request)

/**
 * `gen:call(Server, '$gen_call', Request, Timeout)`: the server's reply. Throws `CallTimeout` after `timeout`
 * milliseconds, and `CallFailed` when the server ends or is not there: `noproc`, `{nodedown, Node}`, or its exit reason.
 */
export async function call(
  self: Self,
  server: ServerRef,
  request: TermInput,
  timeout = DEFAULT_TIMEOUT,
): Promise<Term> {
  checkTimeout(timeout)
  refuseSelf(self, server)
  return receiveResponse(self, sendRequest(self, server, request), timeout)
}

/**
 * `gen:reply(From, Reply)`: answers a call; `from` is what `handleCall` got, the second element of
 * `{'$gen_call', From, Request}`.
 */
export function reply(self: Pick<Self, 'send'>, from: From, answer: TermInput): void {
  const [caller, tag] = from
  self.send(aliasIn(tag) ?? innerAlias(tag) ?? caller, t(tag, answer))
}

/** `receive` with a timeout that may be infinite. Throws `BadArg` for what is no time. */
export function receiveWithin<P>(self: Self, pattern: P, timeout: number): Promise<Matched<P> | undefined> {
  checkTimeout(timeout)
  return timeout === Number.POSITIVE_INFINITY
    ? self.receive(pattern)
    : self.receive(pattern, { after: timeout })
}

export function checkTimeout(timeout: number): void {
  if (!(timeout >= 0)) throw new BadArg(`${timeout} is no timeout: milliseconds, or Infinity, are wanted`)
}

/** Who waits for its own answer waits for ever. */
function refuseSelf(self: Self, server: ServerRef): void {
  const to = registered(server, self.node)
  const pid = 'home' in to ? to : to.node === self.node ? self.whereis(to.name) : undefined
  if (pid !== undefined && equals(pid, self.pid)) throw new CallFailed(atom('calling_self'))
}

/** The tag of a call: the answer goes to `reference`. */
export const answerTag = (reference: Reference): ImproperList<Term, Term> =>
  new ImproperList<Term, Term>([ALIAS], reference)

/** Why a call failed, as the caller is told: a lost connection is named by its node. */
export function failure(who: Term, reason: Term): Term {
  if (reason !== atom('noconnection')) return reason
  const node = kindOf(who) === 'pid' ? (who as Pid).node : ((who as unknown as readonly Term[])[1] as Term)
  return t(atom('nodedown'), node)
}

/** The alias of a tag `[alias|Ref]`; older callers send a plain reference, and are answered by pid. */
function aliasIn(tag: Term): Reference | undefined {
  if (kindOf(tag) !== 'improper') return undefined
  const { elements, tail } = tag as ImproperList<Term, Term>
  return elements.length === 1 && elements[0] === ALIAS && kindOf(tail) === 'reference'
    ? (tail as Reference)
    : undefined
}

/** The alias of a tag `[[alias|Ref]|Monitor]`, as `gen_server:multi_call` of newer releases has it. */
function innerAlias(tag: Term): Reference | undefined {
  if (kindOf(tag) !== 'improper') return undefined
  const [head] = (tag as ImproperList<Term, Term>).elements
  return head === undefined ? undefined : aliasIn(head)
}
