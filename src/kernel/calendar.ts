/**
 * The module `calendar`: dates of the Gregorian calendar, carried back to the year 0.
 * OTP: `calendar.erl`.
 */
import type { Clock } from '../env/env.ts'
import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { equals } from '../term/equal.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t, tupleFrom } from '../term/tuple.ts'
import { arg, clause, noClause } from './arguments.ts'
import { dateIn, local, localTimeBifs, universal } from './local_time.ts'
import { rfc3339 } from './rfc3339.ts'
import { timeBifs } from './time.ts'
import { convertTime } from './time_unit.ts'

type Argument = Term | undefined

const DAY = 86_400
/** From the year 0 to 1970. */
const DAYS_TO_1970 = 719_528

const DATE = t(any.small, any.small, any.small)
const DATE_TIME = t(DATE, DATE)

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

const isDate = (year: number, month: number, day: number): boolean =>
  year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)

/** Days since the first of January of the year 0. */
function daysOf(year: number, month: number, day: number): number {
  if (year < 0 || month < 1 || month > 12 || day < 1) noClause()
  if (!isDate(year, month, day)) throw new ErlangError('error', atom('if_clause'))
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day) // the constructor takes the years up to 99 for those of 1900
  return date.getTime() / 1000 / DAY + DAYS_TO_1970
}

function dateOf(days: number) {
  if (days < 0) noClause()
  const date = new Date((days - DAYS_TO_1970) * DAY * 1000)
  return t(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

const secondsOf = ([hours, minutes, seconds]: readonly number[]): number =>
  (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)

const timeOf = (seconds: number) => t(Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60)

const dateTimeOf = (seconds: number) => t(dateOf(Math.floor(seconds / DAY)), timeOf(mod(seconds, DAY)))

const mod = (n: number, by: number): number => ((n % by) + by) % by

function gregorianSeconds(value: Argument): number {
  const [date, time] = clause(DATE_TIME, value)
  const [year, month, day] = date
  return daysOf(year, month, day) * DAY + secondsOf(time)
}

const EPOCH = DAYS_TO_1970 * DAY

/** `{MegaSecs, Secs, MicroSecs}` */
const ofNow = (now: Argument) => {
  const [mega, seconds] = clause(DATE, now)
  return dateTimeOf(EPOCH + mega * 1_000_000 + seconds)
}

const inSeconds = (time: Argument, unit: Argument): number =>
  Number(convertTime(BigInt(arg(any.integer, time)), unit, 1))

const dayTime = (seconds: number) => t(Math.floor(seconds / DAY), timeOf(mod(seconds, DAY)))

const localOf = (value: unknown) => local(dateIn(value as Term, true))
const universalOf = (value: Argument) => universal(dateIn(value, false))

/** `[Universal]`; nothing for a time that the clock here leaves out, and two for one that it shows twice. */
function universalTimes(value: Argument): unknown[] {
  const given = dateIn(value, false).getTime()
  const around = [given - HOUR, given, given + HOUR].map((ms) => new Date(ms))
  return around.filter((date) => equals(local(date), value)).map(universal)
}

const HOUR = 3_600_000

const localDate = (date: Date): [number, number, number] => [
  date.getFullYear(),
  date.getMonth() + 1,
  date.getDate(),
]

/** `{Year, Week}`: a week belongs to the year that has its Thursday. */
function isoWeek(year: number, month: number, day: number) {
  const days = daysOf(year, month, day)
  const thursday = days - mod(days + 5, 7) + 3
  const [itsYear] = dateOf(thursday)
  return t(itsYear, Math.floor((thursday - daysOf(itsYear, 1, 1)) / 7) + 1)
}

/** A function of a date that is given as three numbers, or as one tuple. */
function ofDate(name: string, answer: (year: number, month: number, day: number) => Term): CallableModule {
  const called: CallableModule[string] = (_self, ...given) => {
    const [year, month, day] = clause(DATE, given.length === 1 ? given[0] : tupleFrom(given))
    return answer(year, month, day)
  }
  return { [`${name}/1`]: called, [`${name}/3`]: called }
}

export const calendar = (clock: Clock): CallableModule => {
  const { 'localtime/0': localTime, 'universaltime/0': universalTime } = timeBifs(clock)
  return {
    ...dates,
    ...rfc3339,
    'local_time/0': (self) => localTime?.(self),
    'universal_time/0': (self) => universalTime?.(self),
    'iso_week_number/0': () => isoWeek(...localDate(new Date(clock.calendar()))),
  }
}

const dates: CallableModule = {
  ...ofDate('valid_date', isDate),
  ...ofDate('date_to_gregorian_days', daysOf),
  // Monday is 1.
  ...ofDate('day_of_the_week', (...date) => mod(daysOf(...date) + 5, 7) + 1),
  'is_leap_year/1': (_self, year) => isLeap(natural(year)),
  'last_day_of_the_month/2': (_self, year, month) => {
    const which = clause(any.small, month)
    return which >= 1 && which <= 12 ? daysIn(natural(year), which) : noClause()
  },
  'gregorian_days_to_date/1': (_self, days) => dateOf(clause(any.small, days)),
  'datetime_to_gregorian_seconds/1': (_self, value) => gregorianSeconds(value),
  'gregorian_seconds_to_datetime/1': (_self, seconds) => dateTimeOf(natural(seconds)),
  'time_to_seconds/1': (_self, time) => secondsOf(clause(DATE, time)),
  'seconds_to_time/1': (_self, seconds) => {
    const given = natural(seconds)
    return given < DAY ? timeOf(given) : noClause()
  },
  'seconds_to_daystime/1': (_self, seconds) => dayTime(clause(any.small, seconds)),
  'now_to_datetime/1': (_self, now) => ofNow(now),
  'now_to_universal_time/1': (_self, now) => ofNow(now),
  'now_to_local_time/1': (_self, now) => localOf(ofNow(now)),
  'system_time_to_local_time/2': (_self, time, unit) => localOf(dateTimeOf(EPOCH + inSeconds(time, unit))),
  'universal_time_to_local_time/1': (_self, value) => localOf(value),
  'local_time_to_universal_time/1': (_self, value) => universalOf(value),
  'local_time_to_universal_time/2': (self, value, isDst) =>
    localTimeBifs['localtime_to_universaltime/2']?.(self, value as Term, isDst as Term),
  'local_time_to_universal_time_dst/1': (_self, value) => universalTimes(value),
  'iso_week_number/1': (_self, date) =>
    isoWeek(...(clause(DATE, date) as unknown as [number, number, number])),
  'time_difference/2': (_self, from, to) => dayTime(gregorianSeconds(to) - gregorianSeconds(from)),
  'system_time_to_universal_time/2': (_self, time, unit) => dateTimeOf(EPOCH + inSeconds(time, unit)),
}

const natural = (n: Argument): number => (clause(any.small, n) >= 0 ? (n as number) : noClause())
