/**
 * System messages: what any OTP process answers whatever it is. `gen_server:stop/1` arrives as one, and so do the
 * questions of a debugger, which get a polite no: a state here need be no term.
 * OTP: `sys.erl`, `handle_system_msg/7`.
 */
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { type From, reply } from './gen.ts'

/** `{system, From, Request}` */
export const SYSTEM = t(atom('system'), t(any.pid, any), any)

const TERMINATE = t(atom('terminate'), any)

/** Answers one. A reason is given back when the process is to end for it. */
export function answerSystem(self: Self, from: From, request: Term): Term | undefined {
  const terminate = match(TERMINATE, request)
  const answer =
    terminate === undefined ? t(atom('error'), t(atom('unknown_system_msg'), request)) : atom('ok')
  reply(self, from, answer)
  return terminate?.[1]
}
