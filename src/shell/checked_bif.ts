/**
 * BIFs that look at their arguments before they act, and say of each what is wrong with it.
 * OTP: `erl_erts_errors`, whose words these are.
 */

import { badCall } from '../kernel/raise.ts'
import type { CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { isAtom } from '../term/atom.ts'
import { kindOf } from '../term/kind.ts'
import { isList } from '../term/list.ts'
import type { Term } from '../term/term.ts'

export type Check = readonly [takes: (term: Term) => boolean, complaint: string]

export const ANYTHING: Check = [() => true, '']
export const ATOM: Check = [isAtom, 'not an atom']
export const PID: Check = [(term) => kindOf(term) === 'pid', 'not a pid']
export const LIST: Check = [isList, 'not a list']
export const FUN: Check = [(term) => kindOf(term) === 'fun' || kindOf(term) === 'export', 'not a fun']
/** Throws `badarg`, with a cause for each argument that does not pass its check. */
export function check(name: string, args: readonly Term[], checks: readonly Check[]): void {
  const causes = checks.flatMap(([takes, complaint], i) =>
    takes(args[i] as Term) ? [] : [[i + 1, complaint] as const],
  )
  if (causes.length > 0) throw badCall('badarg', ['erlang', name], args, Object.fromEntries(causes))
}

/** A BIF whose arguments are checked before it is called. */
export function bif(
  name: string,
  checks: readonly Check[],
  act: (self: Self, ...args: never[]) => unknown,
): CallableModule {
  const checked = (self: Self, ...args: Term[]) => {
    check(name, args, checks)
    return act(self, ...(args as never[]))
  }
  return { [`${name}/${checks.length}`]: checked }
}
