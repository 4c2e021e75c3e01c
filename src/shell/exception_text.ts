/**
 * What the shell says of an exception: `** exception error: no match of right hand side value 2`.
 * OTP: stdlib's `erl_error:format_exception`, whose words these are.
 */

import { pretty } from '../io/pretty.ts'
import type { ErlangError } from '../process/erlang_error.ts'
import { atom, atomName, isAtom } from '../term/atom.ts'
import { type FormatOptions, format, formatAtom } from '../term/format.ts'
import type { Fun } from '../term/fun.ts'
import { kindOf } from '../term/kind.ts'
import { isList } from '../term/list.ts'
import type { ErlMap } from '../term/map.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { isTuple, t } from '../term/tuple.ts'
import { AUTO_IMPORTED } from './auto_imported.ts'
import { bitFaultText } from './bit_errors.ts'
import { complaintsOf } from './complaints.ts'

interface Frame {
  readonly module: string
  readonly name: string
  /** `undefined` where the stack trace has only the arity. */
  readonly args: readonly Term[] | undefined
  readonly arity: number
  readonly location: Term
}

/** The exception in the words of `erl`, without a newline at its end. */
export function exceptionText(error: ErlangError, options: FormatOptions): string {
  const frame = frameOf(error.stackTrace[0])
  const head = `** exception ${error.class}: `
  if (error.class !== 'error') return head + pretty(error.reason, { ...options, column: head.length + 1 })
  const bits = bitFaultText(error, options)
  if (bits !== undefined) return head + bits.join('\n')
  const [text, named] = explain(error.reason, frame, options)
  const called = frame === undefined || named ? [] : frameLines(frame, options)
  return [head + text, ...called].join('\n')
}

function frameOf(entry: Term | undefined): Frame | undefined {
  const found = match(t(any.atom, any.atom, any, any), entry)
  if (found === undefined) return undefined
  const [module, name, args, location] = found
  const given = isList(args) ? (args as readonly Term[]) : undefined
  if (given === undefined && typeof args !== 'number') return undefined
  return {
    module: atomName(module),
    name: atomName(name),
    args: given,
    arity: given?.length ?? (args as number),
    location,
  }
}

const CONSTANT: { readonly [reason: string]: string } = {
  badarg: 'bad argument',
  badarith: 'an error occurred when evaluating an arithmetic expression',
  if_clause: 'no true branch found when evaluating an if expression',
  noproc: 'no such process or port',
  notalive: 'the node cannot be part of a distributed system',
  system_limit: 'a system limit has been reached',
  timeout_value: 'bad receive timeout value',
}

const WITH_VALUE: { readonly [tag: string]: string } = {
  badarg: 'bad argument:',
  badfun: 'bad function',
  badkey: 'bad key:',
  badmap: 'bad map:',
  badmatch: 'no match of right hand side value',
  bad_filter: 'bad filter',
  bad_generator: 'bad generator',
  bad_generators: 'bad generators:',
  else_clause: 'no else clause matching',
  case_clause: 'no case clause matching',
  try_clause: 'no try clause matching',
}

/** The text, and whether the function is named in it already. */
function explain(reason: Term, frame: Frame | undefined, options: FormatOptions): [string, boolean] {
  const tag = isAtom(reason) ? atomName(reason) : ''
  if (frame !== undefined && tag === 'undef') {
    if (frame.module === 'shell_default') return [`undefined shell command ${mfa(frame)}`, true]
    return [`undefined function ${mfa(frame)}`, true]
  }
  if (frame?.module === 'shell_default' && tag === 'function_clause') {
    return [`no function clause matching call to ${mfa(frame)}`, true]
  }
  if (frame?.args !== undefined && tag === 'function_clause') {
    return [noClause(applied(frame, options, INDENT)), true]
  }
  if (Object.hasOwn(CONSTANT, tag)) return [CONSTANT[tag] as string, false]
  const [name, value] =
    isTuple(reason) && (reason as readonly Term[]).length === 2 ? (reason as unknown as [Term, Term]) : []
  if (name === atom('badarity')) return [badArity(value as Term), false]
  const words = name !== undefined && isAtom(name) ? atomName(name) : ''
  if (!Object.hasOwn(WITH_VALUE, words)) {
    return [pretty(reason, { ...options, column: INDENT + 1 }), false]
  }
  const before = `${WITH_VALUE[words]} `
  return [before + below(value as Term, INDENT + before.length, options), false]
}

/** OTP keeps room behind the call for where in a file it is, which here is nowhere. */
function noClause(call: string): string {
  const before = 'no function clause matching '
  const fits = INDENT + before.length + call.length < LINE
  return `${before}${fits ? '' : `\n${' '.repeat(INDENT)}`}${call} `
}

/** A value begins a line of its own where it takes more than two behind `before` characters, and fewer so. */
function below(value: Term, before: number, options: FormatOptions): string {
  const beside = pretty(value, { ...options, column: before + 1 })
  const alone = pretty(value, { ...options, column: INDENT + 1 })
  return breaks(beside) > 1 && breaks(alone) < breaks(beside) ? `\n${' '.repeat(INDENT)}${alone}` : beside
}

const breaks = (text: string): number => text.split('\n').length - 1

const INDENT = '** exception error: '.length

/** Characters in a line. */
const LINE = 80

function badArity(call: Term): string {
  const [fun, args] = call as unknown as [Term, readonly Term[]]
  const arity = (fun as Fun).arity
  const count = ['no arguments', 'one argument', 'two arguments'][args.length] ?? `${args.length} arguments`
  const what = kindOf(fun) === 'export' ? format(fun) : 'interpreted function'
  return `${what}${what.startsWith('fun') ? '' : ` with arity ${arity}`} called with ${count}`
}

const OPERATOR = /^([^a-z]+|div|rem|band|bor|bxor|bnot|bsl|bsr|and|or|xor|not)$/

function mfa({ module, name, arity }: Frame): string {
  const called = `${OPERATOR.test(name) && name !== '/' ? name : formatAtom(name)}/${arity}`
  return `${prefix(module, name)}${called}`
}

/** What is called without its module is named without it. */
function prefix(module: string, name: string): string {
  const isBare = module === 'erlang' && (AUTO_IMPORTED.has(name) || OPERATOR.test(name))
  return isBare || module === 'shell_default' ? '' : `${formatAtom(module)}:`
}

function frameLines(frame: Frame, options: FormatOptions): string[] {
  const operator = frame.module === 'erlang' && OPERATOR.test(frame.name)
  const lines = [`     in ${operator ? 'operator ' : 'function '} ${mfa(frame)}`]
  if (frame.args === undefined) return [`${lines[0]} `] // before where in a file it is, which here is nowhere
  const before = '        called as '
  const called = operator
    ? operation(frame.name, frame.args, options)
    : applied(frame, options, before.length)
  lines.push(before + called)
  const causes = causesOf(frame.location)
  const told =
    causes.length > 0 ? causes : complaintsOf(`${frame.module}:${frame.name}/${frame.arity}`, frame.args)
  for (const [argument, cause] of told) {
    lines.push(`        *** argument ${argument}: ${cause}`)
  }
  return lines
}

function operation(name: string, args: readonly Term[], options: FormatOptions): string {
  const shown = args.map((arg) => format(arg, options))
  return shown.length === 1 ? `${name} ${shown[0]}` : `${shown[0]} ${name} ${shown[1]}`
}

/** The call behind `before` characters of its line; its arguments break as the elements of a list do. */
function applied({ module, name, args = [] }: Frame, options: FormatOptions, before: number): string {
  const called = `${prefix(module, name)}${formatAtom(name)}`
  const line = args.map((arg) => format(arg, options)).join(',')
  const isText = format(args, options).startsWith('"')
  const broken = pretty(args, { ...options, column: before + called.length + 1 }).slice(1, -1)
  return `${called}(${isText || args.length === 0 ? line : broken})`
}

/** Why which argument was bad, from `{error_info, #{cause => #{1 => <<"…">>}}}` in a stack trace. */
function causesOf(location: Term): [number, string][] {
  if (!isList(location)) return []
  const info = location.map((entry) => match(t(atom('error_info'), any.map), entry)).find((found) => found)
  const causes = info?.[1].get(atom('cause'))
  if (kindOf(causes) !== 'map') return []
  return Array.from(causes as ErlMap<Term, Term>, ([argument, text]) => [Number(argument), String(text)])
}
