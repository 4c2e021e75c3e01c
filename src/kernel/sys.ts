/**
 * The module `sys`, for callers on this node: a look into any OTP process, be it ours or one of a real node.
 * OTP: `sys.erl`; what is asked and answered is in `gen_server/sys.ts`.
 */
import { DEFAULT_TIMEOUT, receiveResponse, sendRequest } from '../gen_server/gen.ts'
import type { ServerRef } from '../gen_server/gen_server.ts'
import { placeOf } from '../gen_server/server_name.ts'
import { ErlangError } from '../process/erlang_error.ts'
import type { Callable, CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { exiting, server, time } from './server_arguments.ts'

/** The answer, or `exit:{Reason, {sys, Function, Args}}`. */
async function ask(
  self: Self,
  to: ServerRef,
  request: Term,
  timeout: number,
  called: readonly [name: string, args: readonly Term[]],
): Promise<Term> {
  const failed = (reason: Term) =>
    new ErlangError('exit', t(reason, t(atom('sys'), atom(called[0]), called[1])) as unknown as Term)
  const place = await placeOf(self, to)
  if (place === undefined) throw failed(atom('noproc'))
  try {
    return await receiveResponse(self, sendRequest(self, place, request, 'system'), timeout)
  } catch (error) {
    throw error instanceof ErlangError ? failed(error.reason) : error
  }
}

/** A function of a server, perhaps a further argument, and perhaps a time limit; `request` is made of the further one. */
function asking(
  name: string,
  further: 0 | 1,
  request: (argument: Term) => Term,
  read: (answer: Term) => Term = (answer) => answer,
): CallableModule {
  const callable: Callable = async (self, ...args) => {
    const limit = args[1 + further]
    const timeout = limit === undefined ? DEFAULT_TIMEOUT : time(limit)
    const answer = await exiting(['sys', name, args], () =>
      ask(self, server(args[0]), request(args[1] as Term), timeout, [name, args]),
    )
    return read(answer)
  }
  return { [`${name}/${1 + further}`]: callable, [`${name}/${2 + further}`]: callable }
}

/** `sys:Name(Server, What)`, which asks for `{debug, {Name, What}}`. */
const debugging = (name: string): CallableModule =>
  asking(name, 1, (what) => t(atom('debug'), t(atom(name), what)) as unknown as Term)

/** A state comes as `{ok, State}` from OTP 26 on, and bare before that. `{error, Reason}` is raised. */
function stateIn(answer: Term): Term {
  const failed = match(t(atom('error'), any), answer)
  if (failed !== undefined) throw new ErlangError('error', failed[1])
  return match(t(atom('ok'), any), answer)?.[1] ?? answer
}

export const sys: CallableModule = {
  ...asking('get_state', 0, () => atom('get_state'), stateIn),
  ...asking('replace_state', 1, (fun) => t(atom('replace_state'), fun) as unknown as Term, stateIn),
  ...asking('get_status', 0, () => atom('get_status')),
  ...asking('suspend', 0, () => atom('suspend')),
  ...asking('resume', 0, () => atom('resume')),
  ...debugging('trace'),
  ...debugging('log'),
  ...debugging('log_to_file'),
  ...debugging('statistics'),
  ...debugging('install'),
  ...debugging('remove'),
  ...asking('no_debug', 0, () => t(atom('debug'), atom('no_debug')) as unknown as Term),
  ...asking('terminate', 1, (reason) => t(atom('terminate'), reason) as unknown as Term),
}
