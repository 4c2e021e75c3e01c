/**
 * What the shell brings along to call: the BIFs, and a little of `net_adm`, `net_kernel`, `timer` and `init`. They go
 * before modules of the same names that the node declares for its peers (`Node.modules`), which may do less: a peer
 * cannot `halt` us, nor hand over a fun made here.
 * OTP: the module `erlang`.
 */

import type { Node } from '../node/node.ts'
import type { NodesKind } from '../node/visibility.ts'
import { type Destination, nameOf } from '../process/destination.ts'
import { ErlangError, type ExceptionClass } from '../process/erlang_error.ts'
import type { Callable, CallableModule } from '../process/modules.ts'
import type { Runtime } from '../process/runtime.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom, atomName, isAtom } from '../term/atom.ts'
import type { Pid, Reference } from '../term/identifier.ts'
import { kindOf } from '../term/kind.ts'
import { isList } from '../term/list.ts'
import { any, Pattern } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { GUARD_BIFS } from './guard_bifs.ts'
import { badCall } from './raise.ts'

/** What the BIFs that act need from the shell. */
export interface ShellHost {
  readonly runtime: Runtime
  /** Not there as long as the runtime is not distributed. */
  readonly node: Node | undefined
  /** Applies a fun in the process `self`. */
  apply(self: Self, fun: Term, args: Term[]): Promise<Term>
  /** `Module:Name(Args)` in the process `self`. */
  call(self: Self, module: Atom | boolean, name: Atom | boolean, args: Term[]): Promise<Term>
  /** Ends the node. */
  quit(): void
}

/** Modules by name. */
export function bifModules(host: ShellHost): { readonly [module: string]: CallableModule } {
  return {
    erlang: { ...PURE, ...EXCEPTIONS, ...processes(host), ...names(host), ...distribution(host) },
    net_adm: {
      'ping/1': (_self, node) => (isAtom(node) && host.node?.ping(atomName(node))) || atom('pang'),
    },
    net_kernel: { 'connect_node/1': (_self, node) => connect(host, node as Term) },
    timer: { 'sleep/1': (self, time) => sleep(self, time as Term) },
    init: { 'stop/0': () => quit(host) },
  }
}

const PURE: CallableModule = Object.fromEntries(
  Object.entries(GUARD_BIFS).map(([name, bif]) => [name, (_self: Self, ...args: Term[]) => bif(...args)]),
)

const EXCEPTIONS: CallableModule = {
  'error/1': raise('error'),
  'exit/1': raise('exit'),
  'throw/1': raise('throw'),
}

function raise(exceptionClass: ExceptionClass): Callable {
  return (_self, reason) => {
    throw new ErlangError(exceptionClass, reason as Term)
  }
}

/** `spawn/4`: the pid comes back from the other node. */
async function spawnOn(
  self: Self,
  [node, module, name, args]: [Atom, Atom, Atom, readonly Term[]],
): Promise<Term> {
  const reference = self.spawnRequest(node, module, name, args)
  const [, , , result] = await self.receive(t(atom('spawn_reply'), reference, any.atom, any))
  return result
}

function processes(host: ShellHost): CallableModule {
  const { runtime } = host
  return {
    'self/0': (self) => self.pid,
    'make_ref/0': (self) => self.makeRef(),
    'spawn/1': (_self, fun) => {
      if (kindOf(fun) !== 'fun' && kindOf(fun) !== 'export') throw bad('spawn', [fun], 1, 'not a fun')
      return runtime.spawn((self) => host.apply(self, fun as Term, []))
    },
    'spawn/3': (_self, module, name, args) => {
      if (!isAtom(module)) throw bad('spawn', [module, name, args], 1, 'not an atom')
      if (!isAtom(name)) throw bad('spawn', [module, name, args], 2, 'not an atom')
      if (!isList(args)) throw bad('spawn', [module, name, args], 3, 'not a list')
      return runtime.spawn((self) => host.call(self, module, name, [...(args as readonly Term[])]))
    },
    'spawn/4': (self, node, module, name, args) => {
      const call = [node, module, name, args]
      for (const [i, word] of [node, module, name].entries()) {
        if (!isAtom(word)) throw bad('spawn', call, i + 1, 'not an atom')
      }
      if (!isList(args)) throw bad('spawn', call, 4, 'not a list')
      return spawnOn(self, call as [Atom, Atom, Atom, readonly Term[]])
    },
    'link/1': (self, pid) => {
      if (kindOf(pid) !== 'pid') throw bad('link', [pid], 1, 'not a pid')
      self.link(pid as Pid)
      return true
    },
    'unlink/1': (self, pid) => {
      if (kindOf(pid) !== 'pid') throw bad('unlink', [pid], 1, 'not a pid')
      self.unlink(pid as Pid)
      return true
    },
    'apply/2': (self, fun, args) => host.apply(self, fun as Term, listOf('apply', [fun, args], args)),
    'apply/3': (self, module, name, args) => {
      if (!isAtom(module)) throw bad('apply', [module, name, args], 1, 'not an atom')
      if (!isAtom(name)) throw bad('apply', [module, name, args], 2, 'not an atom')
      return host.call(self, module, name, listOf('apply', [module, name, args], args))
    },
    'send/2': (self, to, message) => {
      self.send(to as Destination, message as Term)
      return message
    },
    'exit/2': (_self, pid, reason) => {
      if (kindOf(pid) !== 'pid') throw bad('exit', [pid, reason], 1, 'not a pid')
      runtime.exit(pid as Pid, reason as Term)
      return true
    },
    'is_process_alive/1': (_self, pid) => {
      if (kindOf(pid) !== 'pid') throw bad('is_process_alive', [pid], 1, 'not a pid')
      return runtime.isAlive(pid as Pid)
    },
    'monitor/2': (self, type, target) => {
      if (type !== atom('process')) throw bad('monitor', [type, target], 1, 'invalid monitor type')
      if (kindOf(target) !== 'tuple') return self.monitor(target as Pid)
      const [name, node] = target as unknown as [Atom, Atom]
      return self.monitor({ name: nameOf(name), node: nameOf(node) })
    },
    'demonitor/1': (self, reference) => {
      if (kindOf(reference) !== 'reference') throw bad('demonitor', [reference], 1, 'not a reference')
      self.demonitor(reference as Reference)
      return true
    },
    'halt/0': () => quit(host),
  }
}

function names({ runtime }: ShellHost): CallableModule {
  return {
    'register/2': (_self, name, pid) => {
      if (!isAtom(name)) throw bad('register', [name, pid], 1, 'not an atom')
      if (kindOf(pid) !== 'pid') throw bad('register', [name, pid], 2, 'not a pid')
      runtime.register(name as Atom, pid as Pid)
      return true
    },
    'unregister/1': (_self, name) => {
      if (!isAtom(name)) throw bad('unregister', [name], 1, 'not an atom')
      runtime.unregister(name as Atom)
      return true
    },
    'whereis/1': (_self, name) => {
      if (!isAtom(name)) throw bad('whereis', [name], 1, 'not an atom')
      return runtime.whereis(name as Atom) ?? atom('undefined')
    },
  }
}

const NODES_KINDS: readonly NodesKind[] = ['visible', 'hidden', 'connected', 'known', 'this']

function distribution({ runtime, node }: ShellHost): CallableModule {
  const known = (kind: NodesKind) => (node?.nodes(kind) ?? []).map((name) => atom(name))
  return {
    'node/0': () => runtime.node,
    'nodes/0': () => known('visible'),
    'nodes/1': (_self, kind) => {
      if (kind === atom('this')) return [runtime.node]
      const found = NODES_KINDS.find((each) => kind === atom(each))
      if (found !== undefined) return known(found)
      throw bad('nodes', [kind], 1, 'not a valid node type')
    },
    'is_alive/0': () => node !== undefined,
    'disconnect_node/1': (_self, name) => {
      if (!isAtom(name)) throw bad('disconnect_node', [name], 1, 'not an atom')
      return node?.disconnect(atomName(name)) ?? atom('ignored')
    },
    'get_cookie/0': () => atom(node?.cookies.get() ?? 'nocookie'),
    'set_cookie/1': (_self, cookie) => {
      if (!isAtom(cookie) || node === undefined) throw bad('set_cookie', [cookie], 1, 'not an atom')
      node.cookies.set(atomName(cookie))
      return true
    },
    'set_cookie/2': (_self, name, cookie) => {
      if (!isAtom(name) || node === undefined) throw bad('set_cookie', [name, cookie], 1, 'not an atom')
      if (!isAtom(cookie)) throw bad('set_cookie', [name, cookie], 2, 'not an atom')
      node.cookies.setFor(atomName(name), atomName(cookie))
      return true
    },
  }
}

/** `false` for a node that does not let us in; `ignored` while we are no node ourselves. */
async function connect({ node }: ShellHost, name: Term): Promise<Term> {
  if (!isAtom(name)) throw badCall('badarg', ['net_kernel', 'connect_node'], [name])
  if (node === undefined) return atom('ignored')
  return node.connect(atomName(name)).then(
    () => true,
    () => false,
  )
}

const NOTHING = new Pattern<Term>('nothing', () => false)

async function sleep(self: Self, time: Term): Promise<Term> {
  if (time === atom('infinity')) return self.receive(NOTHING)
  if (typeof time !== 'number' || time < 0) throw new ErlangError('error', atom('timeout_value') as Atom)
  await self.receive(NOTHING, { after: time })
  return atom('ok') as Atom
}

function quit(host: ShellHost): Atom {
  host.quit()
  return atom('ok')
}

function listOf(name: string, args: readonly (Term | undefined)[], list: Term | undefined): Term[] {
  if (!isList(list)) throw bad(name, args, args.length, 'not a list')
  return [...(list as readonly Term[])]
}

function bad(
  name: string,
  args: readonly (Term | undefined)[],
  argument: number,
  cause: string,
): ErlangError {
  return badCall('badarg', ['erlang', name], args as readonly Term[], { [argument]: cause })
}
