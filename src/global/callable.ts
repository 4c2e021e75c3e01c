/** The module `global` as other nodes call it: `rpc:call(Node, global, whereis_name, [Name])`. */
import { ErlangError } from '../process/erlang_error.ts'
import type { Callable, CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { atom, atomName, isAtom } from '../term/atom.ts'
import { Export } from '../term/fun.ts'
import { any, type Matched, match, matches, Pattern } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { isTuple, t, tupleFrom } from '../term/tuple.ts'
import {
  changeNames,
  delLock,
  disconnect,
  info,
  send,
  setLock,
  sync,
  trans,
  unregister,
  whereisName,
} from './client.ts'
import type { LockId } from './locks.ts'
import { notifyAllName, RANDOM_EXIT_NAME, randomExitName, randomNotifyName, resolveIt } from './resolve.ts'
import type { GlobalState } from './state.ts'

/** `handle` gets the arguments if they are of the pattern; else it is `error:function_clause`. */
function clause<const P>(pattern: P, handle: (args: Matched<P>, self: Self) => unknown): Callable {
  return (self, ...args) => {
    const matched = match(pattern, tupleFrom(args))
    if (matched === undefined) throw new ErlangError('error', atom('function_clause'))
    return handle(matched, self)
  }
}

const LOCK_ID = t(any, any)
const RETRIES = any.of(
  new Pattern<number>('how many times', (term) => matches(any.small, term) && (term as number) >= 0),
  atom('infinity'),
)
/** A resolve function: a fun, or as before OTP 17 its module and its name. */
const METHOD = any.of(any.fun, t(any.atom, any.atom))

const asFun = (method: Matched<typeof METHOD>): Term =>
  isTuple(method) ? new Export(method[0], method[1], 3) : method

const CONFLICT = t(any, any.pid, any.pid)

/** `global:trans`; `apply` runs the fun in the process `self`. */
export function callableTrans(apply: (self: Self, fun: Term) => unknown): CallableModule {
  const run = (self: Self, id: LockId, fun: Term, nodes?: readonly Term[], retries?: number) =>
    trans(self, id, () => apply(self, fun), nodes && namesIn(nodes), retries)
  return {
    'trans/2': clause(t(LOCK_ID, any.fun), ([id, fun], self) => run(self, id, fun)),
    'trans/3': clause(t(LOCK_ID, any.fun, any.list), ([id, fun, list], self) => run(self, id, fun, list)),
    'trans/4': clause(t(LOCK_ID, any.fun, any.list, RETRIES), ([id, fun, list, retries], self) =>
      run(self, id, fun, list, typeof retries === 'number' ? retries : undefined),
    ),
  }
}

export function callableGlobal(state: GlobalState): CallableModule {
  const { runtime } = state.node
  const change = (tag: string) => ({
    [`${tag}_name/2`]: clause(t(any, any.pid), ([name, pid], self) =>
      changeNames(self, t(atom(tag), name, pid, RANDOM_EXIT_NAME)),
    ),
    [`${tag}_name/3`]: clause(t(any, any.pid, METHOD), ([name, pid, method], self) =>
      changeNames(self, t(atom(tag), name, pid, asFun(method))),
    ),
  })
  return {
    // A fun that a peer hands over can be called only if it is a name: erlang:apply/2 says so.
    ...callableTrans((self, fun) => self.apply('erlang', 'apply', [fun, []])),
    ...change('register'),
    ...change('re_register'),
    'unregister_name/1': clause(t(any), ([name], self) => unregister(self, name)),
    'whereis_name/1': clause(t(any), ([name]) => whereisName(runtime.identity, name)),
    'registered_names/0': () => state.names.names(),
    'send/2': clause(t(any, any), ([name, message], self) => send(self, name, message)),
    'disconnect/0': (self) => disconnect(self),
    'info/0': (self) => info(self),
    'set_lock/1': clause(t(LOCK_ID), ([id], self) => setLock(self, id)),
    'set_lock/2': clause(t(LOCK_ID, any.list), ([id, list], self) => setLock(self, id, namesIn(list))),
    'set_lock/3': clause(t(LOCK_ID, any.list, RETRIES), ([id, list, retries], self) =>
      setLock(self, id, namesIn(list), typeof retries === 'number' ? retries : undefined),
    ),
    'del_lock/1': clause(t(LOCK_ID), ([id], self) => delLock(self, id)),
    'del_lock/2': clause(t(LOCK_ID, any.list), ([id, list], self) => delLock(self, id, namesIn(list))),
    'sync/0': (self) => sync(self),
    'sync/1': clause(t(any.list), ([list], self) => sync(self, namesIn(list))),
    'resolve_it/4': clause(t(any, any, any.pid, any.pid), ([method, name, pid1, pid2], self) =>
      resolveIt(self, runtime, method, name, pid1, pid2),
    ),
    'random_exit_name/3': clause(CONFLICT, ([, pid1, pid2]) => randomExitName(runtime, pid1, pid2)),
    'random_notify_name/3': clause(CONFLICT, ([name, pid1, pid2]) =>
      randomNotifyName(runtime, name, pid1, pid2),
    ),
    'notify_all_name/3': clause(CONFLICT, ([name, pid1, pid2]) => notifyAllName(runtime, name, pid1, pid2)),
  }
}

/** What names no node is passed over. */
function namesIn(list: readonly Term[]): string[] {
  return list.filter(isAtom).map((node) => atomName(node))
}
