/**
 * Kata 15, solved.
 */
import {
  any,
  atom,
  type Callbacks,
  CallFailed,
  CallTimeout,
  type From,
  ImproperList,
  isImproper,
  isReference,
  type Matched,
  match,
  nodeOf,
  type Reference,
  type Self,
  type Sender,
  type Server,
  type Term,
  t,
} from './given.ts'

const tagOf = (ref: Reference) => new ImproperList([atom('alias')], ref)

export function sendRequest(self: Self, server: Server, request: Term): Reference {
  const ref = self.monitor(server, { alias: 'demonitor' })
  self.send(server, t(atom('$gen_call'), t(self.pid, tagOf(ref)), request))
  return ref
}

export async function receiveResponse(
  self: Self,
  ref: Reference,
  timeout: number,
): Promise<Term> {
  const answered = t(tagOf(ref), any)
  const down = t(atom('DOWN'), ref, any, any, any)
  const message = await self.receive(any.of(answered, down), { after: timeout })
  self.demonitor(ref)
  if (message === undefined) throw new CallTimeout(timeout)
  const answer = match(answered, message)
  if (answer !== undefined) return answer[1]
  const [, , , who, reason] = message as Matched<typeof down>
  throw new CallFailed(
    reason === atom('noconnection') ? t(atom('nodedown'), nodeOf(who)) : reason,
  )
}

export function call(
  self: Self,
  server: Server,
  request: Term,
  timeout: number,
): Promise<Term> {
  return receiveResponse(self, sendRequest(self, server, request), timeout)
}

export function reply(sender: Sender, [caller, tag]: From, answer: Term): void {
  const isAlias =
    isImproper(tag) && tag.elements[0] === atom('alias') && isReference(tag.tail)
  sender.send(isAlias ? (tag.tail as Reference) : caller, t(tag, answer))
}

export function cast(self: Self, server: Server, request: Term): void {
  self.send(server, t(atom('$gen_cast'), request))
}

const CALL = t(atom('$gen_call'), t(any.pid, any), any)
const CAST = t(atom('$gen_cast'), any)

export function serve<S>(
  self: Self,
  callbacks: Callbacks<S>,
  message: Term,
  state: S,
): S {
  const [, from, asked] = match(CALL, message) ?? []
  if (from !== undefined && asked !== undefined) {
    const answered = callbacks.handleCall(asked, from, state)
    if (answered[0] === 'noreply') return answered[1]
    reply(self, from, answered[1] as Term)
    return answered[2]
  }
  const [, told] = match(CAST, message) ?? []
  const [, next] =
    told === undefined
      ? callbacks.handleInfo(message, state)
      : callbacks.handleCast(told, state)
  return next
}
