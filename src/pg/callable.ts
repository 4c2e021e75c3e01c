/** The module `pg` as other nodes call it: `rpc:call(Node, pg, get_members, [Group])`. */
import { StartFailed } from '../gen_server/gen_server.ts'
import type { Node } from '../node/node.ts'
import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { any, matches } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import * as pg from './pg.ts'

type Argument = Term | undefined

/** Each function with and without its scope, which comes first. */
export function callablePg(node: Node): CallableModule {
  const ok = async (done: Promise<void>): Promise<Atom> => {
    await done
    return atom('ok')
  }
  const members = (look: typeof pg.getMembers) => (self: Self, scope: Atom, group: Argument) =>
    look(self, group as Term, scope)
  return {
    'start/1': (_self, scope) => start(node, scopeIn(scope)),
    ...inScope('join', 2, (self, scope, group, pids) =>
      ok(pg.join(self, group as Term, local(self, pids), scope)),
    ),
    ...inScope('leave', 2, (self, scope, group, pids) =>
      pg.leave(self, group as Term, local(self, pids), scope),
    ),
    ...inScope('get_members', 1, members(pg.getMembers)),
    ...inScope('get_local_members', 1, members(pg.getLocalMembers)),
    ...inScope('which_groups', 0, (self, scope) => pg.whichGroups(self, scope)),
    ...inScope('which_local_groups', 0, (self, scope) => pg.whichLocalGroups(self, scope)),
    ...inScope('monitor', 1, async (self, scope, group) =>
      t(...(await pg.monitor(self, group as Term, scope))),
    ),
    ...inScope('monitor_scope', 0, async (self, scope) => t(...(await pg.monitorScope(self, scope)))),
    ...inScope('demonitor', 1, async (self, scope, reference) =>
      matches(any.reference, reference) && (await pg.demonitor(self, reference as Reference, scope))
        ? atom('ok')
        : false,
    ),
  }
}

const start = (node: Node, scope: Atom): Promise<unknown> =>
  pg.start(node, scope).then(
    (pid) => t(atom('ok'), pid),
    (error) => {
      if (error instanceof StartFailed) return t(atom('error'), error.reason)
      throw error
    },
  )

type InScope = (self: Self, scope: Atom, ...args: Argument[]) => unknown

function inScope(name: string, arity: number, run: InScope): CallableModule {
  return {
    [`${name}/${arity}`]: (self, ...args) => run(self, atom('pg') as Atom, ...args),
    [`${name}/${arity + 1}`]: (self, scope, ...args) => run(self, scopeIn(scope), ...args),
  }
}

function scopeIn(scope: Argument): Atom {
  if (matches(any.atom, scope) && typeof scope !== 'boolean') return scope as Atom
  throw new ErlangError('error', atom('function_clause'))
}

/** One pid or a list of them, all of this node; else `error:{nolocal, Bad}`. */
function local(self: Self, pids: Argument): Pid | readonly Pid[] {
  if (!matches(any.of(any.pid, any.list), pids)) throw new ErlangError('error', atom('function_clause'))
  const list = matches(any.list, pids) ? (pids as readonly Term[]) : [pids]
  for (const pid of list) {
    if (!matches(any.pid, pid) || (pid as Pid).home !== self.pid.home)
      throw new ErlangError('error', t(atom('nolocal'), pid as Term) as unknown as Term)
  }
  return pids as Pid | readonly Pid[]
}
