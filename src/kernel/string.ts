/**
 * The module `string`. What is asked of a binary is answered with a binary, and of any other text with a flat list of its
 * characters. Here what looks at texts and finds one in another; see `string_cases.ts`, `string_cutting.ts` and
 * `string_obsolete.ts` for the others, and `string_text.ts` for what a character is.
 * OTP: `string.erl`.
 */

import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { float, integer } from '../term/float.ts'
import { kindOf } from '../term/kind.ts'
import { ImproperList, isList } from '../term/list.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg, badarg, clause, noClause } from './arguments.ts'
import { jaroSimilarity } from './jaro.ts'
import { raised } from './raise.ts'
import { casefold, stringCases } from './string_cases.ts'
import { stringCutting } from './string_cutting.ts'
import { obsoleteStrings } from './string_obsolete.ts'
import { clusters, clusterTerm, firstCluster, like, text } from './string_text.ts'

type Argument = Term | undefined

const [LEADING, TRAILING]: readonly Term[] = [atom('leading'), atom('trailing')]

/** The text that is searched: what is none of any kind does not match. */
const searched = (chars: Argument): string =>
  isList(chars) || ['binary', 'improper'].includes(kindOf(chars) ?? '')
    ? text(chars)
    : raise(raised('badmatch', chars as Term))

/** The text that is looked for. */
const wanted = (chars: Argument): string =>
  isList(chars) || kindOf(chars) === 'binary' ? text(chars) : badarg()

function raise(error: ErlangError): never {
  throw error
}

/** Whether no mark behind `at` belongs to the character before it. */
function isBoundary(whole: string, at: number): boolean {
  const last = [...whole.slice(Math.max(0, at - 2), at)].at(-1) ?? ''
  return firstCluster(whole.slice(at - last.length)) === last
}

/** Where `pattern` stands in `whole`, as `direction` wants it. */
function places(whole: string, pattern: string, direction: Argument): number[] {
  if (direction === TRAILING) return lastPlace(whole, pattern)
  const found: number[] = []
  for (let at = whole.indexOf(pattern); at >= 0; ) {
    const isThere = isBoundary(whole, at + pattern.length)
    if (isThere) found.push(at)
    if (isThere && direction === LEADING) break
    at = whole.indexOf(pattern, at + (isThere ? pattern.length : 1))
  }
  return found
}

function lastPlace(whole: string, pattern: string): number[] {
  for (let at = whole.lastIndexOf(pattern); at >= 0; at = at === 0 ? -1 : whole.lastIndexOf(pattern, at - 1))
    if (isBoundary(whole, at + pattern.length)) return [at]
  return []
}

/** The parts of a text between the places at which the pattern stands. */
function split(chars: Argument, pattern: Argument, direction: Argument): Term[] {
  const sought = wanted(pattern)
  if (sought === '') return [chars as Term]
  const whole = searched(chars)
  let from = 0
  const before = places(whole, sought, direction).map((at) => {
    const part = whole.slice(from, at)
    from = at + sought.length
    return part
  })
  return before.length === 0
    ? [chars as Term]
    : [...before, whole.slice(from)].map((part) => like(chars, part))
}

const replace = (chars: Argument, pattern: Argument, by: Argument, direction: Argument): Term[] =>
  split(chars, pattern, direction).flatMap((piece, i) => (i === 0 ? [piece] : [by as Term, piece]))

function find(chars: Argument, pattern: Argument, direction: Argument): Term {
  const sought = wanted(pattern)
  if (sought === '') return chars as Term
  const whole = searched(chars)
  const [at] = places(whole, sought, direction === LEADING || direction === TRAILING ? direction : noClause())
  return at === undefined ? atom('nomatch') : like(chars, whole.slice(at))
}

function prefix(chars: Argument, pattern: Argument): Term {
  const sought = wanted(pattern)
  const whole = sought === '' ? '' : text(chars)
  if (sought === '') return chars as Term
  const isThere = whole.startsWith(sought) && isBoundary(whole, sought.length)
  return isThere ? like(chars, whole.slice(sought.length)) : atom('nomatch')
}

const natural = (n: Argument): number => (clause(any.small, n) >= 0 ? (n as number) : noClause())

function slice(chars: Argument, start: Argument, length: Argument = atom('infinity')): Term {
  const from = natural(start)
  const to = length === atom('infinity') ? undefined : from + natural(length)
  return like(chars, clusters(chars).slice(from, to).join(''))
}

/** A text is filled up with no more. */
const MAX_PADDED = 10_000_000

/** As a deep list: the characters that fill it up stand beside the text. */
function pad(chars: Argument, length: Argument, direction: Argument = TRAILING, filler: Argument = 32): Term {
  const missing = Math.max(0, clause(any.small, length) - clusters(chars).length)
  if (missing > MAX_PADDED) throw new ErlangError('error', atom('system_limit'))
  const fill = (n: number): Term[] => Array.from({ length: n }, () => filler as Term)
  if (direction === LEADING) return [fill(missing), chars as Term]
  if (direction === TRAILING) return [chars as Term, ...fill(missing)]
  const half = fill(Math.floor(missing / 2))
  return direction === atom('both') ? [half, chars as Term, half, ...fill(missing % 2)] : noClause()
}

/** The first of these, and what is behind it. */
function next(chars: Argument, first: (whole: string) => string): Term {
  const whole = text(chars)
  if (whole === '') return []
  const head = first(whole)
  const rest = like(chars, whole.slice(head.length))
  return isList(rest) ? [clusterTerm(head), ...(rest as Term[])] : new ImproperList([clusterTerm(head)], rest)
}

/** For bytes that begin with no character, `{error, Bytes}`. */
function orBroken(chars: Argument, ask: () => Term): Term {
  try {
    return ask()
  } catch (error) {
    const isBroken = kindOf(chars) === 'binary' && error instanceof ErlangError
    return isBroken ? (t(atom('error'), chars as Term) as unknown as Term) : raise(error as ErlangError)
  }
}

const FORMS: readonly string[] = ['nfc', 'nfd', 'nfkc', 'nfkd']

/** Where case is to be ignored, and in which form of Unicode texts are compared, or in `none`. */
function isEqual(a: Argument, b: Argument, ignoreCase: Argument, form: Argument): boolean {
  const name = FORMS.find((each) => form === atom(each)) ?? (form === atom('none') ? '' : noClause())
  const brought = (chars: Argument): string => {
    const whole = name === '' ? text(chars) : text(chars).normalize(name.toUpperCase())
    return clause(any.boolean, ignoreCase) ? casefold(whole) : whole
  }
  return brought(a) === brought(b)
}

/** `{Number, Rest}`, or why there is none. */
function leadingNumber(chars: Argument, form: RegExp, read: (digits: string) => Term, none: string): Term {
  const failed = (why: string): Term => t(atom('error'), atom(why)) as unknown as Term
  let whole: string
  try {
    whole = text(chars)
  } catch {
    return failed('badarg')
  }
  const digits = form.exec(whole)?.[0]
  if (digits === undefined) return failed(none)
  return t(read(digits), like(chars, whole.slice(digits.length))) as unknown as Term
}

const leadingInteger = (chars: Argument): Term =>
  leadingNumber(chars, /^[+-]?\d+/, (digits) => integer(BigInt(digits.replace('+', ''))), 'no_integer')

const leadingFloat = (chars: Argument): Term =>
  leadingNumber(
    chars,
    /^[+-]?\d+[.,]\d+(?:e[+-]?\d+)?/i,
    (digits) => float(Number(digits.replace(',', '.'))),
    'no_float',
  )

/** The obsolete ones take lists only. */
const ofList =
  (read: (chars: Argument) => Term): CallableModule[string] =>
  (_self, chars) =>
    isList(chars) ? read(chars) : t(atom('error'), atom('not_a_list'))

/** Pieces with `between` among them, as one list. */
const joined = (pieces: readonly Term[], between: readonly Term[]): Term[] =>
  pieces.flatMap((piece, i) => [...(i === 0 ? [] : between), ...arg(any.list, piece)])

export const string: CallableModule = {
  ...stringCases,
  ...stringCutting,
  ...obsoleteStrings,
  'length/1': (_self, chars) => clusters(chars).length,
  'is_empty/1': (_self, chars) => isEmpty(chars),
  'equal/2': (_self, a, b) => isEqual(a, b, false, atom('none')),
  'equal/3': (_self, a, b, ignoreCase) => isEqual(a, b, ignoreCase, atom('none')),
  'equal/4': (_self, a, b, ignoreCase, form) => isEqual(a, b, ignoreCase, form),
  'reverse/1': (_self, chars) => clusters(chars).map(clusterTerm).reverse(),
  'to_graphemes/1': (_self, chars) => clusters(chars).map(clusterTerm),
  'next_grapheme/1': (_self, chars) => orBroken(chars, () => next(chars, firstCluster)),
  'next_codepoint/1': (_self, chars) =>
    orBroken(chars, () => next(chars, ([first]: string) => first as string)),
  'jaro_similarity/2': (_self, a, b) => float(jaroSimilarity(clusters(a), clusters(b))),
  'split/2': (_self, chars, pattern) => split(chars, pattern, LEADING),
  'split/3': (_self, chars, pattern, direction) => split(chars, pattern, direction),
  'replace/3': (_self, chars, pattern, by) => replace(chars, pattern, by, LEADING),
  'replace/4': (_self, chars, pattern, by, direction) => replace(chars, pattern, by, direction),
  'find/2': (_self, chars, pattern) => find(chars, pattern, LEADING),
  'find/3': (_self, chars, pattern, direction) => find(chars, pattern, direction),
  'prefix/2': (_self, chars, pattern) => prefix(chars, pattern),
  'slice/2': (_self, chars, start) => slice(chars, start),
  'slice/3': (_self, chars, start, length) => slice(chars, start, length),
  'pad/2': (_self, chars, length) => pad(chars, length),
  'pad/3': (_self, chars, length, direction) => pad(chars, length, direction),
  'pad/4': (_self, chars, length, direction, filler) => pad(chars, length, direction, filler),
  'join/2': (_self, pieces, between) => joined(arg(any.list, pieces), arg(any.list, between)),
  'to_integer/1': (_self, chars) => leadingInteger(chars),
  'to_float/1': (_self, chars) => leadingFloat(chars),
  'list_to_integer/1': ofList(leadingInteger),
  'list_to_float/1': ofList(leadingFloat),
}

/** Of nothing but empty lists and binaries. */
function isEmpty(chars: Argument): boolean {
  try {
    return text(chars) === ''
  } catch {
    return false
  }
}
