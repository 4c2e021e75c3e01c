/**
 * The module `observer_backend`: what `etop` and `observer` of a real node want to know of this one. The collecting
 * functions run in a process that the tool spawned here, and send what they find.
 *
 *   etop                                             this node
 *     spawn_link(Node, observer_backend, etop_collect, [self()])  ──▶
 *        ◀── {Collector, #etop_info{…, procinfo = [#etop_proc_info{}]}}
 *
 * There are no ports, no sockets and no tables here to be shown, and nothing is traced: `etop` wants `{tracing, off}`.
 * OTP: runtime_tools, `observer_backend.erl`, `observer_backend.hrl`.
 */
import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import type { Runtime } from '../process/runtime.ts'
import type { Self } from '../process/self.ts'
import { type Atom, atom } from '../term/atom.ts'
import type { Pid } from '../term/identifier.ts'
import { charlist, isList } from '../term/list.ts'
import { any, match } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg } from './arguments.ts'
import { VERSION } from './version.ts'

const UNDEFINED = atom('undefined') as Atom

/** What `sys_info/0` calls by the names that `erlang:system_info/1` has for it. */
const SYSTEM = [
  'logical_processors logical_processors_online logical_processors_available schedulers schedulers_online otp_release',
  'version system_architecture kernel_poll smp_support threads thread_pool_size process_count process_limit atom_count',
  'atom_limit port_count ets_count dist_buf_busy_limit',
].flatMap((items) => items.split(' ').map((item) => atom(item) as Atom))

/** What is asked of each process. */
const ITEMS = 'registered_name initial_call memory reductions current_function message_queue_len'
  .split(' ')
  .map((item) => atom(item) as Atom)

/** What the memory of a node is made of, as `etop` shows it. */
const KINDS = 'total processes ets atom code binary'.split(' ').map((kind) => atom(kind) as Atom)

/** Processes in one message to an observer, which shows them as they come. */
const CHUNK = 10_000

/** The least time between two messages of `fetch_stats`, in milliseconds, whatever is asked for. */
const SHORTEST = 20

export function observerBackend(runtime: Runtime): CallableModule {
  const bif = (self: Self, name: string, ...args: Term[]): Term =>
    runtime.modules.call(self, atom('erlang') as Atom, atom(name) as Atom, args) as Term
  /** What the platform does not tell is `otherwise`, as where a BEAM does not. */
  const bifOr = (otherwise: Term, self: Self, name: string, ...args: Term[]): Term => {
    try {
      return bif(self, name, ...args)
    } catch (error) {
      if (error instanceof ErlangError) return otherwise
      throw error
    }
  }
  const statistics = (self: Self, item: string) => bifOr(UNDEFINED, self, 'statistics', atom(item) as Atom)

  const processes = (self: Self): Term[] =>
    [...runtime.processes]
      .map(({ pid }) => pid)
      .filter((pid) => pid !== self.pid)
      .flatMap((pid) => {
        const found = match(t(any, any, any, any, any, any), asTuple(bif(self, 'process_info', pid, ITEMS)))
        if (found === undefined) return []
        const [name, call, memory, reductions, current, messages] = found
        const shown = isList(name) ? call : name
        return [
          t(atom('etop_proc_info'), pid, memory, reductions, shown, 0, current, messages) as unknown as Term,
        ]
      })

  return {
    'vsn/0': () => t(atom('ok'), charlist(VERSION)),
    'sys_info/0': (self) => {
      const io = match(t(t(any, any), t(any, any)), statistics(self, 'io'))
      const memory = bifOr([], self, 'memory') as readonly Term[]
      return [
        t(atom('uptime'), match(t(any, any), statistics(self, 'wall_clock'))?.[0] ?? 0),
        t(atom('run_queue'), statistics(self, 'run_queue')),
        t(atom('io_input'), io?.[0][1] ?? 0),
        t(atom('io_output'), io?.[1][1] ?? 0),
        t(atom('schedulers_available'), 1),
        t(atom('wordsize_internal'), bif(self, 'system_info', atom('wordsize') as Atom)),
        t(atom('wordsize_external'), bif(self, 'system_info', atom('wordsize') as Atom)),
        t(atom('alloc_info'), []),
        ...SYSTEM.map((item) => t(item, bifOr(UNDEFINED, self, 'system_info', item))),
        ...memory,
      ]
    },
    'etop_collect/1': (self, collector) => {
      const found = processes(self)
      const memory = bifOr(UNDEFINED, self, 'memory', KINDS)
      const now = bif(self, 'timestamp')
      const load = statistics(self, 'scheduler_wall_time')
      const info = t(atom('etop_info'), now, found.length, UNDEFINED, load, 0, [], memory, found)
      self.send(arg(any.pid, collector), t(self.pid, info) as unknown as TermInput)
      return atom('ok')
    },
    'procs_info/1': (self, collector) => {
      const found = processes(self)
      const to: Pid = arg(any.pid, collector)
      for (let at = 0; at === 0 || at < found.length; at += CHUNK)
        self.send(to, t(atom('procs_info'), self.pid, found.slice(at, at + CHUNK)))
      return atom('ok')
    },
    'fetch_stats/2': async (self, collector, interval) => {
      const [to, after] = [arg(any.pid, collector), Math.max(arg(any.small, interval), SHORTEST)]
      self.processFlag('trap_exit', true)
      while ((await self.receive(any, { after })) === undefined) {
        const load = statistics(self, 'scheduler_wall_time')
        self.send(to, t(atom('stats'), 1, load, statistics(self, 'io'), bifOr([], self, 'memory')))
      }
      return atom('ok')
    },
    'get_table_list/2': () => [],
    'get_port_list/0': () => [],
    'get_socket_list/0': () => [],
  }
}

/** The values of `[{Item, Value}]` in their order, for a pattern to take apart; `undefined` for who is not alive. */
const asTuple = (info: Term): Term =>
  isList(info) ? (t(...info.map((entry) => match(t(any, any), entry)?.[1] as Term)) as unknown as Term) : info
