/**
 * `io_lib:fread/2`: text read by a pattern, as `format` writes it.
 *
 *   ~d ~f ~s ~a   an integer, a float, a word as text or as an atom, white space before it passed over
 *   ~u ~- ~#      an unsigned integer, a sign as 1 or -1, an integer with its base (`16#ff`)
 *   ~c ~l ~~      so many characters, how many have been read, a `~`
 *
 * Between `~` and the letter stand `*`, for what is read and dropped, and the width; `t` for Unicode. White space in the
 * pattern is any white space, any other character itself.
 * OTP: `io_lib_fread.erl`; the directives are documented with `io:fread/2`.
 */
import { ErlangError } from '../process/erlang_error.ts'
import { atom } from '../term/atom.ts'
import { Float } from '../term/float.ts'
import { charlist } from '../term/list.ts'
import { any, match } from '../term/pattern.ts'
import type { Term, TermInput } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { textOf } from './chardata.ts'

/** What was read so far, and what of the pattern is left: for the next line. */
export interface Begun {
  readonly pattern: string
  /** How many characters have been read. */
  readonly count: number
  readonly values: readonly Term[]
}

export type Read =
  | { readonly outcome: 'ok'; readonly values: readonly Term[]; readonly rest: string }
  | ({ readonly outcome: 'more' } & Begun)
  | { readonly outcome: 'error'; readonly what: string }
  | { readonly outcome: 'eof' }

const DIRECTIVE = /^~(\*)?(\d+)?(t)?([\s\S])/
const SPACES = /^[ \t\r\n]*/

/** Reads a line without its newline, or `undefined`: the input has ended. */
export function fread(begun: Begun, line: string | undefined): Read {
  let { pattern, count } = begun
  let rest = line ?? ''
  const values = [...begun.values]
  const pass = (length: number): string => {
    const taken = rest.slice(0, length)
    rest = rest.slice(length)
    count += [...taken].length
    return taken
  }
  while (pattern !== '') {
    const [space = ''] = SPACES.exec(pattern) ?? []
    if (space !== '') {
      pass(SPACES.exec(rest)?.[0].length ?? 0)
      pattern = pattern.slice(space.length)
      continue
    }
    const [all = pattern[0] as string, isDropped, size, unicode, letter] = DIRECTIVE.exec(pattern) ?? []
    const keep = (value: Term): void => {
      if (isDropped === undefined) values.push(value)
    }
    if (letter === 'l') keep(count)
    else if (rest === '') {
      if (line !== undefined) return { outcome: 'more', pattern, count, values }
      return count === 0 && values.length === 0 ? { outcome: 'eof' } : failed('input')
    } else if (letter === undefined || letter === '~') {
      if (rest[0] !== (letter ?? all)) return failed(letter === undefined ? 'input' : 'format')
      pass(1)
    } else {
      const width = size === undefined || letter === 'u' || letter === '-' ? undefined : Number(size)
      const using = letter === 'u' ? unsigned(Number(size ?? 10)) : READERS[letter]
      if (using === undefined) return failed('format')
      const field = letter === 'c' || width !== undefined ? firstOf(rest, width ?? 1) : rest
      const found =
        field === undefined ? undefined : using.read(field, width !== undefined, unicode !== undefined)
      if (field === undefined || found === undefined) return failed(using.what)
      pass(width === undefined ? found.length : field.length)
      keep(found.value)
    }
    pattern = pattern.slice(all.length)
  }
  return { outcome: 'ok', values, rest }
}

/** So many characters; `undefined` where there are fewer. */
function firstOf(text: string, count: number): string | undefined {
  const characters = [...text.slice(0, 2 * count)].slice(0, count)
  return characters.length < count ? undefined : characters.join('')
}

const failed = (what: string): Read => ({ outcome: 'error', what })

interface Found {
  readonly value: Term
  readonly length: number
}

/** What stands at the beginning of `text`, or all of it where the directive has a width; `undefined` where it is no such. */
interface Reader {
  /** What OTP says was not there. */
  readonly what: string
  read(text: string, isField: boolean, isUnicode: boolean): Found | undefined
}

/** By a pattern with what counts as its first group. */
const reader = (what: string, form: RegExp, toTerm: (found: string) => Term): Reader => ({
  what,
  read(text, isField) {
    const [all = '', found] = form.exec(text) ?? []
    return found === undefined || (isField && all !== text)
      ? undefined
      : { value: toTerm(found), length: all.length }
  },
})

/** A word, or all characters of the field but the white space around them. */
const wordReader = (what: string, toTerm: (word: string) => Term): Reader => ({
  what,
  read(text, isField, isUnicode) {
    const [all = '', found = ''] = isField
      ? [text, text.trim()]
      : (/^[ \t\r\n]*([^ \t\r\n]*)/.exec(text) ?? [])
    return isReadable(found, isUnicode) ? { value: toTerm(found), length: all.length } : undefined
  },
})

/** Without `t` there is no character beyond latin1. */
const isReadable = (text: string, isUnicode: boolean): boolean => isUnicode || /^[\0-\xff]*$/.test(text)

const READERS: { readonly [letter: string]: Reader } = {
  d: reader('integer', /^[ \t\r\n]*([+-]?\d+)/, (digits) => inBase(digits, 10)),
  f: reader('float', /^[ \t\r\n]*([+-]?\d+\.\d+(?:[eE][+-]?\d+)?)/, (digits) => float(digits)),
  '-': reader('format', /^([+-]?)/, (sign) => (sign === '-' ? -1 : 1)),
  s: wordReader('string', charlist),
  a: wordReader('atom', (name) => atom(name) as Term),
  c: {
    what: 'character',
    read: (text, _isField, isUnicode) =>
      isReadable(text, isUnicode) ? { value: charlist(text), length: text.length } : undefined,
  },
  '#': {
    what: 'based',
    read(text) {
      const [all = '', sign = '', base = ''] = /^[ \t\r\n]*([+-]?)(\d+)#/.exec(text) ?? []
      const digits = digitsOf(text.slice(all.length), Number(base))
      return digits === ''
        ? undefined
        : { value: inBase(sign + digits, Number(base)), length: all.length + digits.length }
    },
  },
}

/** `~16u`: here the width is the base. */
const unsigned = (base: number): Reader => ({
  what: base >= 2 && base <= 36 ? 'unsigned' : 'format',
  read(text) {
    const digits = digitsOf(text, base)
    return digits === '' ? undefined : { value: inBase(digits, base), length: digits.length }
  },
})

/** As many digits as `text` begins with; none of a base that there is not. */
function digitsOf(text: string, base: number): string {
  let end = 0
  while (base >= 2 && base <= 36 && Number.parseInt(text[end] ?? '', 36) < base) end++
  return text.slice(0, end)
}

/** As many digits as an integer here may have. */
const MAX_DIGITS = 4096

function inBase(text: string, base: number): number | bigint {
  const digits = text.replace(/^[+-]/, '')
  if (digits.length > MAX_DIGITS) throw new ErlangError('error', atom('system_limit'))
  let value = 0n
  for (const digit of digits) value = value * BigInt(base) + BigInt(Number.parseInt(digit, 36))
  const signed = text.startsWith('-') ? -value : value
  return Number.isSafeInteger(Number(signed)) ? Number(signed) : signed
}

/** One that is greater than any float is none. */
function float(digits: string): Term {
  const value = Number(digits)
  if (!Number.isFinite(value)) throw new ErlangError('error', atom('badarg'))
  return (Number.isInteger(value) ? new Float(value) : value) as Term
}

const CONTINUATION = t(any.list, any.list, any.small, any.list)

/**
 * `io_lib:fread/3`, for a device that brings line after line: `{done, Result, Rest}` or `{more, Continuation}`. The
 * continuation is `[]` at first; `chars` is text, or `eof`.
 */
export function freadOn(continuation: Term, chars: Term, pattern: string): TermInput {
  const [left, stack, count, values] = match(CONTINUATION, continuation) ?? [charlist(pattern), [], 0, []]
  let begun: Begun = { pattern: refuseUnless(textOf(left)), count, values: values.toReversed() }
  let text = refuseUnless(textOf(stack.toReversed())) + (textOf(chars) ?? '')
  const ends = chars === atom('eof')
  for (;;) {
    const newline = text.indexOf('\n')
    const line = newline === -1 ? text : text.slice(0, newline)
    const rest = newline === -1 ? '' : text.slice(newline)
    if (newline === -1 && !ends)
      return t(
        atom('more'),
        t(charlist(begun.pattern), charlist(line).toReversed(), begun.count, begun.values.toReversed()),
      )
    let read = fread(begun, line)
    if (read.outcome === 'more' && newline === -1) read = fread(read, undefined)
    if (read.outcome === 'ok')
      return t(
        atom('done'),
        t(atom('ok'), read.values),
        charlist(read.rest === '' ? rest.slice(1) : read.rest + rest),
      )
    if (read.outcome !== 'more') return t(atom('done'), verdict(read), ends ? chars : charlist(rest.slice(1)))
    begun = { ...read, count: read.count + 1 }
    text = rest.slice(1)
  }
}

/** `{error, {fread, What}}`, or `eof` where there was nothing to read. */
export const verdict = (read: Extract<Read, { outcome: 'error' | 'eof' }>): TermInput =>
  read.outcome === 'eof' ? atom('eof') : t(atom('error'), t(atom('fread'), atom(read.what)))

function refuseUnless(text: string | undefined): string {
  if (text === undefined) throw new ErlangError('error', atom('badarg'))
  return text
}
