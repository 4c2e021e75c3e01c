/**
 * The BIFs by which a process has to do with others: links, monitors, aliases, flags, group leaders. Called by `rpc` they
 * hold for the process that serves the call, and end with it.
 * OTP: `erlang(3)`.
 */
import type { CallableModule } from '../process/modules.ts'
import type { Runtime } from '../process/runtime.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { KEY, kindOf } from '../term/kind.ts'
import { any, matches } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { isTuple, t } from '../term/tuple.ts'
import { arg, atomIn, badarg } from './arguments.ts'

export function joiningBifs(runtime: Runtime): CallableModule {
  const demonitor = (self: Self, reference: Reference, options: readonly Term[]): boolean => {
    const existed = runtime.processes.find(self.pid)?.watching.has(reference[KEY]) === true
    self.demonitor(reference, { flush: options.includes(atom('flush')) })
    return existed || !options.includes(atom('info'))
  }
  return {
    ...links,
    'monitor/2': (self, type, target) =>
      type === atom('process') ? self.monitor(watched(target)) : badarg(),
    'demonitor/1': (self, reference) => demonitor(self, arg(any.reference, reference), []),
    'demonitor/2': (self, reference, options) => {
      const given = arg(any.list, options)
      if (!given.every((option) => matches(DEMONITOR_OPTION, option))) badarg()
      return demonitor(self, arg(any.reference, reference), given)
    },
    'group_leader/2': (self, leader, pid) => {
      const [from, to] = [arg(any.pid, leader), arg(any.pid, pid)]
      if (to.home === runtime.identity && !runtime.isAlive(to)) badarg()
      runtime.route({ type: 'group_leader', from, to, caller: self.pid })
      return true
    },
  }
}

const DEMONITOR_OPTION = any.of(atom('flush'), atom('info'))

const links: CallableModule = {
  'link/1': (self, pid) => {
    self.link(arg(any.pid, pid))
    return true
  },
  'unlink/1': (self, pid) => {
    self.unlink(arg(any.pid, pid))
    return true
  },
  'alias/0': (self) => self.alias(),
  'unalias/1': (self, alias) => self.unalias(arg(any.reference, alias)),
  'process_flag/2': (self, flag, value) =>
    flag === atom('trap_exit') ? self.processFlag('trap_exit', arg(any.boolean, value)) : badarg(),
  'monitor_node/2': (self, node, on) => {
    self.monitorNode(atomIn(node), arg(any.boolean, on))
    return true
  },
}

/** A process: its pid, its name, or its name and node. */
function watched(target: Term | undefined) {
  if (kindOf(target) === 'pid') return target as Pid
  if (!isTuple(target)) return atomIn(target)
  const [name, node] = arg(t(any.atom, any.atom), target)
  return { name: name as Atom, node: node as Atom }
}
