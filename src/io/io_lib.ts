/**
 * `io_lib:format/2`: text with holes, `~p` for a term and `~s` for text.
 *
 *   ~F.P.PadModC   field width, precision and padding, each optional (`*` takes it from the arguments); `t` for Unicode,
 *                  `l` for lists that are never shown as text
 *
 * OTP: `io_lib_format.erl`; the directives are documented with `io:fwrite/3`.
 */
import { ErlangError } from '../process/erlang_error.ts'
import { atom, atomName, isAtom } from '../term/atom.ts'
import { type Float, isFloat, isInteger } from '../term/float.ts'
import type { NodeIdentity } from '../term/identifier.ts'
import { charlist, isList } from '../term/list.ts'
import type { Term } from '../term/term.ts'
import { textOf } from './chardata.ts'
import { draw } from './draw.ts'
import { exponentText, fixedText, integerText, shorterText } from './io_lib_numbers.ts'
import { pretty } from './pretty.ts'

/** What one directive asks for. */
interface Directive extends Control {
  /** The columns of its line that are written already. */
  readonly indentation: number
}

/** A directive as it stands in a format, with its arguments. */
export interface Control {
  /** Negative: what stands in the field begins at its left. */
  readonly width: number | undefined
  readonly precision: number | undefined
  readonly pad: string
  readonly modifiers: string
  readonly letter: string
  readonly args: readonly Term[]
}

const DIRECTIVE = /~(?:(-?\d+|-?\*))?(?:\.(\d+|\*)?)?(?:\.(\*|.))?([tlkK]*)(.)/suy

/** Wider fields than this are refused, so that a few bytes of a peer do not become megabytes. */
const MAX_WIDTH = 65_536
/** And longer texts, in characters, since there can be many such fields. */
const MAX_TEXT = 1 << 24

/** Throws `error:badarg` when arguments and directives do not fit. `home` is the node that prints. */
export function format(control: string, args: readonly Term[], home: NodeIdentity): string {
  let text = ''
  let column = 0
  const write = (part: string): void => {
    if (text.length + part.length > MAX_TEXT) refuse()
    text += part
    column = columnBehind(part, column)
  }
  for (const part of scanFormat(control, args)) {
    if (typeof part === 'string') {
      write(part)
      continue
    }
    const left = part.args.values()
    write(shown({ ...part, indentation: column }, () => left.next().value ?? refuse(), home))
  }
  return text
}

/** The letters of the directives, by how many arguments each takes besides those for `*`. */
const TAKING = ['~n', 'wpsefgbB+#ci', 'PWxX']

function argumentsOf(letter: string): number {
  const count = TAKING.findIndex((letters) => letters.includes(letter))
  return count < 0 ? refuse() : count
}

/** `io_lib:scan_format/2`: text and directives in turn. Throws `error:badarg` when the arguments are too few or too many. */
export function scanFormat(control: string, args: readonly Term[]): (string | Control)[] {
  const left = args.values()
  const take = (): Term => left.next().value ?? refuse()
  const parts: (string | Control)[] = []
  for (let at = 0; ; ) {
    const next = control.indexOf('~', at)
    parts.push(control.slice(at, next === -1 ? undefined : next))
    if (next === -1) break
    DIRECTIVE.lastIndex = next
    const [all, width, precision, pad = ' ', modifiers = '', letter = ''] =
      DIRECTIVE.exec(control) ?? refuse()
    at = next + all.length
    const sizes = { width: size(width, take), precision: size(precision, take) }
    const filler = pad === '*' ? character(take(), true) : pad
    const taken = Array.from({ length: argumentsOf(letter) }, take)
    parts.push({ ...sizes, pad: filler, modifiers, letter, args: taken })
  }
  return left.next().done === true ? parts : refuse()
}

function shown(directive: Directive, take: () => Term, home: NodeIdentity): string {
  const { width, precision, letter, modifiers, indentation } = directive
  const isUnicode = modifiers.includes('t')
  const withoutText = modifiers.includes('l')
  switch (letter) {
    case '~':
      return repeated('~', directive)
    case 'n':
      return '\n'.repeat((width ?? 1) < 0 ? refuse() : (width ?? 1))
    case 'c':
      return repeated(character(take(), isUnicode), directive)
    case 'i':
      take()
      return ''
    case 'p':
    case 'P': {
      const term = take()
      const depth = letter === 'P' ? depthArgument(take()) : Number.POSITIVE_INFINITY
      const columns = width === undefined || width >= 0 ? width : refuse()
      const place = { column: precision ?? indentation + 1, ...(columns === undefined ? {} : { columns }) }
      return ranged(pretty(term, { home, whole: true, depth, noText: withoutText, ...place }), isUnicode)
    }
    case 'w':
      return padded(
        ranged(draw(take(), Number.POSITIVE_INFINITY, { home, noText: true }).line, isUnicode),
        directive,
      )
    case 'W': {
      const [term, depth] = [take(), depthArgument(take())]
      return padded(ranged(draw(term, depth, { home, noText: true }).line, isUnicode), directive)
    }
    case 's':
      return cut(text(take(), isUnicode), directive)
    case 'b':
    case 'B':
    case 'x':
    case 'X':
    case '+':
    case '#':
      return padded(integer(letter, take, precision), { ...directive, precision: undefined })
    case 'f':
      return number(fixedText(float(take()), digits(precision, 1)), directive)
    case 'e':
      return number(exponentText(float(take()), digits(precision, 2)), directive)
    case 'g':
      return number(shorterText(float(take()), digits(precision, 1)), directive)
  }
  return refuse()
}

/** Where the character behind `text` stands, which begins at `column`; a tab goes to the next eighth. */
export function columnBehind(text: string, column: number): number {
  const newline = text.lastIndexOf('\n')
  let at = newline === -1 ? column : 0
  for (const character of text.slice(newline + 1))
    at = character === '\t' ? (Math.floor(at / 8) + 1) * 8 : at + 1
  return at
}

/** A width or a precision; `*` stands for the next argument. */
function size(text: string | undefined, take: () => Term): number | undefined {
  if (text === undefined) return undefined
  const given = text.endsWith('*') ? Number(integerArgument(take())) : Number(text)
  const value = text === '-*' ? -given : given
  return Math.abs(value) <= MAX_WIDTH ? value : refuse()
}

const adjusted = (text: string, length: number, { width = length, pad }: Directive): string =>
  width < 0 ? text + pad.repeat(-width - length) : pad.repeat(width - length) + text

/** To the field's width: right-justified, or with a negative width left-justified; what does not fit becomes stars. */
function padded(text: string, directive: Directive): string {
  const { width = directive.precision, precision } = directive
  if (width === undefined) return text
  const room = Math.min(Math.abs(width), precision ?? Number.POSITIVE_INFINITY)
  const length = [...text].length
  const inField = { ...directive, width }
  return length > room ? adjusted('*'.repeat(room), room, inField) : adjusted(text, length, inField)
}

/** So many of a float are shown. */
const digits = (precision = 6, least: number): number => (precision >= least ? precision : refuse())

/** The precision of a float is in its digits already. */
const number = (text: string, directive: Directive): string =>
  padded(text, { ...directive, precision: undefined })

/** Text alone is cut to its field; the precision is how much of it is shown, which may not be more. */
function cut(text: string, directive: Directive): string {
  const { width, precision, pad } = directive
  const room = width === undefined ? undefined : Math.abs(width)
  if (room !== undefined && precision !== undefined && precision > room) refuse()
  const shown = precision ?? room
  if (shown === undefined) return text
  const characters = [...text].slice(0, shown)
  const filled =
    precision === undefined ? characters : [...characters, ...Array(shown - characters.length).fill(pad)]
  return room === undefined ? filled.join('') : adjusted(filled.join(''), filled.length, directive)
}

/** One character, as often as the precision or else the width says. */
function repeated(character: string, directive: Directive): string {
  const { width, precision = Math.abs(width ?? 1) } = directive
  const room = Math.abs(width ?? precision)
  return precision > room ? refuse() : adjusted(character.repeat(precision), precision, directive)
}

function character(value: Term, isUnicode: boolean): string {
  const code = integerArgument(value)
  if (!isUnicode) return String.fromCharCode(Number(BigInt.asUintN(8, BigInt(code))))
  return textOf([code as number]) ?? refuse()
}

/** Without `t`, what is no latin1 is told by its code: only names of atoms, in quotes, have such characters there. */
const ranged = (text: string, isUnicode: boolean): string =>
  isUnicode
    ? text
    : text.replace(
        /[^\0-\xff]/gu,
        (character) => `\\x{${character.codePointAt(0)?.toString(16).toUpperCase()}}`,
      )

/** Text; without `t` binaries are bytes, and there is no other character than latin1's. */
function text(value: Term, isUnicode: boolean): string {
  const said = isAtom(value) ? charlist(atomName(value)) : isInteger(value) ? refuse() : value
  return textOf(said, isUnicode ? 'unicode' : 'latin1') ?? refuse()
}

function integer(letter: string, take: () => Term, base = 10): string {
  const value = BigInt(integerArgument(take()))
  if (base < 2 || base > 36) refuse()
  const isPrefixed = letter === 'x' || letter === 'X'
  const prefix = isPrefixed ? text(take(), false) : letter === '+' || letter === '#' ? `${base}#` : ''
  const isUpper = letter === 'B' || letter === 'X' || letter === '#'
  const digits = integerText(value, base, '')
  const shown = isUpper ? digits.toUpperCase() : digits
  return value < 0n ? `-${prefix}${shown.slice(1)}` : prefix + shown
}

function integerArgument(value: Term): bigint | number {
  return isInteger(value) ? value : refuse()
}

function depthArgument(value: Term): number {
  const depth = Number(integerArgument(value))
  return depth < 0 ? Number.POSITIVE_INFINITY : depth
}

function float(value: Term): number {
  return isFloat(value) ? Number((value as number | Float).valueOf()) : refuse()
}

function refuse(): never {
  throw new ErlangError('error', atom('badarg'))
}

/** The arguments of `io:format/2`. */
export function argumentList(args: Term): readonly Term[] {
  return isList(args) ? (args as readonly Term[]) : refuse()
}
