/**
 * Points in time as text, `2018-02-01T16:17:58Z`, and back.
 * OTP: `calendar:system_time_to_rfc3339/1,2`, `rfc3339_to_system_time/1,2`; RFC 3339.
 */
import { textOf } from '../io/chardata.ts'
import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import { atom, atomName, isAtom } from '../term/atom.ts'
import { integer } from '../term/float.ts'
import { charlist, isList } from '../term/list.ts'
import { any, matches } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { isTuple } from '../term/tuple.ts'
import { arg, badarg, clause, noClause } from './arguments.ts'
import { raised, tuple } from './raise.ts'
import { convertTime } from './time_unit.ts'

type Argument = Term | undefined

/** How many digits behind the point a unit has, by its name. */
const DECIMALS: { readonly [unit: string]: number } = {
  second: 0,
  millisecond: 3,
  microsecond: 6,
  nanosecond: 9,
  native: 9,
}

/** The value of the first entry with this key, as `proplists:get_value/3` finds it. */
function option(options: Argument, name: string, otherwise: Term): Term {
  for (const entry of clause(any.list, options)) {
    if (isTuple(entry) && entry.length === 2 && entry[0] === atom(name)) return entry[1] as Term
  }
  return otherwise
}

function decimalsOf(unit: Term): number {
  const name = isAtom(unit) ? atomName(unit) : ''
  return Object.hasOwn(DECIMALS, name) ? (DECIMALS[name] as number) : noClause()
}

/** From the year 0 up to the year 10000. */
const [FIRST, END] = [-62_167_219_200n, 253_402_300_800n]

function checked(seconds: bigint, given: Term, options: Term): bigint {
  if (seconds >= FIRST && seconds < END) return seconds
  throw new ErlangError('error', tuple(atom('badarg'), [given, options]))
}

/** `Z`, or hours and minutes to the east of Greenwich: in seconds. */
function offsetIn(text: string): bigint {
  if (/^z$/i.test(text)) return 0n
  const [, sign, hours, minutes = '0'] = /^([+-])(\d\d)(?::(\d\d))?$/.exec(text) ?? badarg()
  const seconds = BigInt(hours as string) * 3600n + BigInt(minutes) * 60n
  return sign === '-' ? -seconds : seconds
}

const two = (n: bigint): string => String(n).padStart(2, '0')

const offsetText = (seconds: bigint): string => {
  const size = seconds < 0n ? -seconds : seconds
  return `${seconds < 0n ? '-' : '+'}${two(size / 3600n)}:${two((size % 3600n) / 60n)}`
}

/** How far the clock on the wall is ahead of Greenwich's at that second. */
const localOffset = (seconds: bigint): bigint =>
  BigInt(-Math.round(new Date(Number(seconds) * 1000).getTimezoneOffset() * 60))

function toText(time: Argument, options: Term): string {
  const unit = option(options, 'unit', atom('second'))
  const isNative = unit === atom('native') // which is told in milliseconds
  const decimals = isNative ? 3 : decimalsOf(unit)
  const factor = 10n ** BigInt(decimals)
  const given = BigInt(arg(any.integer, time))
  const inUnit = isNative ? BigInt(convertTime(given, unit, atom('millisecond'))) : given
  const offset = option(options, 'offset', [])
  const designator = option(options, 'time_designator', 'T'.charCodeAt(0))
  const asNumber = matches(any.integer, offset)
    ? BigInt(convertTime(BigInt(offset as number), unit, 1))
    : undefined
  const named = isList(offset) && offset.length > 0 ? (textOf(offset) ?? badarg()) : undefined
  const ahead =
    asNumber ?? (named === undefined ? localOffset(BigInt(convertTime(given, unit, 1))) : offsetIn(named))
  const shifted = inUnit + ahead * factor
  const seconds = checked(shifted / factor, time as Term, options)
  const fraction = shifted % factor
  const date = new Date(Number(seconds) * 1000).toISOString().slice(0, 19)
  const digits = String(fraction < 0n ? -fraction : fraction).padStart(decimals, '0')
  const zone = named ?? offsetText(ahead)
  const [day, hour] = date.split('T')
  return `${day}${textOf([designator]) ?? badarg()}${hour}${decimals > 0 ? `.${digits}` : ''}${zone}`
}

const FORM = /^(\d{4})-(\d\d)-(\d\d)[\s\S](\d\d):(\d\d):(\d\d)((?:\.\d+)?)([^\d.][\s\S]*)$/

function toTime(text: Argument, options: Term): Term {
  const unit = option(options, 'unit', atom('second'))
  const [, year, month, day, hour, minute, second, fraction = '', zone = ''] =
    FORM.exec(textOf(clause(any.list, text)) ?? '') ?? failedMatch(text)
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  if (date.getUTCMonth() !== Number(month) - 1) throw raised('if_clause')
  const clock = Number(hour) * 3600 + Number(minute) * 60 + Number(second)
  const seconds = checked(BigInt(date.getTime() / 1000 + clock) - offsetIn(zone), text as Term, options)
  const factor = 10 ** decimalsOf(unit)
  const part = fraction === '' || factor === 1 ? 0n : BigInt(Math.round(factor * Number(`0${fraction}`)))
  const whole = seconds * BigInt(factor)
  return integer(whole < 0n ? whole - part : whole + part)
}

function failedMatch(text: Argument): never {
  throw raised('badmatch', text as Term)
}

export const rfc3339: CallableModule = {
  'system_time_to_rfc3339/1': (_self, time) => charlist(toText(time, [])),
  'system_time_to_rfc3339/2': (_self, time, options) => charlist(toText(time, options as Term)),
  'rfc3339_to_system_time/1': (_self, text) => toTime(text, []),
  'rfc3339_to_system_time/2': (_self, text, options) => toTime(text, options as Term),
}
