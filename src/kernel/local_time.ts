/**
 * Dates and times of the clock on the wall, of the meridian, and in seconds since 1970. What the hour is here, this machine
 * says.
 * OTP: `erlang(3)`, `localtime_to_universaltime/1,2` and its kin.
 */
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg, badarg } from './arguments.ts'

type Argument = Term | undefined

const THREE = t(any.small, any.small, any.small)
const DATE_TIME = t(THREE, THREE)

/** The years that a `Date` has, and whose days are told by hours of one length. */
const [FIRST_YEAR, LAST_YEAR] = [0, 9999]

/** A `Date` of these numbers, read as UTC or as the time here; `error:badarg` for no date or no time. */
export function dateIn(value: Argument, isUtc: boolean): Date {
  const [[year, month, day], [hour, minute, second]] = arg(DATE_TIME, value)
  const utc = new Date(Date.UTC(2000, 0, 1, hour, minute, second))
  utc.setUTCFullYear(year, month - 1, day)
  const isDate = utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day
  const isTime = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60
  if (!isDate || !isTime || year < FIRST_YEAR || year > LAST_YEAR) badarg()
  if (isUtc) return utc
  const local = new Date(2000, 0, 1)
  local.setFullYear(year, month - 1, day)
  local.setHours(hour, minute, second, 0)
  return local
}

export const universal = (date: Date) =>
  t(
    t(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()),
    t(date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()),
  )

/** As the clock on the wall of this machine shows it. */
export const local = (date: Date) =>
  t(
    t(date.getFullYear(), date.getMonth() + 1, date.getDate()),
    t(date.getHours(), date.getMinutes(), date.getSeconds()),
  )

/** Whether it is summer, JavaScript finds out by itself. */
function toUniversal(value: Argument, isDst: Argument = atom('undefined')) {
  if (typeof isDst !== 'boolean' && isDst !== atom('undefined')) badarg()
  return universal(dateIn(value, false))
}

export const localTimeBifs: CallableModule = {
  'localtime_to_universaltime/1': (_self, value) => toUniversal(value),
  'localtime_to_universaltime/2': (_self, value, isDst) => toUniversal(value, isDst),
  'universaltime_to_localtime/1': (_self, value) => local(dateIn(value, true)),
  'universaltime_to_posixtime/1': (_self, value) => dateIn(value, true).getTime() / 1000,
  'posixtime_to_universaltime/1': (_self, seconds) => universal(new Date(arg(any.small, seconds) * 1000)),
}
