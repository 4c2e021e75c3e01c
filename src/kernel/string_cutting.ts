/**
 * Of the module `string` what takes a text apart at single characters: `trim`, `take`, `lexemes`.
 * OTP: `string.erl`.
 */
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { isList } from '../term/list.ts'
import { any, matches } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { clause, noClause } from './arguments.ts'
import { clusterSet, clusters, like, text } from './string_text.ts'

type Argument = Term | undefined

const [LEADING, TRAILING, BOTH]: readonly Term[] = [atom('leading'), atom('trailing'), atom('both')]

/** OTP: `unicode_util:whitespace/0`. */
const BLANKS = new Set('\t\n\v\f\r \u0085\u200e\u200f\u2028\u2029').add('\r\n')
const LINE_ENDS = new Set(['\r\n', '\n'])

/** How many of the first clusters, or of the last, are in `set`, or where `inside` is not so, are not. */
function run(parts: readonly string[], set: ReadonlySet<string>, inside: boolean, direction: Term): number {
  const ordered = direction === TRAILING ? parts.toReversed() : parts
  const end = ordered.findIndex((part) => set.has(part) !== inside)
  return end < 0 ? parts.length : end
}

function trim(chars: Argument, direction: Argument, blanks: ReadonlySet<string>): Term {
  if (direction === BOTH) return trim(trim(chars, LEADING, blanks), TRAILING, blanks)
  const parts = clusters(chars)
  const cut = run(parts, blanks, true, oneWay(direction))
  return like(chars, parts.slice(...(direction === TRAILING ? [0, parts.length - cut] : [cut])).join(''))
}

const oneWay = (direction: Argument): Term =>
  direction === LEADING || direction === TRAILING ? (direction as Term) : noClause()

/** `{Leading, Trailing}`: one of them consists of nothing but these characters, or with a complement of none of them. */
function take(chars: Argument, named: Argument, complement: Argument, direction: Argument) {
  const parts = clusters(chars)
  const taken = run(parts, clusterSet(named), !clause(any.boolean, complement), oneWay(direction))
  const at = direction === TRAILING ? parts.length - taken : taken
  return t(like(chars, parts.slice(0, at).join('')), like(chars, parts.slice(at).join('')))
}

/** What is between the separators, never empty. */
function lexemes(chars: Argument, separators: Argument): Term[] {
  const between = clusterSet(separators)
  if (between.size === 0) return text(chars) === '' && isList(chars) ? [] : [chars as Term]
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

function trimmed(chars: Argument, direction: Argument, blanks: Argument): Term {
  if (isList(blanks) && blanks.length === 0) return chars as Term
  return trim(chars, direction, clusterSet(blanks))
}

export const stringCutting: CallableModule = {
  'trim/1': (_self, chars) => trim(chars, BOTH, BLANKS),
  'trim/2': (_self, chars, direction) => trim(chars, direction, BLANKS),
  'trim/3': (_self, chars, direction, blanks) => trimmed(chars, direction, blanks),
  'chomp/1': (_self, chars) => trim(chars, TRAILING, LINE_ENDS),
  'take/2': (_self, chars, named) => take(chars, named, false, LEADING),
  'take/3': (_self, chars, named, complement) => take(chars, named, complement, LEADING),
  'take/4': (_self, chars, named, complement, direction) => take(chars, named, complement, direction),
  'lexemes/2': (_self, chars, separators) => lexemes(chars, separators),
  'nth_lexeme/3': (_self, chars, n, separators) => {
    if (!matches(any.small, n) || (n as number) < 1) noClause()
    return lexemes(chars, separators)[(n as number) - 1] ?? like(chars, '')
  },
}
