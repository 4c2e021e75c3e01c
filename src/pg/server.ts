/**
 * What a scope's process is asked and told: by programs on its node with calls, by its like on other nodes with messages.
 * Requests that are none are not answered, and messages that mean nothing are dropped.
 * OTP: `pg.erl`, `handle_call/3`, `handle_cast/2`, `handle_info/2`.
 */
import type { GenServer } from '../gen_server/loop.ts'
import type { Node } from '../node/node.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import type { Pid } from '../term/identifier.ts'
import { any, match } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { Scope } from './scope.ts'

const PIDS = any.of(any.pid, any.list)
const JOIN_LOCAL = t(atom('join_local'), any, PIDS)
const LEAVE_LOCAL = t(atom('leave_local'), any, PIDS)
const MONITOR = t(atom('monitor'), any)
const DEMONITOR = t(atom('demonitor'), any.reference)
const SYNC = t(atom('sync'), any.pid, any.list)
/** OTP 29 adds the version of what it would rather speak; it speaks this to who says no version. */
const DISCOVER = any.of(t(atom('discover'), any.pid), t(atom('discover'), any.pid, any))
const JOIN = t(atom('join'), any.pid, any, PIDS)
const LEAVE = t(atom('leave'), any.pid, PIDS, any.list)
const DOWN = t(atom('DOWN'), any.reference, atom('process'), any.pid, any)
const NODE_UP = t(atom('nodeup'), any.atom)

/** `began` gets the scope once it can be looked into. */
export function scopeServer(
  node: Node,
  name: Atom,
  began: (scope: Scope, self: Self) => void,
): GenServer<Scope> {
  return {
    init(self) {
      const scope = new Scope(node, self, name)
      began(scope, self)
      return ['ok', scope]
    },
    handleCall(request, [caller], scope) {
      const answer = answered(scope, request, caller)
      return answer === undefined ? ['noreply', scope] : ['reply', answer, scope]
    },
    handleCast(message, scope) {
      const sync = match(SYNC, message)
      if (sync !== undefined) scope.synced(sync[1], sync[2])
      return ['noreply', scope]
    },
    handleInfo(message, scope) {
      told(scope, message)
      return ['noreply', scope]
    },
  }
}

function answered(scope: Scope, request: Term, caller: Pid): TermInput | undefined {
  const join = match(JOIN_LOCAL, request)
  if (join !== undefined) return scope.joinLocal(join[1], join[2])
  const leave = match(LEAVE_LOCAL, request)
  if (leave !== undefined) return scope.leaveLocal(leave[1], leave[2])
  const demonitor = match(DEMONITOR, request)
  if (demonitor !== undefined) return scope.demonitor(demonitor[1])
  const monitor = match(MONITOR, request)
  if (monitor !== undefined) return scope.monitor(caller, monitor[1])
  return request === atom('monitor') ? scope.monitor(caller) : undefined
}

function told(scope: Scope, message: Term): void {
  const discover = match(DISCOVER, message)
  const join = match(JOIN, message)
  const leave = match(LEAVE, message)
  const down = match(DOWN, message)
  const up = match(NODE_UP, message)
  if (discover !== undefined) scope.discovered(discover[1])
  else if (join !== undefined) scope.joinRemote(join[1], join[2], join[3])
  else if (leave !== undefined) scope.leaveRemote(leave[1], leave[2], leave[3])
  else if (down !== undefined) scope.down(down[1], down[3])
  else if (up !== undefined) scope.discover(up[1] as Atom)
}
