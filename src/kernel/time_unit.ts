/**
 * Erlang's units of time. The native one is the nanosecond here, as on most BEAMs.
 * OTP: `erlang(3)`, `time_unit()`; the plural names are older than the others and mean the same.
 */

import { atomName, isAtom } from '../term/atom.ts'
import { integer } from '../term/float.ts'
import type { Term } from '../term/term.ts'
import { badarg } from './arguments.ts'

/** Parts of a second. */
const UNITS: { readonly [name: string]: bigint } = {
  second: 1n,
  seconds: 1n,
  millisecond: 1000n,
  milli_seconds: 1000n,
  microsecond: 1_000_000n,
  micro_seconds: 1_000_000n,
  nanosecond: 1_000_000_000n,
  nano_seconds: 1_000_000_000n,
  native: 1_000_000_000n,
  perf_counter: 1_000_000_000n,
}

const NATIVE = 1_000_000_000n

/** How many of the unit make a second: the unit's name, or that number itself. */
function partsPerSecond(unit: Term | undefined): bigint {
  if (typeof unit === 'number' && Number.isSafeInteger(unit) && unit > 0) return BigInt(unit)
  const name = isAtom(unit) ? atomName(unit) : ''
  return Object.hasOwn(UNITS, name) ? (UNITS[name] as bigint) : badarg()
}

/** `erlang:convert_time_unit/3`, to the next whole number below. */
export function convertTime(time: bigint, from: Term | undefined, to: Term | undefined): number | bigint {
  const [scaled, parts] = [time * partsPerSecond(to), partsPerSecond(from)]
  const rest = scaled % parts
  return integer(scaled / parts - (rest < 0n ? 1n : 0n))
}

/** Milliseconds of JavaScript as nanoseconds. */
export function nanoseconds(ms: number): bigint {
  return BigInt(Math.floor(ms * 1000)) * 1000n
}

/** Nanoseconds in `unit`; without one as they are. */
export function inUnit(ns: bigint, ...unit: readonly (Term | undefined)[]): number | bigint {
  return unit.length === 0 ? integer(ns) : convertTime(ns, Number(NATIVE), unit[0])
}
