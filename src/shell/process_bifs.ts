/**
 * The BIFs that join processes, name them and send them signals, as the shell calls them.
 * OTP: the module `erlang`; what they say about a bad argument is in `erl_erts_errors`.
 */
import { textOf } from '../io/chardata.ts'
import type { Destination } from '../process/destination.ts'
import type { CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom, isAtom } from '../term/atom.ts'
import { readPid } from '../term/format_identifier.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { KEY, kindOf } from '../term/kind.ts'
import { isList } from '../term/list.ts'
import type { Term } from '../term/term.ts'
import { isTuple } from '../term/tuple.ts'
import { ANYTHING, ATOM, bif, type Check, check, LIST, PID } from './checked_bif.ts'
import type { ShellHost } from './shell_host.ts'
import { spawnBifs } from './spawn_bifs.ts'

/** A process, by its pid, its name, or its name and node. */
const WATCHED: Check = [
  (target) =>
    kindOf(target) === 'pid' ||
    isAtom(target) ||
    (isTuple(target) && target.length === 2 && [...target].every(isAtom)),
  'not a pid',
]
const DEMONITOR_OPTIONS: Check = [
  (options) =>
    isList(options) && options.every((option) => option === atom('flush') || option === atom('info')),
  'invalid option in list',
]
const UNDEFINED = atom('undefined') as Atom
const REFERENCE: Check = [(term) => kindOf(term) === 'reference', 'not a reference']

export function processBifs(host: ShellHost): CallableModule {
  return { ...spawnBifs(host), ...own, ...signals(host), ...joining(host), ...names(host) }
}

const own: CallableModule = {
  'self/0': (self) => self.pid,
  'make_ref/0': (self) => self.makeRef(),
  ...bif('list_to_pid', [LIST], (self, list: readonly Term[]) => {
    const pid = readPid(textOf(list) ?? '', self.pid.home)
    check('list_to_pid', [list], [[() => pid !== undefined, 'not a textual representation of a pid']])
    return pid
  }),
}

function signals({ runtime }: ShellHost): CallableModule {
  return {
    ...bif('send', [ANYTHING, ANYTHING], (self, to: Term, message: Term) => {
      self.send(to as Destination, message)
      return message
    }),
    ...bif('exit', [PID, ANYTHING], (self, pid: Pid, reason: Term) => {
      self.exit(pid, reason)
      return true
    }),
    ...bif(
      'is_process_alive',
      [[(term) => PID[0](term) && (term as Pid).home === runtime.identity, 'not a pid']],
      (_self, pid: Pid) => runtime.isAlive(pid),
    ),
    ...bif('process_flag', [ATOM, ANYTHING], (self, flag: Term, value: Term) => {
      const args = [flag, value]
      check('process_flag', args, [[(name) => name === atom('trap_exit'), 'invalid process flag']])
      check('process_flag', args, [
        ANYTHING,
        [(given) => typeof given === 'boolean', 'invalid value for this process flag'],
      ])
      return self.processFlag('trap_exit', value as boolean)
    }),
  }
}

/** Links and monitors. */
function joining({ runtime }: ShellHost): CallableModule {
  /** `info` asks whether there was one to end; without `flush` a `'DOWN'` that has come stays. */
  const demonitor = (self: Self, reference: Reference, options: readonly Term[]): boolean => {
    const existed = runtime.processes.find(self.pid)?.watching.has(reference[KEY]) === true
    self.demonitor(reference, { flush: options.includes(atom('flush')) })
    return existed || !options.includes(atom('info'))
  }
  return {
    ...bif('link', [PID], (self, pid: Pid) => {
      self.link(pid)
      return true
    }),
    ...bif('unlink', [PID], (self, pid: Pid) => {
      self.unlink(pid)
      return true
    }),
    ...bif(
      'monitor',
      [[(type) => type === atom('process'), 'invalid monitor type'], WATCHED],
      (self, _, target: Term) =>
        self.monitor(
          isTuple(target) ? registered(target as unknown as [Atom, Atom]) : (target as Pid | Atom),
        ),
    ),
    ...bif('demonitor', [REFERENCE], (self, reference: Reference) => demonitor(self, reference, [])),
    ...bif('demonitor', [REFERENCE, DEMONITOR_OPTIONS], demonitor),
    ...bif(
      'monitor_node',
      [ATOM, [(on) => typeof on === 'boolean', 'not a boolean']],
      (self, node: Atom, on: boolean) => {
        self.monitorNode(node, on)
        return true
      },
    ),
  }
}

const registered = ([name, node]: readonly [Atom, Atom]) => ({ name, node })

function names({ runtime }: ShellHost): CallableModule {
  return {
    'registered/0': () => runtime.registered(),
    ...bif(
      'register',
      [
        [(name) => isAtom(name) && name !== UNDEFINED, "'undefined' is not a valid name"],
        [PID[0], 'not a pid or port'],
      ],
      (_self, name: Atom, pid: Pid) => {
        const process = runtime.processes.find(pid)
        const args = [name, pid]
        const nameless = process?.name === undefined
        check('register', args, [
          [() => !nameless || runtime.whereis(name) === undefined, 'name is in use'],
          [() => process !== undefined, 'the pid does not refer to an existing process'],
        ])
        check('register', args, [ANYTHING, [() => nameless, 'this process or port already has a name']])
        runtime.register(name, pid)
        return true
      },
    ),
    ...bif('unregister', [ATOM], (_self, name: Atom) => {
      // OTP says "not a pid" of any name that it cannot take away.
      check('unregister', [name], [[() => runtime.whereis(name) !== undefined, 'not a pid']])
      runtime.unregister(name)
      return true
    }),
    ...bif('whereis', [ATOM], (_self, name: Atom) => runtime.whereis(name) ?? UNDEFINED),
  }
}
