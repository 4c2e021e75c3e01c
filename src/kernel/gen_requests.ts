/**
 * Requests to servers whose answers come later: the part of the module `gen_server` that does not wait. What a request is
 * made of is in `gen_server/gen.ts`.
 * OTP: `gen_server:send_request/2`, `receive_response/2`, `wait_response/2`, `check_response/2`.
 */
import { receiveWithin } from '../gen_server/gen.ts'
import { sendRequest } from '../gen_server/gen_server.ts'
import type { CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import type { Reference } from '../term/identifier.ts'
import { ImproperList } from '../term/list.ts'
import { any, match } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg } from './arguments.ts'
import { server, time } from './server_arguments.ts'

const TIMEOUT = atom('timeout')
const INFINITY = atom('infinity')

/** What can come of a request: its answer, or the end of the server. */
const responses = (id: Reference) =>
  [t(new ImproperList<Term, Term>([atom('alias')], id), any), t(atom('DOWN'), id, any, any, any)] as const

/** `{reply, Reply}` or `{error, {Reason, Server}}`; `undefined` for another message. */
function responseIn(self: Self, message: Term, id: Reference): TermInput | undefined {
  const [answered, ended] = responses(id)
  const reply = match(answered, message)
  const down = match(ended, message)
  if (reply === undefined && down === undefined) return undefined
  self.demonitor(id)
  return reply !== undefined
    ? t(atom('reply'), reply[1])
    : (t(atom('error'), t(down?.[4], down?.[3])) as TermInput)
}

/** The response, or `timeout`; `abandon`: then it reaches nobody any more. */
async function awaited(
  self: Self,
  id: Reference,
  limit: Term | undefined,
  abandon: boolean,
): Promise<TermInput> {
  const message = await receiveWithin(self, any.of(...responses(id)), time(limit))
  if (message === undefined && abandon) self.demonitor(id)
  return message === undefined ? TIMEOUT : (responseIn(self, message as unknown as Term, id) ?? TIMEOUT)
}

const waiting = (name: string, abandon: boolean): CallableModule => ({
  [`${name}/1`]: (self, id) => awaited(self, arg(any.reference, id), INFINITY, abandon),
  [`${name}/2`]: (self, id, limit) => awaited(self, arg(any.reference, id), limit, abandon),
})

export const genRequests: CallableModule = {
  'send_request/2': (self, to, request) => sendRequest(self, server(to), request as TermInput),
  ...waiting('receive_response', true),
  ...waiting('wait_response', false),
  'check_response/2': (self, message, id) =>
    responseIn(self, message as Term, arg(any.reference, id)) ?? atom('no_reply'),
}
