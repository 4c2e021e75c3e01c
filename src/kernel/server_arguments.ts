/** Arguments that the modules of servers share: who is meant, and how long to wait. OTP: `gen_server:server_ref()`. */
import type { ServerRef } from '../gen_server/gen_server.ts'
import { atom } from '../term/atom.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg, badarg } from './arguments.ts'

/** A pid, a name, `{Name, Node}`, `{global, Name}` or `{via, Module, Name}`. */
const SERVER = any.of(
  any.pid,
  any.atom,
  t(any.atom, any.atom),
  t(atom('global'), any),
  t(atom('via'), any.atom, any),
)

export const server = (value: Term | undefined): ServerRef => arg(SERVER, value) as ServerRef

/** Milliseconds or `infinity`. */
export function time(value: Term | undefined): number {
  if (value === atom('infinity')) return Number.POSITIVE_INFINITY
  const ms = arg(any.small, value)
  return ms >= 0 ? ms : badarg()
}
