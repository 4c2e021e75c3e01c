/**
 * What a node tells of itself: `system_info`, `statistics`, `memory`. What only a BEAM has is `badarg`, as an item that
 * nobody knows; what this platform does not tell is `notsup`.
 * OTP: `erlang(3)`.
 */
import type { CallableModule } from '../process/modules.ts'
import { MAX_PROCESSES } from '../process/process_table.ts'
import type { Runtime } from '../process/runtime.ts'
import { type Atom, atom, atomName, isAtom, MAX_ATOMS } from '../term/atom.ts'
import { integer } from '../term/float.ts'
import { charlist, isList } from '../term/list.ts'
import { match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { badarg, orNotSup } from './arguments.ts'
import type { Platform } from './platform.ts'
import { nanoseconds } from './time_unit.ts'
import { OTP_RELEASE, VERSION } from './version.ts'

type Items = { readonly [item: string]: () => unknown }

export function systemBifs(runtime: Runtime, platform?: Platform): CallableModule {
  const { clock } = runtime.env
  const began = clock.now()
  const items: Items = {
    ...ITEMS,
    process_count: () => [...runtime.processes].length,
    creation: () => runtime.identity.creation,
    start_time: () => integer(nanoseconds(began)),
    system_architecture: () => charlist(orNotSup(platform).architecture),
  }
  const statistics = statisticsOf(runtime, began, platform)
  const memory = () => {
    const { total, binary } = orNotSup(platform).memory()
    return { total, binary }
  }
  return {
    'system_info/1': (_self, item) =>
      WORD_SIZES.some((each) => match(each, item) !== undefined) ? WORD_SIZE : told(items, item),
    'statistics/1': (_self, item) => told(statistics, item),
    'memory/0': () => Object.entries(memory()).map(([name, bytes]) => t(atom(name), bytes)),
    'memory/1': (_self, wanted) => {
      if (isList(wanted)) return wanted.map((name) => t(name, memoryFor(memory, name as Term)))
      return memoryFor(memory, wanted)
    },
  }
}

/** Of the items in use, and those that a BEAM has besides. */
const KINDS = 'total processes processes_used system atom atom_used binary code ets maximum low'.split(' ')

function memoryFor(memory: () => { readonly [name: string]: number }, wanted: Term | undefined): number {
  const name = isAtom(wanted) ? atomName(wanted) : ''
  if (!KINDS.includes(name)) badarg()
  return orNotSup(memory()[name])
}

function statisticsOf({ env: { clock } }: Runtime, began: number, platform: Platform | undefined): Items {
  let [lastAsked, lastWorked] = [began, 0]
  return {
    /** `{SinceTheBeginning, SinceTheLastCall}`, as the next. */
    wall_clock: () => {
      const before = lastAsked
      lastAsked = clock.now()
      return t(Math.floor(lastAsked - began), Math.floor(lastAsked - before))
    },
    runtime: () => {
      const before = lastWorked
      lastWorked = orNotSup(platform).runtime()
      return t(Math.floor(lastWorked), Math.floor(lastWorked - before))
    },
    // A process goes on until it waits: whoever asks runs, and nobody is in line meanwhile.
    run_queue: () => 0,
    total_run_queue_lengths: () => 0,
    scheduler_wall_time: () => atom('undefined'),
  }
}

const WORD_SIZE = 8
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
  port_count: () => 0,
  schedulers: () => 1,
  schedulers_online: () => 1,
  logical_processors: () => atom('unknown'),
  smp_support: () => false,
  multi_scheduling: () => atom('disabled'),
  time_correction: () => true,
  time_warp_mode: () => atom('multi_time_warp'),
}

function told(items: Items, wanted: Term | undefined): unknown {
  const name = isAtom(wanted) ? (wanted as Atom).name : ''
  return Object.hasOwn(items, name) ? items[name]?.() : badarg()
}
