/**
 * What a node tells of itself: `system_info`, `statistics`, `memory`. What only a BEAM has is `badarg`, as an item that
 * nobody knows; what this platform does not tell is `notsup`.
 * OTP: `erlang(3)`.
 */
import { BUSY_LIMIT } from '../channel/outbox.ts'
import type { CallableModule } from '../process/modules.ts'
import { MAX_PROCESSES } from '../process/process_table.ts'
import type { Runtime } from '../process/runtime.ts'
import { type Atom, atom, atomCount, atomName, isAtom, MAX_ATOMS } from '../term/atom.ts'
import { integer } from '../term/float.ts'
import { charlist, isList } from '../term/list.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg, badarg, orNotSup } from './arguments.ts'
import type { Platform } from './platform.ts'
import { heapWords, WORD_SIZE } from './process_weight.ts'
import { nanoseconds } from './time_unit.ts'
import { OTP_RELEASE, VERSION } from './version.ts'

type Items = { readonly [item: string]: () => unknown }

export function systemBifs(runtime: Runtime, platform?: Platform): CallableModule {
  const { clock } = runtime.env
  const began = clock.now()
  const memory = memoryOf(runtime, platform)
  const items: Items = {
    ...ITEMS,
    process_count: () => [...runtime.processes].length,
    creation: () => runtime.identity.creation,
    start_time: () => integer(nanoseconds(began)),
    system_architecture: () => charlist(orNotSup(platform).architecture),
  }
  const statistics = statisticsOf(runtime, began, platform)
  return {
    'system_info/1': (_self, item) =>
      WORD_SIZES.some((each) => match(each, item) !== undefined) ? WORD_SIZE : told(items, item),
    'statistics/1': (_self, item) => told(statistics, item),
    'memory/0': () => Object.entries(memory()).map(([name, bytes]) => t(atom(name), bytes)),
    'memory/1': (_self, wanted) => {
      if (isList(wanted)) return wanted.map((name) => t(name, memoryFor(memory, name as Term)))
      return memoryFor(memory, wanted)
    },
    // What the operating system counts anyway is never off.
    'system_flag/2': (_self, flag, on) =>
      flag === atom('scheduler_wall_time') ? arg(any.boolean, on) || true : badarg(),
  }
}

/**
 * In bytes. `total`, `binary` and `code` are the platform's; `processes` and `atom` are estimates by their numbers, and
 * what is of neither is `system`. There are no tables of ETS.
 */
interface Memory {
  readonly total: number
  readonly processes: number
  readonly processes_used: number
  readonly system: number
  readonly atom: number
  readonly atom_used: number
  readonly binary: number
  readonly code: number
  readonly ets: number
}

/** Measured in Node.js: an atom of some ten characters and its place in the table. */
const ATOM_BYTES = 180

const memoryOf = (runtime: Runtime, platform: Platform | undefined) => (): Memory => {
  const { total, binary, code } = orNotSup(platform).memory()
  let words = 0
  for (const { mailbox } of runtime.processes) words += heapWords(mailbox.length)
  const processes = words * WORD_SIZE
  const atoms = atomCount() * ATOM_BYTES
  return {
    total,
    processes,
    processes_used: processes,
    system: total - processes,
    atom: atoms,
    atom_used: atoms,
    binary,
    code,
    ets: 0,
  }
}

function memoryFor(memory: () => Memory, wanted: Term | undefined): number {
  const name = isAtom(wanted) ? atomName(wanted) : ''
  const kinds = memory()
  return Object.hasOwn(kinds, name) ? kinds[name as keyof Memory] : badarg()
}

function statisticsOf({ env: { clock } }: Runtime, began: number, platform: Platform | undefined): Items {
  const wallClock = sinceAsked(began, () => clock.now())
  const runtime = sinceAsked(0, () => orNotSup(platform).runtime())
  const workedBefore = platform?.runtime() ?? 0
  return {
    ...STATISTICS,
    /** `{SinceTheBeginning, SinceTheLastCall}`, as the next. */
    wall_clock: wallClock,
    runtime,
    io: () => {
      const { input, output } = orNotSup(platform).traffic()
      return t(t(atom('input'), input), t(atom('output'), output))
    },
    /** `[{SchedulerId, ActiveTime, TotalTime}]` */
    scheduler_wall_time: () => {
      const [active, total] = [orNotSup(platform).runtime() - workedBefore, clock.now() - began]
      // Helpers of the platform work beside: more than all of the time is not this scheduler's.
      return [t(1, integer(nanoseconds(Math.min(active, total))), integer(nanoseconds(total)))]
    },
  }
}

/** `{Since, SinceAskedLast}` of a clock in milliseconds that showed `began` at first. */
function sinceAsked(began: number, clock: () => number): () => unknown {
  let last = began
  return () => {
    const before = last
    last = clock()
    return t(Math.floor(last - began), Math.floor(last - before))
  }
}

/**
 * A process goes on until it waits: whoever asks runs, and nobody is in line meanwhile. Reductions and JavaScript's
 * collections are not counted; OTP allows for the second.
 */
const STATISTICS: Items = {
  run_queue: () => 0,
  run_queue_lengths: () => [0],
  run_queue_lengths_all: () => [0],
  total_run_queue_lengths: () => 0,
  total_run_queue_lengths_all: () => 0,
  active_tasks: () => [1],
  active_tasks_all: () => [1],
  total_active_tasks: () => 1,
  total_active_tasks_all: () => 1,
  reductions: () => t(0, 0),
  exact_reductions: () => t(0, 0),
  context_switches: () => t(0, 0),
  garbage_collection: () => t(0, 0, 0),
}

const WORD_SIZES = [t(atom('wordsize'), atom('internal')), t(atom('wordsize'), atom('external'))]

/** What is the same on every node. */
const ITEMS: Items = {
  machine: () => charlist('pangpong'),
  system_version: () => charlist(`pangpong ${VERSION}, a node in TypeScript\n`),
  version: () => charlist(VERSION),
  otp_release: () => charlist(OTP_RELEASE),
  wordsize: () => WORD_SIZE,
  process_limit: () => MAX_PROCESSES,
  atom_limit: () => MAX_ATOMS,
  atom_count: atomCount,
  port_count: () => 0,
  ets_count: () => 0,
  dist_buf_busy_limit: () => BUSY_LIMIT,
  schedulers: () => 1,
  schedulers_online: () => 1,
  schedulers_state: () => t(1, 1, 1),
  scheduler_id: () => 1,
  dirty_cpu_schedulers: () => 0,
  dirty_cpu_schedulers_online: () => 0,
  dirty_io_schedulers: () => 0,
  logical_processors: () => atom('unknown'),
  logical_processors_online: () => atom('unknown'),
  logical_processors_available: () => atom('unknown'),
  cpu_topology: () => atom('undefined'),
  smp_support: () => false,
  threads: () => false,
  thread_pool_size: () => 0,
  multi_scheduling: () => atom('disabled'),
  kernel_poll: () => false,
  compat_rel: () => Number(OTP_RELEASE),
  debug_compiled: () => false,
  trace_control_word: () => 0,
  modified_timing_level: () => atom('undefined'),
  /** JavaScript tells nothing of its own: it is what OTP answers of an allocator that it does not know. */
  allocator: () => t(atom('undefined'), [], [], []),
  alloc_util_allocators: () => [],
  time_correction: () => true,
  time_warp_mode: () => atom('multi_time_warp'),
}

function told(items: Items, wanted: Term | undefined): unknown {
  const name = isAtom(wanted) ? (wanted as Atom).name : ''
  return Object.hasOwn(items, name) ? items[name]?.() : badarg()
}
