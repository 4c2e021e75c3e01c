/**
 * Text as the module `string` reads it: chardata, whose characters are grapheme clusters, as people see them. A cluster of
 * one code point is that number, another is the list of its code points.
 * OTP: `string.erl`, `unicode_util.erl`.
 */
import { fromUtf8, utf8Length } from '../bytes/text.ts'
import { ErlangError } from '../process/erlang_error.ts'
import { atom } from '../term/atom.ts'
import { type Binary, binary } from '../term/binary.ts'
import { kindOf } from '../term/kind.ts'
import { charlist, type ImproperList, isList } from '../term/list.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { clause, noClause } from './arguments.ts'
import { isCodePoint } from './flat_text.ts'
import { raised } from './raise.ts'

type Argument = Term | undefined

/** The text of chardata. Throws `function_clause` for what is none, `{badarg, Rest}` for bytes that are no UTF-8. */
export function text(chars: Argument): string {
  let read = ''
  const open: Argument[] = [isText(chars) ? chars : noClause()]
  while (open.length > 0) {
    const part = open.pop()
    if (isCodePoint(part)) read += String.fromCodePoint(part)
    else if (kindOf(part) === 'binary') read += textOfBytes(part as Binary)
    else if (isList(part)) for (const each of part.toReversed()) open.push(each as Term)
    else if (kindOf(part) === 'improper') {
      const { elements, tail } = part as ImproperList<Term, Term>
      open.push(tail, elements)
    } else noClause()
  }
  return read
}

const isText = (chars: Argument): boolean =>
  isList(chars) || kindOf(chars) === 'binary' || kindOf(chars) === 'improper'

function textOfBytes(bytes: Binary): string {
  try {
    return fromUtf8(bytes)
  } catch {
    throw raised('badarg', binary(bytes.subarray(utf8Length(bytes))))
  }
}

/** `result` as what `original` is. */
export const like = (original: Argument, result: string): Term =>
  kindOf(original) === 'binary' ? binary(result) : charlist(result)

/** A text of more UTF-16 units is not taken apart: its clusters would fill memory. */
const MAX_TEXT = 1 << 22

let segmenter: Intl.Segmenter | undefined

function segments(whole: string): Iterable<Intl.SegmentData> {
  if (whole.length > MAX_TEXT) throw new ErlangError('error', atom('system_limit'))
  segmenter ??= new Intl.Segmenter('en') // made for who asks: not every browser has it
  return segmenter.segment(whole)
}

export const clusters = (chars: Argument): string[] =>
  Array.from(segments(text(chars)), ({ segment }) => segment)

/** No cluster that is met in texts has more UTF-16 units. */
const LONGEST_CLUSTER = 64

/** The first cluster of a text. */
export function firstCluster(whole: string): string {
  const [first] = segments(whole.slice(0, LONGEST_CLUSTER))
  return first?.segment ?? ''
}

/** A cluster as a term. */
export function clusterTerm(cluster: string): Term {
  const codes = charlist(cluster)
  return codes.length === 1 ? (codes[0] as number) : codes
}

/** The clusters that a list names, each by a number or by a list of them. */
export function clusterSet(named: Argument): ReadonlySet<string> {
  return new Set(clause(any.list, named).map((each) => text(isList(each) ? each : [each])))
}
