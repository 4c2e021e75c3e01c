/**
 * The BIFs that tell the time: one clock that never runs backwards, and one that agrees with the calendar.
 * OTP: `erlang(3)`; ERTS User's Guide, "Time and Time Correction in Erlang".
 */
import type { Clock } from '../env/env.ts'
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg, badarg } from './arguments.ts'
import { local, universal } from './local_time.ts'
import { convertTime, inUnit, nanoseconds } from './time_unit.ts'

/** `erlang:monotonic_time/0,1` and its kin for the clock of one node. */
export function timeBifs(clock: Clock): CallableModule {
  const monotonic = () => nanoseconds(clock.now())
  const system = () => nanoseconds(clock.calendar())
  let made = 0
  return {
    'monotonic_time/0': () => inUnit(monotonic()),
    'monotonic_time/1': (_self, unit) => inUnit(monotonic(), unit),
    'system_time/0': () => inUnit(system()),
    'system_time/1': (_self, unit) => inUnit(system(), unit),
    'time_offset/0': () => inUnit(system() - monotonic()),
    'time_offset/1': (_self, unit) => inUnit(system() - monotonic(), unit),
    'convert_time_unit/3': (_self, time, from, to) => convertTime(BigInt(arg(any.integer, time)), from, to),
    'timestamp/0': () => timestamp(clock),
    'now/0': () => timestamp(clock),
    // Counted up, so that it is positive and monotonic whether that is asked for or not.
    'unique_integer/0': () => ++made,
    'unique_integer/1': (_self, modifiers) =>
      arg(any.list, modifiers).every((each) => MODIFIERS.includes(each)) ? ++made : badarg(),
    'universaltime/0': () => universal(new Date(clock.calendar())),
    'localtime/0': () => local(new Date(clock.calendar())),
    'date/0': () => local(new Date(clock.calendar()))[0],
    'time/0': () => local(new Date(clock.calendar()))[1],
  }
}

const MODIFIERS: readonly Term[] = [atom('positive'), atom('monotonic')]

/** `{MegaSecs, Secs, MicroSecs}` */
export function timestamp(clock: Clock) {
  const ms = clock.calendar()
  const seconds = Math.floor(ms / 1000)
  return t(Math.floor(seconds / 1_000_000), seconds % 1_000_000, Math.floor((ms % 1000) * 1000))
}
