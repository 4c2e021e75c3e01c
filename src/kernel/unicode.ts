/**
 * The module `unicode`: text from one encoding into another, and into the normal forms of Unicode. What is no text is told
 * with how far it could be read: `{error, Read, Rest}`, and `{incomplete, Read, Rest}` where it could go on.
 * OTP: `unicode.erl`.
 */
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import { kindOf } from '../term/kind.ts'
import { charlist, type ImproperList, isList } from '../term/list.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { badarg, clause, noClause } from './arguments.ts'
import { type Encoding, encodingNamed, encodingOf, markedEncoding } from './unicode_encodings.ts'

type Argument = Term | undefined

/** How far a text was read, and what is left of it if that is not all. */
interface Read {
  readonly text: string
  readonly outcome: 'ok' | 'error' | 'incomplete'
  readonly rest: Term
}

/** A list that is being read, and which of its elements is next. */
interface Open {
  readonly list: readonly Term[]
  next: number
}

/** `error:badarg` for what is no chardata at all. */
function read(data: Argument, encoding: Encoding, aroundBegun = behindBegun): Read {
  const open: Open[] = [
    { list: [isList(data) || kindOf(data) !== undefined ? (data as Term) : badarg()], next: 0 },
  ]
  const pieces: string[] = []
  const stopped = (outcome: 'error' | 'incomplete', left: Term, around = behind): Read => {
    return { text: pieces.join(''), outcome, rest: isNested(data) ? around(left, open) : left }
  }
  while (open.length > 0) {
    const frame = open.at(-1) as Open
    const part = frame.list[frame.next++]
    if (part === undefined) open.pop()
    else if (typeof part === 'number' && isWithin(part, encoding)) pieces.push(String.fromCodePoint(part))
    else if (Number.isInteger(part) || typeof part === 'bigint') return stopped('error', part)
    else if (isNested(part)) open.push({ list: elementsOf(part), next: 0 })
    else {
      const bytes = match(any.binary, part) ?? badarg()
      const { text, length, isBegun } = encoding.decode(bytes)
      pieces.push(text)
      if (length === bytes.length) continue
      const isLast = open.every(({ list, next }) => next === list.length)
      const outcome = isBegun && isLast ? 'incomplete' : 'error'
      return stopped(outcome, binary(bytes.subarray(length)), isBegun ? aroundBegun : behind)
    }
  }
  return { text: pieces.join(''), outcome: 'ok', rest: [] }
}

const isNested = (part: Argument): boolean => isList(part) || kindOf(part) === 'improper'

/** Of an improper list, what it ends in as well. */
function elementsOf(part: Term): readonly Term[] {
  if (isList(part)) return part as readonly Term[]
  const { elements, tail } = part as ImproperList<Term, Term>
  return [...elements, tail]
}

/** What is left: that part, and what follows it in the lists around it. */
const behind = (left: Term, open: readonly Open[]): Term =>
  open.slice(1).reduceRight<Term>((rest, { list, next }) => [rest, ...list.slice(next)], left)

/** Behind a character that is begun, what follows stands in a list of its own. */
function behindBegun(left: Term, open: readonly Open[]): Term {
  const following = open.slice(1).reduceRight<Term[]>((rest, { list, next }) => {
    const more = list.slice(next)
    return rest.length > 0 ? [rest, ...more] : more
  }, [])
  return following.length > 0 ? [left, following] : [left]
}

const isWithin = (code: number, { last }: Encoding): boolean =>
  Number.isInteger(code) && code >= 0 && code <= last && (code < 0xd800 || code > 0xdfff)

/** The text as `made`, or how far it went. */
function converted({ text, outcome, rest }: Read, made: (text: string) => Term): Term {
  return outcome === 'ok' ? made(text) : (t(atom(outcome), made(text), rest) as unknown as Term)
}

const UNICODE = atom('unicode')

function toBinary(data: Argument, from: Argument, to: Argument): Term {
  const [source, target] = [encodingOf(from), encodingOf(to)]
  const found = read(data, source)
  const end = [...found.text].findIndex((character) => !isWithin(character.codePointAt(0) as number, target))
  if (end < 0) return converted(found, target.encode)
  const [fitting, rest] = [[...found.text].slice(0, end), [...found.text].slice(end)]
  return converted(
    { text: fitting.join(''), outcome: 'error', rest: [charlist(rest.join(''))] },
    target.encode,
  )
}

/** A normal form, as a list and as a binary. What is no text is told as `{error, Read, Rest}`. */
function normalForm(form: 'NFC' | 'NFD' | 'NFKC' | 'NFKD'): CallableModule {
  const normalized = (data: Argument, made: (text: string) => Term): Term => {
    const isText = isList(data) || kindOf(data) === 'binary' || kindOf(data) === 'improper'
    const found = read(isText ? data : badarg(), encodingOf(UNICODE), behind)
    const outcome = found.outcome === 'ok' ? 'ok' : 'error'
    return converted({ ...found, outcome }, (text) => made(text.normalize(form)))
  }
  const name = `characters_to_${form.toLowerCase()}`
  return {
    [`${name}_list/1`]: (_self, data) => normalized(data, charlist),
    [`${name}_binary/1`]: (_self, data) => normalized(data, binary),
  }
}

export const unicode: CallableModule = {
  'characters_to_binary/1': (_self, data) => toBinary(data, UNICODE, UNICODE),
  'characters_to_binary/2': (_self, data, from) => toBinary(data, from, UNICODE),
  'characters_to_binary/3': (_self, data, from, to) => toBinary(data, from, to),
  'characters_to_list/1': (_self, data) => converted(read(data, encodingOf(UNICODE)), charlist),
  'characters_to_list/2': (_self, data, from) => converted(read(data, encodingOf(from)), charlist),
  ...normalForm('NFC'),
  ...normalForm('NFD'),
  ...normalForm('NFKC'),
  ...normalForm('NFKD'),
  'bom_to_encoding/1': (_self, bytes) => markedEncoding(clause(any.binary, bytes)),
  'encoding_to_bom/1': (_self, name) => binary((encodingNamed(name) ?? noClause()).mark),
}
