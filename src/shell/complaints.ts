/**
 * What was wrong with which argument of a call that failed, looked up afterwards: for functions that raise `badarg` without
 * saying why. Behind `***` in the shell.
 * OTP: `erl_stdlib_errors` and `erl_erts_errors`, whose words these are.
 */
import { textOf } from '../io/chardata.ts'
import { isAtom } from '../term/atom.ts'
import { isFloat, isInteger } from '../term/float.ts'
import { kindOf } from '../term/kind.ts'
import { isList } from '../term/list.ts'
import type { Term } from '../term/term.ts'

/** An argument, counted from 1, and what it is not. */
export type Complaint = readonly [argument: number, text: string]

type Explain = (...args: Term[]) => Complaint | undefined

const isText = (value: Term | undefined): boolean =>
  value !== undefined && !isInteger(value) && (isAtom(value) || textOf(value) !== undefined)

/** Of `io:format(Control, Args)`, `before` its arguments a device. */
const ofFormat =
  (before: number) =>
  (control: Term, args: Term): Complaint => {
    if (!isText(control)) return [before + 1, 'not a valid format string']
    if (!isList(args)) return [before + 2, 'not a list']
    return fault(isAtom(control) ? '' : (textOf(control) ?? ''), args as readonly Term[], before)
  }

const DIRECTIVE = /~-?(\d+|\*)?(?:\.(\d+|\*)?)?(?:\.(?:\*|.))?[tlkK]*([\s\S])?/gu
const TAKES: { readonly [letter: string]: number } = { '~': 0, n: 0, W: 2, P: 2, x: 2, X: 2 }
const LETTERS = 'cwpWPsefgbBxX+#in~'

/** Directives of which the first argument must be of a type. */
const TYPES: readonly (readonly [letters: string, type: string, is: (term: Term | undefined) => boolean])[] =
  [
    ['s', 'string', isText],
    ['cbBxX+#', 'integer', isInteger],
    ['efg', 'float', isFloat],
  ]

function fault(control: string, args: readonly Term[], before: number): Complaint {
  let at = 0
  let wrong: Complaint | undefined
  for (const [all, width, precision, letter] of control.matchAll(DIRECTIVE)) {
    if (letter === undefined) return [before + 1, 'format string invalid (truncated)']
    if (!LETTERS.includes(letter)) return [before + 1, `format string invalid (invalid control ~${letter})`]
    at +=
      [width, precision].filter((size) => size === '*').length +
      (all.includes('.*') && precision !== '*' ? 1 : 0)
    const [, type, is] = TYPES.find(([letters]) => letters.includes(letter)) ?? []
    if (type !== undefined && at < args.length && is?.(args[at]) === false)
      wrong ??= [before + 2, `element ${at + 1} must be of type ${type}`]
    at += TAKES[letter] ?? 1
  }
  if (at !== args.length) return [before + 1, 'wrong number of arguments']
  return wrong ?? [before + 1, 'failed to format string']
}

const notMap =
  (argument: number): Explain =>
  (...args) =>
    kindOf(args[argument - 1]) === 'map' ? undefined : [argument, 'not a map']

const always =
  (text: string, argument = 1): Explain =>
  () => [argument, text]

const noDomain = always('is outside the domain for this function')
const noIolist = always('not an iolist term')

/** Of `io:format(Device, Control, Args)`. */
const ofPrinting: Explain = (device, control, args) =>
  isAtom(device) && isText(control) && isList(args)
    ? [1, 'the device does not exist']
    : ofFormat(1)(control as Term, args as Term)

const EXPLAIN: { readonly [called: string]: Explain } = {
  'io:format/1': (control) => ofFormat(0)(control, []),
  'io:format/2': ofFormat(0),
  'io:fwrite/1': (control) => ofFormat(0)(control, []),
  'io:fwrite/2': ofFormat(0),
  'io:format/3': ofPrinting,
  'io:fwrite/3': ofPrinting,
  'io:put_chars/1': always('not valid character data (an iodata term)'),
  'maps:get/2': (key, map) => notMap(2)(key, map) ?? [1, 'not present in map'],
  'maps:merge/2': (...maps) => notMap(1)(...maps) ?? notMap(2)(...maps),
  ...Object.fromEntries(
    ['put/3', 'update/3', 'get/3'].map((name) => [`maps:${name}`, notMap(name === 'get/3' ? 2 : 3)]),
  ),
  ...Object.fromEntries(
    ['find/2', 'is_key/2', 'remove/2', 'take/2'].map((name) => [`maps:${name}`, notMap(2)]),
  ),
  ...Object.fromEntries(['keys/1', 'values/1', 'to_list/1'].map((name) => [`maps:${name}`, notMap(1)])),
  'lists:member/2': (_element, list) => [2, kindOf(list) === 'improper' ? 'not a proper list' : 'not a list'],
  'lists:keyfind/3': (_key, place) => [2, isInteger(place) ? 'out of range' : 'not an integer'],
  'erlang:list_to_float/1': (list) => [
    1,
    isList(list) ? 'not a textual representation of a float' : 'not a list',
  ],
  'erlang:binary_to_float/1': (bytes) => [
    1,
    kindOf(bytes) === 'binary' ? 'not a textual representation of a float' : 'not a binary',
  ],
  'erlang:binary_to_integer/1': (bytes) => [
    1,
    kindOf(bytes) === 'binary' ? 'not a textual representation of an integer' : 'not a binary',
  ],
  'erlang:list_to_binary/1': noIolist,
  'erlang:iolist_to_binary/1': noIolist,
  'erlang:iolist_size/1': noIolist,
  'erlang:system_flag/2': always('invalid system flag'),
  'math:sqrt/1': noDomain,
  'math:log/1': noDomain,
  'math:log2/1': noDomain,
  'math:log10/1': noDomain,
}

/** `called` is `Module:Name/Arity`. */
export function complaintsOf(called: string, args: readonly Term[]): readonly Complaint[] {
  const complaint = Object.hasOwn(EXPLAIN, called) ? EXPLAIN[called]?.(...args) : undefined
  return complaint === undefined ? [] : [complaint]
}
