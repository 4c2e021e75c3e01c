/**
 * The functions of `string` that OTP calls obsolete, which are still met. They know nothing of Unicode: a string is a list,
 * and a character one of its elements.
 * OTP: `string.erl`, "Obsolete API functions".
 */
import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { equals } from '../term/equal.ts'
import { keyOf } from '../term/kind.ts'
import { isList } from '../term/list.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { arg, clause, noClause } from './arguments.ts'
import { raised } from './raise.ts'

type Argument = Term | undefined
type List = readonly Term[]

const list = (value: Argument): List => clause(any.list, value)
const char = (value: Argument): Term => clause(any.integer, value)

/** A list that a caller asks to be made has at most this many elements. */
const MAX_MADE = 10_000_000

function repeated(one: List, times: Argument): List {
  const n = clause(any.small, times)
  if (n < 0) noClause()
  if (one.length === 0) return []
  if (n * one.length > MAX_MADE) throw new ErlangError('error', atom('system_limit'))
  return Array.from({ length: n }, () => one).flat()
}

const SPACE: Term = 32

/** So many comparisons keep the node from nothing else for long. */
const MAX_COMPARED = 1 << 26

/** Each place at which `wanted` stands, from 1. An empty list stands nowhere. */
function places(chars: List, wanted: List): number[] {
  if (wanted.length === 0) return []
  if (chars.length * wanted.length > MAX_COMPARED) throw new ErlangError('error', atom('system_limit'))
  return chars.flatMap((_, i) => (wanted.every((each, j) => equals(each, chars[i + j])) ? [i + 1] : []))
}

function isAmong(wanted: List): (each: Term) => boolean {
  const keys = new Set(wanted.map(keyOf))
  return (each) => keys.has(keyOf(each))
}

/** How many of the first elements a test holds for. */
function span(chars: List, test: (each: Term) => boolean): number {
  const end = chars.findIndex((each) => !test(each))
  return end < 0 ? chars.length : end
}

/** From the place `start` on, at most `length` elements. */
function substr(chars: Argument, start: Argument, length: Argument = Number.MAX_SAFE_INTEGER): List {
  const [from, count] = [clause(any.small, start), clause(any.small, length)]
  if (from < 1 || from > list(chars).length + 1 || count < 0) noClause()
  return list(chars).slice(from - 1, from - 1 + count)
}

function strip(chars: Argument, direction: Argument, blank: Argument): List {
  const isBlank = isAmong([char(blank)])
  if (!['left', 'right', 'both'].some((each) => direction === atom(each))) noClause()
  let whole = list(chars)
  if (direction !== atom('right')) whole = whole.slice(span(whole, isBlank))
  if (direction !== atom('left')) whole = whole.slice(0, whole.length - span(whole.toReversed(), isBlank))
  return whole
}

/** What is between the separators, never empty. */
function tokens(chars: Argument, separators: Argument): List[] {
  if (!isList(separators)) throw raised('case_clause', separators as Term)
  const between = isAmong(separators as List)
  const found: Term[][] = []
  let open: Term[] | undefined
  for (const each of arg(any.list, chars)) {
    if (between(each)) open = undefined
    else if (open !== undefined) open.push(each)
    else {
      open = [each]
      found.push(open)
    }
  }
  return found
}

/** In a field of so many characters: what is too long is cut, what is too short filled up, each as `side` has it. */
const justified =
  (side: (missing: number) => number): CallableModule[string] =>
  (_self, chars, width, filler = SPACE) => {
    const [whole, missing] = [arg(any.list, chars), clause(any.small, width) - arg(any.list, chars).length]
    if (missing < 0) return substr(whole, side(-missing) + 1, width)
    const before = side(missing)
    return [...repeated([char(filler)], before), ...whole, ...repeated([char(filler)], missing - before)]
  }

const left = justified(() => 0)
const right = justified((missing) => missing)
const centre = justified((missing) => Math.floor(missing / 2))

/** At least one: of a string without a word, too. */
const words = (chars: Argument, blank: Argument): number => Math.max(1, tokens(chars, [char(blank)]).length)

function subWord(chars: Argument, n: Argument, blank: Argument = SPACE): List {
  const [found, at] = [tokens(chars, [char(blank)]), clause(any.small, n)]
  return at < 1 && found.length > 0 ? noClause() : (found[at - 1] ?? [])
}

export const obsoleteStrings: CallableModule = {
  'len/1': (_self, chars) => arg(any.list, chars).length,
  'concat/2': (_self, a, b) => [...arg(any.list, a), ...arg(any.list, b)],
  'chr/2': (_self, chars, wanted) => places(list(chars), [char(wanted)])[0] ?? 0,
  'rchr/2': (_self, chars, wanted) => places(list(chars), [char(wanted)]).at(-1) ?? 0,
  'str/2': (_self, chars, wanted) => places(list(chars), list(wanted))[0] ?? 0,
  'rstr/2': (_self, chars, wanted) => places(list(chars), list(wanted)).at(-1) ?? 0,
  'span/2': (_self, chars, wanted) => span(list(chars), isAmong(list(wanted))),
  'cspan/2': (_self, chars, wanted) => {
    const isWanted = isAmong(list(wanted))
    return span(list(chars), (each) => !isWanted(each))
  },
  'substr/2': (_self, chars, start) => substr(chars, start),
  'substr/3': (_self, chars, start, length) => substr(chars, start, length),
  'sub_string/2': (_self, chars, start) => substr(chars, start),
  'sub_string/3': (_self, chars, start, stop) =>
    substr(chars, start, clause(any.small, stop) - clause(any.small, start) + 1),
  'tokens/2': (_self, chars, separators) => tokens(chars, separators),
  'chars/2': (_self, one, times) => repeated([char(one)], times),
  'chars/3': (_self, one, times, tail) => [...repeated([char(one)], times), ...list(tail)],
  'copies/2': (_self, chars, times) => repeated(list(chars), times),
  'words/1': (_self, chars) => words(chars, SPACE),
  'words/2': (_self, chars, blank) => words(chars, blank),
  'sub_word/2': (_self, chars, n) => subWord(chars, n),
  'sub_word/3': (_self, chars, n, blank) => subWord(chars, n, blank),
  'strip/1': (_self, chars) => strip(chars, atom('both'), SPACE),
  'strip/2': (_self, chars, direction) => strip(chars, direction, SPACE),
  'strip/3': (_self, chars, direction, blank) => strip(chars, direction, blank),
  'left/2': left,
  'left/3': left,
  'right/2': right,
  'right/3': right,
  'centre/2': centre,
  'centre/3': centre,
}
