/** Arguments that the modules of servers share: who is meant, and how long to wait. OTP: `gen_server:server_ref()`. */
import type { ServerRef } from '../gen_server/gen_server.ts'
import { asErlangError, ErlangError } from '../process/erlang_error.ts'
import { atom } from '../term/atom.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { clause, noClause } from './arguments.ts'

/** A pid, a name, `{Name, Node}`, `{global, Name}` or `{via, Module, Name}`. */
const SERVER = any.of(
  any.pid,
  any.atom,
  t(any.atom, any.atom),
  t(atom('global'), any),
  t(atom('via'), any.atom, any),
)

export const server = (value: Term | undefined): ServerRef => clause(SERVER, value) as ServerRef

/**
 * `gen_server:call/2,3` and `sys` catch what goes wrong on the way to a server and exit with it and with the call:
 * `{Reason, {Module, Function, Args}}`.
 */
export async function exiting<T>(
  [module, name, args]: readonly [module: string, name: string, args: readonly Term[]],
  ask: () => T | Promise<T>,
): Promise<T> {
  const call = t(atom(module), atom(name), args)
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof ErlangError) || error.class !== 'error') throw error
    const { exitReason } = asErlangError(error, [t(...call, []) as unknown as Term])
    throw new ErlangError('exit', t(exitReason, call) as unknown as Term)
  }
}

/** Milliseconds or `infinity`. */
export function time(value: Term | undefined): number {
  if (value === atom('infinity')) return Number.POSITIVE_INFINITY
  const ms = clause(any.small, value)
  return ms >= 0 ? ms : noClause()
}
