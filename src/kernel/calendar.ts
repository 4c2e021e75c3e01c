/**
 * The module `calendar`: dates of the Gregorian calendar, carried back to the year 0.
 * OTP: `calendar.erl`.
 */
import type { Clock } from '../env/env.ts'
import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t, tupleFrom } from '../term/tuple.ts'
import { clause, noClause } from './arguments.ts'
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
  Number(convertTime(BigInt(clause(any.integer, time)), unit, 1))

/** A function of a date that is given as three numbers, or as one tuple. */
function ofDate(name: string, answer: (year: number, month: number, day: number) => Term): CallableModule {
  const called: CallableModule[string] = (_self, ...given) => {
    const [year, month, day] = clause(DATE, given.length === 1 ? given[0] : tupleFrom(given))
    return answer(year, month, day)
  }
  return { [`${name}/1`]: called, [`${name}/3`]: called }
}

export const calendar = (clock: Clock): CallableModule => {
  const { 'localtime/0': local, 'universaltime/0': universal } = timeBifs(clock)
  return {
    ...dates,
    'local_time/0': (self) => local?.(self),
    'universal_time/0': (self) => universal?.(self),
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
  'seconds_to_daystime/1': (_self, seconds) => {
    const given = clause(any.small, seconds)
    return t(Math.floor(given / DAY), timeOf(mod(given, DAY)))
  },
  'now_to_datetime/1': (_self, now) => ofNow(now),
  'now_to_universal_time/1': (_self, now) => ofNow(now),
  'system_time_to_universal_time/2': (_self, time, unit) => dateTimeOf(EPOCH + inSeconds(time, unit)),
}

const natural = (n: Argument): number => (clause(any.small, n) >= 0 ? (n as number) : noClause())
