/**
 * `io_lib:format/2`: text with holes, `~p` for a term and `~s` for text.
 *
 *   ~F.P.PadModC   field width, precision and padding, each optional (`*` takes it from the arguments); `t` for Unicode
 *
 * OTP: `io_lib_format.erl`; the directives are documented with `io:fwrite/3`. `~p` prints on one line here.
 */
import { ErlangError } from '../process/erlang_error.ts'
import { atom, atomName, isAtom } from '../term/atom.ts'
import { type Float, isFloat, isInteger } from '../term/float.ts'
import { format as formatTerm } from '../term/format.ts'
import type { NodeIdentity } from '../term/identifier.ts'
import { isList } from '../term/list.ts'
import type { Term } from '../term/term.ts'
import { textOf } from './chardata.ts'

/** What one directive asks for. */
interface Directive {
  readonly width: number | undefined
  readonly precision: number | undefined
  readonly pad: string
  readonly letter: string
}

const DIRECTIVE = /~(?:(-?\d+|\*))?(?:\.(\d+|\*)?)?(?:\.(.))?([tlkK]*)(.)/su

/** Wider fields than this are refused, so that a few bytes of a peer do not become megabytes. */
const MAX_WIDTH = 65_536

/** Throws `error:badarg` when arguments and directives do not fit. `home` is the node that prints. */
export function format(control: string, args: readonly Term[], home: NodeIdentity): string {
  const left = [...args]
  const take = (): Term => left.shift() ?? refuse()
  let text = ''
  let rest = control
  for (;;) {
    const at = rest.indexOf('~')
    if (at === -1) break
    text += rest.slice(0, at)
    rest = rest.slice(at)
    const found = DIRECTIVE.exec(rest)
    if (found === null || found.index !== 0) refuse()
    const [all, width, precision, pad = ' ', , letter = ''] = found as RegExpExecArray
    rest = rest.slice(all.length)
    const directive = { width: size(width, take), precision: size(precision, take), pad, letter }
    text += shown(directive, take, home)
  }
  if (left.length > 0) refuse()
  return text + rest
}

function shown(directive: Directive, take: () => Term, home: NodeIdentity): string {
  const { width, precision, letter } = directive
  switch (letter) {
    case '~':
      return '~'
    case 'n':
      return '\n'.repeat(width ?? 1)
    case 'c':
      return (textOf([take()]) ?? refuse()).repeat(precision ?? width ?? 1)
    case 'i':
      take()
      return ''
    case 'p':
      return formatTerm(take(), { home })
    case 'w':
      return padded(formatTerm(take(), { home, noText: true }), directive)
    case 's':
      return padded(cut(textArgument(take()), directive), directive)
    case 'b':
    case 'B': {
      const digits = integerArgument(take()).toString(precision ?? 10)
      return padded(letter === 'B' ? digits.toUpperCase() : digits, directive)
    }
    case 'f':
      return padded(floatArgument(take()).toFixed(precision ?? 6), directive)
    case 'e':
      return padded(floatArgument(take()).toExponential((precision ?? 6) - 1), directive)
    case 'g': {
      const value = floatArgument(take())
      const small = Math.abs(value) >= 0.1 && Math.abs(value) < 10_000
      return padded(
        small ? value.toFixed(precision ?? 5) : value.toExponential((precision ?? 6) - 1),
        directive,
      )
    }
  }
  return refuse()
}

/** A width or a precision; `*` stands for the next argument. */
function size(text: string | undefined, take: () => Term): number | undefined {
  if (text === undefined) return undefined
  const value = text === '*' ? Number(integerArgument(take())) : Number(text)
  return Math.abs(value) <= MAX_WIDTH ? value : refuse()
}

/** To the field's width: right-justified, or with a negative width left-justified; what does not fit becomes stars. */
function padded(text: string, { width, pad }: Directive): string {
  if (width === undefined) return text
  const length = Math.abs(width)
  if (text.length > length) return '*'.repeat(length)
  return width < 0 ? text.padEnd(length, pad) : text.padStart(length, pad)
}

/** Text alone is cut to its field; the precision is how much of it is shown, which may not be more. */
function cut(text: string, { width, precision }: Directive): string {
  const room = width === undefined ? undefined : Math.abs(width)
  if (room !== undefined && precision !== undefined && precision > room) refuse()
  return [...text].slice(0, precision ?? room).join('')
}

function textArgument(value: Term): string {
  return isAtom(value) ? atomName(value) : (textOf(value) ?? refuse())
}

function integerArgument(value: Term): bigint | number {
  return isInteger(value) ? value : refuse()
}

function floatArgument(value: Term): number {
  if (isInteger(value)) return Number(value)
  return isFloat(value) ? Number((value as number | Float).valueOf()) : refuse()
}

function refuse(): never {
  throw new ErlangError('error', atom('badarg'))
}

/** The arguments of `io:format/2`: a list, or as an old habit one term alone. */
export function argumentList(args: Term): readonly Term[] {
  return isList(args) ? (args as readonly Term[]) : [args]
}
