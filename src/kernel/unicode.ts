/**
 * The module `unicode`: text from one encoding into another, and into the normal forms of Unicode. What is no text is told
 * with how far it could be read: `{error, Read, Rest}`, and `{incomplete, Read, Rest}` where it could go on.
 * OTP: `unicode.erl`.
 */
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { type Binary, binary } from '../term/binary.ts'
import { kindOf } from '../term/kind.ts'
import { charlist, type ImproperList, isList } from '../term/list.ts'
import { any } from '../term/pattern.ts'
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

/** Lists that are being read, the outermost first: what follows in each. */
type Open = (readonly Term[])[]

/** `error:badarg` for what is no chardata at all. */
function read(data: Argument, encoding: Encoding): Read {
  const open: Open = [[isList(data) || kindOf(data) !== undefined ? (data as Term) : badarg()]]
  let text = ''
  for (let list = open.pop(); list !== undefined; list = open.pop()) {
    const [part, ...rest] = list
    if (part === undefined) continue
    if (rest.length > 0) open.push(rest)
    if (typeof part === 'number' && isWithin(part, encoding)) text += String.fromCodePoint(part)
    else if (isList(part)) open.push(part as readonly Term[])
    else if (kindOf(part) === 'improper') {
      const { elements, tail } = part as ImproperList<Term, Term>
      open.push([...elements, tail])
    } else if (kindOf(part) === 'binary') {
      const { text: found, length, isBegun } = encoding.decode(part as Binary)
      text += found
      const left = binary((part as Binary).subarray(length))
      if (left.length === 0) continue
      const isLast = open.every((each) => each.length === 0)
      return { text, outcome: isBegun && isLast ? 'incomplete' : 'error', rest: behind(left, open, data) }
    } else if (Number.isInteger(part)) return { text, outcome: 'error', rest: behind(part, open, data) }
    else badarg()
  }
  return { text, outcome: 'ok', rest: [] }
}

/** What is left: that part, and what follows it in the lists around it. */
function behind(part: Term, open: Open, data: Argument): Term {
  if (!isList(data) && kindOf(data) !== 'improper') return part
  const [inner = [], ...outer] = open.toReversed()
  return outer.reduce<Term[]>((rest, list) => [rest, ...list], [part, ...inner])
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
    const found = read(isText ? data : noClause(), encodingOf(UNICODE))
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
