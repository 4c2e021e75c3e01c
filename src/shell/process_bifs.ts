/**
 * The BIFs that make processes, join them and send them signals, as the shell calls them.
 * OTP: the module `erlang`; what they say about a bad argument is in `erl_erts_errors`.
 */
import { textOf } from '../io/chardata.ts'
import type { Destination } from '../process/destination.ts'
import type { CallableModule } from '../process/modules.ts'
import type { Body, Self } from '../process/self.ts'
import { type Atom, atom, isAtom } from '../term/atom.ts'
import { readPid } from '../term/format_identifier.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { KEY, kindOf } from '../term/kind.ts'
import { isList } from '../term/list.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { isTuple, t } from '../term/tuple.ts'
import { badCall } from './raise.ts'
import type { ShellHost } from './shell_host.ts'

type Check = readonly [takes: (term: Term) => boolean, complaint: string]

const ANYTHING: Check = [() => true, '']
const ATOM: Check = [isAtom, 'not an atom']
const PID: Check = [(term) => kindOf(term) === 'pid', 'not a pid']
const LIST: Check = [isList, 'not a list']
const FUN: Check = [(term) => kindOf(term) === 'fun' || kindOf(term) === 'export', 'not a fun']
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

/** Throws `badarg`, with a cause for each argument that does not pass its check. */
function check(name: string, args: readonly Term[], checks: readonly Check[]): void {
  const causes = checks.flatMap(([takes, complaint], i) =>
    takes(args[i] as Term) ? [] : [[i + 1, complaint] as const],
  )
  if (causes.length > 0) throw badCall('badarg', ['erlang', name], args, Object.fromEntries(causes))
}

/** A BIF whose arguments are checked before it is called. */
function bif(
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

export function processBifs(host: ShellHost): CallableModule {
  return { ...spawning(host), ...signals(host), ...joining(host), ...names(host) }
}

function spawning(host: ShellHost): CallableModule {
  const { runtime } = host
  const applying =
    (fun: Term, args: Term[] = []): Body =>
    (self) =>
      host.apply(self, fun, args)
  const calling =
    (module: Atom, name: Atom, args: readonly Term[]): Body =>
    (self) =>
      host.call(self, module, name, [...args])
  const CALL = [ATOM, ATOM, LIST]
  const monitored = ([pid, reference]: readonly [Pid, Reference]): Term =>
    t(pid, reference) as unknown as Term
  return {
    'self/0': (self) => self.pid,
    'make_ref/0': (self) => self.makeRef(),
    ...bif('list_to_pid', [LIST], (self, list: readonly Term[]) => {
      const pid = readPid(textOf(list) ?? '', self.pid.home)
      check('list_to_pid', [list], [[() => pid !== undefined, 'not a textual representation of a pid']])
      return pid
    }),
    ...bif('spawn', [FUN], (_self, fun: Term) => runtime.spawn(applying(fun))),
    ...bif('spawn', CALL, (_self, m: Atom, f: Atom, a: Term[]) => runtime.spawn(calling(m, f, a))),
    ...bif('spawn', [ATOM, ...CALL], spawnOn),
    ...bif('spawn_link', [FUN], (self, fun: Term) => self.spawnLink(applying(fun))),
    ...bif('spawn_link', CALL, (self, m: Atom, f: Atom, a: Term[]) => self.spawnLink(calling(m, f, a))),
    ...bif('spawn_monitor', [FUN], (self, fun: Term) => monitored(self.spawnMonitor(applying(fun)))),
    ...bif('spawn_monitor', CALL, (self, m: Atom, f: Atom, a: Term[]) =>
      monitored(self.spawnMonitor(calling(m, f, a))),
    ),
    ...bif('apply', [ANYTHING, LIST], (self, fun: Term, args: readonly Term[]) =>
      host.apply(self, fun, [...args]),
    ),
    ...bif('apply', CALL, (self, m: Atom, f: Atom, args: readonly Term[]) =>
      host.call(self, m, f, [...args]),
    ),
  }
}

/** `spawn/4`: the pid comes back from the other node. */
async function spawnOn(
  self: Self,
  node: Atom,
  module: Atom,
  name: Atom,
  args: readonly Term[],
): Promise<Term> {
  const reference = self.spawnRequest(node, module, name, args)
  const [, , , result] = await self.receive(t(atom('spawn_reply'), reference, any.atom, any))
  return result
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
