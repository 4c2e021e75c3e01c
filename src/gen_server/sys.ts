/**
 * System messages: what any OTP process answers whatever it is. `gen_server:stop/1` arrives as one, and so do the
 * questions of whoever looks at a running system: `sys:get_state/1`, `replace_state/2`, `get_status/1`, `suspend/1`,
 * `resume/1`, `trace/2`, `log/2`, `statistics/2`, `install/2`.
 * OTP: `sys.erl`, `handle_system_msg/7`; `gen_server:format_status/2`.
 */
import { ErlangError } from '../process/erlang_error.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import { copy } from '../term/copy.ts'
import { format } from '../term/format.ts'
import type { Pid } from '../term/identifier.ts'
import { charlist } from '../term/list.ts'
import { any, match } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import type { Debug } from './debug.ts'
import { type From, reply } from './gen.ts'
import { replaceState } from './replace_state.ts'

/** `{system, From, Request}` */
export const SYSTEM = t(atom('system'), t(any.pid, any), any)

const TERMINATE = t(atom('terminate'), any)
const DEBUG = t(atom('debug'), any)
const CHANGE_CODE = t(atom('change_code'), any, any, any)
const REPLACE_STATE = t(atom('replace_state'), any)

/** A server, as far as it is asked about. */
export interface Inspected {
  /** The name it was started under, or its pid. */
  readonly name: Term
  readonly parent: Pid
  readonly state: unknown
  readonly suspended: boolean
  /** Nothing that is not a server of callbacks has events to tell. */
  readonly debug?: Debug
}

/** What a server does next: go on as it was or with another state, take nothing but system messages, take all again, or end. */
export type Verdict =
  | 'as before'
  | 'suspend'
  | 'resume'
  | { readonly terminate: Term }
  | { readonly state: unknown }

/** Answers one, and says what comes of it. */
export function answerSystem(
  self: Self,
  from: From,
  request: Term,
  server: Inspected,
): Verdict | Promise<Verdict> {
  const replace = match(REPLACE_STATE, request)
  if (replace !== undefined) {
    return replaceState(self, from[0], replace[1], server.state).then(({ answer, ...after }) => {
      reply(self, from, answer)
      return 'state' in after ? { state: after.state } : 'as before'
    })
  }
  const [answer, verdict] = respond(self, from[0], request, server)
  reply(self, from, answer)
  return verdict ?? 'as before'
}

/** What is answered at once, and what comes of it: for who answers in its own way, and has no state to replace. */
export function respond(
  self: Self,
  asker: Pid,
  request: Term,
  server: Inspected,
): readonly [answer: TermInput, verdict?: Verdict] {
  const terminate = match(TERMINATE, request)
  if (terminate !== undefined) return [atom('ok'), { terminate: terminate[1] }]
  const command = match(DEBUG, request)?.[1]
  if (command !== undefined && server.debug !== undefined)
    return [server.debug.command(self, server.name, command, asker)]
  // As of a module without `code_change/3`: code in JavaScript is not loaded anew under a running server.
  if (server.suspended && match(CHANGE_CODE, request) !== undefined)
    return [t(atom('error'), t(atom('EXIT'), t(atom('undef'), [])))]
  switch (request) {
    case atom('suspend'):
      return [atom('ok'), 'suspend']
    case atom('resume'):
      return [atom('ok'), 'resume']
    case atom('get_state'): // as since OTP 26; who asks from 25 sees the `ok` as well
      return [t(atom('ok'), asTerm(server.state))]
    case atom('get_status'):
      return [status(self, server)]
  }
  return [t(atom('error'), t(atom('unknown_system_msg'), request))]
}

/** Each entry is what `sys:get_status/1` shows of a `gen_server`. */
function status(self: Self, { name, parent, state, suspended, debug }: Inspected): TermInput {
  const running = atom(suspended ? 'suspended' : 'running')
  const general = [
    t(charlist('Status'), running),
    t(charlist('Parent'), parent),
    t(charlist('Logged events'), [...(debug?.logged ?? [])]),
  ]
  const shown = [
    t(atom('header'), charlist(`Status for generic server ${format(name)}`)),
    t(atom('data'), general),
    t(atom('data'), [t(charlist('State'), asTerm(state))]),
  ]
  return t(atom('status'), self.pid, t(atom('module'), atom('gen_server')), [[], running, parent, [], shown])
}

/** A value that need be no term, such as a server's state: then it is `{js, Text}`. */
export function asTerm(value: unknown): Term {
  try {
    return copy(value as TermInput)
  } catch {
    const name = typeof value === 'object' && value !== null ? value.constructor?.name : undefined
    return t(atom('js'), binary(name ?? String(value))) as unknown as Term
  }
}

/** A callback gave what none may give: the server ends for `{bad_return_value, Value}`. */
export function badReturn(value: unknown): never {
  throw new ErlangError('exit', t(atom('bad_return_value'), asTerm(value)) as unknown as Term)
}
