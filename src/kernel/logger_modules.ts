/**
 * The modules `logger` and `error_logger`: what a peer, or a function that it calls here, has to report.
 * OTP: `logger(3)`, `error_logger(3)`.
 */
import type { Env } from '../env/env.ts'
import type { Callable, CallableModule } from '../process/modules.ts'
import { type Atom, atom, atomName, isAtom } from '../term/atom.ts'
import { isList } from '../term/list.ts'
import { noClause } from './arguments.ts'
import { LEVELS, log } from './logger.ts'

/** A level's function: a text or a report, or a format and its arguments; and perhaps metadata, which are not shown. */
export function logger(env: Env): CallableModule {
  const logged =
    (level: Atom): Callable =>
    (self, what, args) =>
      isList(args) ? log(env, self, level, what, args) : log(env, self, level, what)
  const levels = Object.keys(LEVELS).flatMap((name) =>
    [1, 2, 3].map((arity): [string, Callable] => [`${name}/${arity}`, logged(atom(name) as Atom)]),
  )
  const any: Callable = (self, level, ...rest) => {
    if (!isAtom(level) || !Object.hasOwn(LEVELS, atomName(level))) noClause()
    return logged(level as Atom)(self, ...rest)
  }
  return { ...Object.fromEntries(levels), 'log/2': any, 'log/3': any, 'log/4': any }
}

/** What its words are for `logger`. */
const WORDS = { error: 'error', warning: 'warning', info: 'notice' }

export function errorLogger(env: Env): CallableModule {
  const functions = Object.entries(WORDS).flatMap(([word, name]): [string, Callable][] => {
    const level = atom(name) as Atom
    return [
      [`${word}_msg/1`, (self, control) => log(env, self, level, control, [])],
      [`${word}_msg/2`, (self, control, args) => log(env, self, level, control, args)],
      [`${word}_report/1`, (self, report) => log(env, self, level, report)],
      [`${word}_report/2`, (self, _type, report) => log(env, self, level, report)],
    ]
  })
  return {
    ...Object.fromEntries(functions),
    'format/2': (self, control, args) => log(env, self, atom('error') as Atom, control, args),
  }
}
