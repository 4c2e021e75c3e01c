/**
 * What a meeting changes in the table of names: `{insert, {Name, Pid, Method}}` and `{delete, Name}`. All nodes of both
 * sides make the same changes, under the lock that was set for the meeting.
 * OTP: `global.erl`, `do_ops/5`.
 */
import { equals } from '../term/equal.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { GLOBAL } from './lock_client.ts'
import { DELETE, INSERT } from './resolve.ts'
import type { GlobalState } from './state.ts'

const EXTERNAL = t(any, any.pid, any.atom)

/** `externals` says which processes are of nodes without `global`, and where those were registered. */
export function applyOps(
  state: GlobalState,
  ops: readonly Term[],
  externals: readonly Term[],
  lockId: Term | undefined,
): void {
  const requester = match(t(GLOBAL, any), lockId)?.[1]
  for (const op of ops) {
    const insert = match(INSERT, op)
    if (insert === undefined) continue
    const [, [name, pid, method]] = insert
    const external = externals
      .map((item) => match(EXTERNAL, item))
      .find((item) => item !== undefined && equals(item[0], name) && equals(item[1], pid))
    const entry = { name, pid, method, registeredAt: external?.[2] }
    state.insert(entry, state.isLockedFor(requester))
  }
  for (const op of ops) {
    const name = match(DELETE, op)?.[1]
    if (name !== undefined) state.names.delete(name)
  }
}
