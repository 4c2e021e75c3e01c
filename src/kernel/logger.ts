/**
 * Logging, and the process `logger_proxy`. A report belongs where the group leader of its
 * process is: so what a real node logs on behalf of ours is printed here, and what is logged here by an `rpc` over there.
 *
 *   node                                            the group leader's node
 *     {log, Level, Format, Args, Metadata}  ──▶  logger_proxy
 *
 * OTP: `logger.erl`, `logger_proxy.erl`. What of it can be called is in `logger_modules.ts`.
 */
import type { Env, LogLevel } from '../env/env.ts'
import { printable } from '../env/printable.ts'
import { textOf } from '../io/chardata.ts'
import { format } from '../io/io_lib.ts'
import type { Body, Self } from '../process/self.ts'
import { type Atom, atom, atomName } from '../term/atom.ts'
import { integer } from '../term/float.ts'
import { format as formatTerm } from '../term/format.ts'
import type { NodeIdentity } from '../term/identifier.ts'
import { isList } from '../term/list.ts'
import { ErlMap } from '../term/map.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t, tupleFrom } from '../term/tuple.ts'
import { nanoseconds } from './time_unit.ts'

export const LOGGER_PROXY = 'logger_proxy'

/** From the most urgent on; what is less than `notice` is not shown, as a real node does by default. */
export const LEVELS: { readonly [level: string]: LogLevel } = {
  emergency: 'error',
  alert: 'error',
  critical: 'error',
  error: 'error',
  warning: 'warning',
  notice: 'info',
  info: 'debug',
  debug: 'debug',
}

const LEVEL = any.of(...Object.keys(LEVELS).map((level) => atom(level)))
const FORMATTED = t(atom('log'), LEVEL, any, any.list, any.map)
const REPORTED = t(atom('log'), LEVEL, any, any.map)

/** The longest text of one report. */
const MAX_TEXT = 4096

/** The process that other nodes send reports to. What is no report is dropped. */
export function loggerProxy(env: Env): Body {
  return async (self) => {
    for (;;) print(env, await self.receive(any), self.pid.home)
  }
}

function print(env: Env, event: Term, home: NodeIdentity): void {
  const formatted = match(FORMATTED, event)
  const [, level, what] = formatted ?? match(REPORTED, event) ?? []
  if (level === undefined) return
  const text =
    formatted === undefined ? reportText(what as Term, home) : formattedText(what as Term, formatted[3], home)
  env.log(LEVELS[atomName(level)] ?? 'error', printable(inOneLine(text), MAX_TEXT))
}

const inOneLine = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, ' ')

/** As it comes when it cannot be formatted: whoever logs it must not fail by it. */
function formattedText(control: Term, args: readonly Term[], home: NodeIdentity): string {
  try {
    return format(textOf(control) ?? '', args, home)
  } catch {
    return `${formatTerm(control, { home })} ${formatTerm(args, { home })}`
  }
}

/** Text as it is; a map, or a list of pairs, as `key: value`, unless it is what `error_logger` makes of a format. */
function reportText(report: Term, home: NodeIdentity): string {
  const term = (value: unknown) => formatTerm(value, { home })
  const text = textOf(report)
  if (text !== undefined && text !== '') return text
  const map = match(any.map, report)
  const [control, args] = [map?.get(atom('format')), map?.get(atom('args'))]
  if (control !== undefined && isList(args)) return formattedText(control, args as readonly Term[], home)
  const entries = map ?? (isList(report) ? report : [report])
  return [...(entries as Iterable<unknown>)]
    .map((entry) =>
      Array.isArray(entry) && entry.length === 2 ? `${term(entry[0])}: ${term(entry[1])}` : term(entry),
    )
    .join(', ')
}

/** Logs in the name of `self`: here, or where its group leader is. */
export function log(env: Env, self: Self, level: Atom, ...what: readonly (Term | undefined)[]): Atom {
  const metadata = new ErlMap<Term, Term>([
    [atom('pid') as Term, self.pid],
    [atom('gl') as Term, self.groupLeader],
    [atom('time') as Term, integer(nanoseconds(env.clock.calendar()) / 1000n)],
  ])
  const event = tupleFrom([atom('log'), level, ...what, metadata]) as unknown as Term
  const { node, home } = self.groupLeader
  if (home === self.pid.home) print(env, event, self.pid.home)
  else self.send(t(atom(LOGGER_PROXY), node), event)
  return atom('ok') as Atom
}
