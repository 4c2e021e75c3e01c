/**
 * The module `string`. What is asked of a binary is answered with a binary, and of a list with a list. Characters are
 * grapheme clusters, as people see them.
 * OTP: `string.erl`; of the functions that it calls obsolete, those that are still met.
 */
import { textOf } from '../io/chardata.ts'
import { ErlangError } from '../process/erlang_error.ts'
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import { float, integer } from '../term/float.ts'
import { kindOf } from '../term/kind.ts'
import { charlist, isList } from '../term/list.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg, clause, noClause } from './arguments.ts'

type Argument = Term | undefined

const text = (chars: Argument): string => textOf(chars) ?? noClause()

/** `result` as what `original` is. */
const like = (original: Argument, result: string): Term =>
  kindOf(original) === 'binary' ? binary(result) : charlist(result)

const changing =
  (change: (text: string) => string): CallableModule[string] =>
  (_self, chars) => {
    const whole = textOf(chars)
    if (whole === undefined)
      throw new ErlangError('error', t(atom('badarg'), chars as Term) as unknown as Term)
    return like(chars, change(whole))
  }

/** A text of more UTF-16 units is not taken apart: its clusters would fill memory. */
const MAX_TEXT = 1 << 22

let segmenter: Intl.Segmenter | undefined

function clusters(chars: Argument): string[] {
  const whole = text(chars)
  if (whole.length > MAX_TEXT) throw new ErlangError('error', atom('system_limit'))
  segmenter ??= new Intl.Segmenter('en') // made for who asks: not every browser has it
  return [...segmenter.segment(whole)].map(({ segment }) => segment)
}

/** What `string` takes for blank. */
const BLANK = /[\t\n\v\f\r \u0085\u200e\u200f\u2028\u2029]/
const BOTH: Term = atom('both')

function trim(chars: Argument, direction: Argument, isBlank: (cluster: string) => boolean): Term {
  const parts = clusters(chars)
  let [from, to] = [0, parts.length]
  if (direction !== atom('trailing')) while (from < to && isBlank(parts[from] as string)) from++
  if (direction !== atom('leading')) while (to > from && isBlank(parts[to - 1] as string)) to--
  return like(chars, parts.slice(from, to).join(''))
}

/** Where `wanted` stands in `whole`, as `direction` wants it: `[]` if nowhere. */
function places(whole: string, wanted: string, direction: Argument): number[] {
  if (wanted === '') return []
  if (direction === atom('trailing')) return [whole.lastIndexOf(wanted)].filter((at) => at >= 0)
  const found: number[] = []
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + wanted.length)) {
    found.push(at)
    if (direction === atom('leading')) break
  }
  return found
}

/** The parts of a text between the places at which `wanted` stands. */
function parts(chars: Argument, wanted: Argument, direction: Argument): Term[] {
  const [whole, pattern] = [text(chars), text(wanted)]
  let from = 0
  const found = places(whole, pattern, direction).map((at) => {
    const part = whole.slice(from, at)
    from = at + pattern.length
    return part
  })
  return [...found, whole.slice(from)].map((part) => like(chars, part))
}

const LEADING: Term = atom('leading')

function find(chars: Argument, wanted: Argument, direction: Argument): Term {
  const [at] = places(text(chars), text(wanted), direction)
  if (text(wanted) === '') return chars as Term
  return at === undefined ? atom('nomatch') : like(chars, text(chars).slice(at))
}

/** `string:lexemes/2`: what is between the separators, never empty. */
function lexemes(chars: Argument, separators: Argument): Term[] {
  const between = new Set(arg(any.list, separators).map((each) => text(isList(each) ? each : [each])))
  const found: string[] = []
  let open = false
  for (const cluster of clusters(chars)) {
    if (between.has(cluster)) open = false
    else if (open) found.push(`${found.pop()}${cluster}`)
    else {
      found.push(cluster)
      open = true
    }
  }
  return found.map((each) => like(chars, each))
}

function slice(chars: Argument, start: Argument, length?: Argument): Term {
  const from = count(start)
  const to = length === undefined || length === atom('infinity') ? undefined : from + count(length)
  return like(chars, clusters(chars).slice(from, to).join(''))
}

const count = (n: Argument): number => (clause(any.small, n) >= 0 ? (n as number) : noClause())

/** `{Number, Rest}`, or why there is none. */
function leadingNumber(chars: Argument, form: RegExp, read: (digits: string) => Term, none: string): Term {
  const whole = textOf(chars)
  if (whole === undefined) return t(atom('error'), atom('badarg')) as unknown as Term
  const digits = form.exec(whole)?.[0]
  const outcome =
    digits === undefined
      ? t(atom('error'), atom(none))
      : t(read(digits), like(chars, whole.slice(digits.length)))
  return outcome as unknown as Term
}

/** Pieces with `between` among them, as one list. */
const joined = (pieces: readonly Term[], between: readonly Term[]): Term[] =>
  pieces.flatMap((piece, i) => [...(i === 0 ? [] : between), ...arg(any.list, piece)])

export const string: CallableModule = {
  'length/1': (_self, chars) => clusters(chars).length,
  'is_empty/1': (_self, chars) => text(chars) === '',
  'equal/2': (_self, a, b) => text(a) === text(b),
  'uppercase/1': changing((each) => each.toUpperCase()),
  'lowercase/1': changing((each) => each.toLowerCase()),
  'to_upper/1': changing((each) => each.toUpperCase()),
  'to_lower/1': changing((each) => each.toLowerCase()),
  'reverse/1': (_self, chars) => charlist(clusters(chars).toReversed().join('')),
  'trim/1': (_self, chars) => trim(chars, BOTH, (each) => BLANK.test(each)),
  'trim/2': (_self, chars, direction) => trim(chars, direction, (each) => BLANK.test(each)),
  'trim/3': (_self, chars, direction, blanks) => {
    const blank = new Set(arg(any.list, blanks).map((each) => text(isList(each) ? each : [each])))
    return trim(chars, direction, (each) => blank.has(each))
  },
  'strip/1': (_self, chars) => trim(chars, BOTH, (each) => each === ' '),
  'split/2': (_self, chars, wanted) => parts(chars, wanted, LEADING),
  'split/3': (_self, chars, wanted, direction) => parts(chars, wanted, direction),
  'replace/3': (_self, chars, wanted, by) => replaced(parts(chars, wanted, LEADING), by),
  'replace/4': (_self, chars, wanted, by, direction) => replaced(parts(chars, wanted, direction), by),
  'find/2': (_self, chars, wanted) => find(chars, wanted, LEADING),
  'find/3': (_self, chars, wanted, direction) => find(chars, wanted, direction),
  'prefix/2': (_self, chars, wanted) =>
    text(chars).startsWith(text(wanted))
      ? like(chars, text(chars).slice(text(wanted).length))
      : atom('nomatch'),
  'lexemes/2': (_self, chars, separators) => lexemes(chars, separators),
  'tokens/2': (_self, chars, separators) => lexemes(chars, separators),
  'slice/2': (_self, chars, start) => slice(chars, start),
  'slice/3': (_self, chars, start, length) => slice(chars, start, length),
  'join/2': (_self, pieces, between) => joined(arg(any.list, pieces), arg(any.list, between)),
  'concat/2': (_self, a, b) => [...arg(any.list, a), ...arg(any.list, b)],
  'str/2': (_self, chars, wanted) =>
    [...text(chars).slice(0, Math.max(0, text(chars).indexOf(text(wanted))))].length +
    (text(chars).includes(text(wanted)) ? 1 : 0),
  'chr/2': (_self, chars, wanted) => arg(any.list, chars).indexOf(wanted as Term) + 1,
  'to_integer/1': (_self, chars) =>
    leadingNumber(chars, /^[+-]?\d+/, (digits) => integer(BigInt(digits.replace('+', ''))), 'no_integer'),
  'to_float/1': (_self, chars) =>
    leadingNumber(
      chars,
      /^[+-]?\d+\.\d+(?:e[+-]?\d+)?/i,
      (digits) => float(Number(digits)) as Term,
      'no_float',
    ),
}

const replaced = (pieces: readonly Term[], by: Argument): Term[] =>
  pieces.flatMap((piece, i) => (i === 0 ? [piece] : [by as Term, piece]))
