/**
 * Of the module `io_lib` what looks at characters: which of them there are in a list, and how strings, characters and atoms
 * are written in Erlang's notation.
 * OTP: `io_lib.erl`.
 */
import type { CallableModule } from '../process/modules.ts'
import { atomName } from '../term/atom.ts'
import { formatAtom } from '../term/format.ts'
import { charlist, isList } from '../term/list.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { arg, clause, noClause } from './arguments.ts'

type Argument = Term | undefined

type IsIn = (code: number) => boolean

const isLatin1: IsIn = (code) => code >= 0 && code <= 0xff
/** Every code point but for the halves of UTF-16 and the two that are no characters. */
const isUnicode: IsIn = (code) =>
  (code >= 0 && code < 0xd800) || (code > 0xdfff && code <= 0x10ffff && code !== 0xfffe && code !== 0xffff)
const isBlank: IsIn = (code) => (code >= 8 && code <= 13) || code === 27
const isPrintable: IsIn = (code) =>
  (code >= 32 && code <= 126) || isBlank(code) || (code >= 0xa0 && isUnicode(code))

const isFlat = (chars: Argument, isIn: IsIn): boolean =>
  isList(chars) && chars.every((code) => typeof code === 'number' && Number.isInteger(code) && isIn(code))

/** Nested lists count as their elements. */
function isDeep(chars: Argument, isIn: IsIn): boolean {
  const open: unknown[] = [isList(chars) ? chars : undefined]
  while (open.length > 0) {
    const part = open.pop()
    if (isList(part)) for (const each of part) open.push(each)
    else if (!isFlat([part as Term], isIn)) return false
  }
  return true
}

const flat =
  (isIn: IsIn): CallableModule[string] =>
  (_self, chars) =>
    isFlat(chars, isIn)
const deep =
  (isIn: IsIn): CallableModule[string] =>
  (_self, chars) =>
    isDeep(chars, isIn)

const ESCAPES = new Map(
  Object.entries({
    '\n': 'n',
    '\r': 'r',
    '\t': 't',
    '\v': 'v',
    '\b': 'b',
    '\f': 'f',
    '\x1b': 'e',
    '\x7f': 'd',
  }),
)

/** How one character is written; beyond `last` in hexadecimal. */
function written(code: number, quote: number | undefined, last: number): string {
  const character = String.fromCodePoint(code)
  if (code === quote || character === '\\') return `\\${character}`
  if ((code >= 32 && code <= 126) || (code >= 0xa0 && code <= last)) return character
  if (code > last) return `\\x{${code.toString(16).toUpperCase()}}`
  const letter = ESCAPES.get(character)
  return `\\${letter ?? code.toString(8).padStart(3, '0')}`
}

const [LATIN1, UNICODE] = [0xff, 0x10ffff]
const codes = (chars: Argument): number[] =>
  clause(any.list, chars).map((code) => (isFlat([code], isUnicode) ? (code as number) : noClause()))

/** In quotes: double ones, unless another is given. */
function writing(name: string, last: number): CallableModule {
  const act: CallableModule[string] = (_self, chars, quote = 34) => {
    const mark = String.fromCodePoint(codes([quote])[0] as number)
    return charlist(
      mark +
        codes(chars)
          .map((code) => written(code, quote as number, last))
          .join('') +
        mark,
    )
  }
  return { [`${name}/1`]: act, [`${name}/2`]: act }
}

/** `$a`; a space would not be seen behind its sign. */
const writingChar =
  (last: number, takes: IsIn): CallableModule[string] =>
  (_self, char) => {
    const [code] = codes([char as Term]) as [number]
    if (!takes(code)) noClause()
    return charlist(`$${code === 32 && last === UNICODE ? '\\s' : written(code, undefined, last)}`)
  }

const atomText = (name: Argument): string => formatAtom(atomName(arg(any.atom, name)))

export const ioLibChars: CallableModule = {
  'char_list/1': flat(isUnicode),
  'latin1_char_list/1': flat(isLatin1),
  'deep_char_list/1': deep(isUnicode),
  'deep_unicode_char_list/1': deep(isUnicode),
  'deep_latin1_char_list/1': deep(isLatin1),
  'printable_list/1': flat((code) => isPrintable(code) && isLatin1(code)),
  'printable_latin1_list/1': flat((code) => isPrintable(code) && isLatin1(code)),
  'printable_unicode_list/1': flat(isPrintable),
  ...writing('write_string', UNICODE),
  ...writing('write_string_as_latin1', LATIN1),
  ...writing('write_latin1_string', LATIN1),
  'write_unicode_string/1': (_self, chars) =>
    charlist(
      `"${codes(chars)
        .map((code) => written(code, 34, UNICODE))
        .join('')}"`,
    ),
  'write_char/1': writingChar(UNICODE, isUnicode),
  'write_unicode_char/1': writingChar(UNICODE, isUnicode),
  'write_char_as_latin1/1': writingChar(LATIN1, isUnicode),
  'write_latin1_char/1': writingChar(LATIN1, isLatin1),
  'write_atom/1': (_self, name) => charlist(atomText(name)),
  'write_atom_as_latin1/1': (_self, name) =>
    charlist(
      Array.from(atomText(name), (character) => {
        const code = character.codePointAt(0) as number
        return code > LATIN1 ? written(code, undefined, LATIN1) : character
      }).join(''),
    ),
  'quote_atom/2': (_self, name, chars) => {
    clause(any.atom, name)
    const text = codes(chars)
      .map((code) => String.fromCodePoint(code))
      .join('')
    return formatAtom(text) !== text || formatAtom(atomName(name as never)) !== atomName(name as never)
  },
}
