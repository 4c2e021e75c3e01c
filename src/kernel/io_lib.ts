/**
 * The module `io_lib`: terms as text, and text by a format. Where OTP's text is a deep list, here it is a flat one.
 * OTP: `io_lib.erl`. What cuts a text off at a number of characters (`chars_limit`) is not here.
 */
import { argumentList, columnBehind, format } from '../io/io_lib.ts'
import { fread, freadOn, verdict } from '../io/io_lib_fread.ts'
import type { CallableModule } from '../process/modules.ts'
import type { Self } from '../process/self.ts'
import { atom } from '../term/atom.ts'
import { charlist, isList } from '../term/list.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { clause, refused } from './arguments.ts'
import { iodata } from './conversions.ts'
import { formatSpecs } from './format_specs.ts'
import { textIn } from './io.ts'
import { ioLibChars } from './io_lib_chars.ts'
import { raised } from './raise.ts'
import { clusters, text } from './string_text.ts'

type Argument = Term | undefined

const formatted = (self: Self, control: Argument, args: Argument): number[] =>
  charlist(format(textIn(control), argumentList(args as Term), self.pid.home))

/** `{ok, Values, Rest}`, `{more, Pattern, Count, Values}` or `{error, {fread, What}}`. */
function freadText(pattern: Argument, chars: Argument): unknown {
  const read = fread({ pattern: textIn(pattern), count: 0, values: [] }, textIn(chars))
  if (read.outcome === 'ok') return t(atom('ok'), read.values, charlist(read.rest))
  return read.outcome === 'more'
    ? t(atom('more'), charlist(read.pattern), read.count, read.values.toReversed())
    : verdict(read)
}

/** The value of the first pair with this name. */
function option(options: readonly Term[], name: string, otherwise: Term): Term {
  for (const each of options) {
    const found = match(t(atom(name), any), each)
    if (found !== undefined) return found[1]
  }
  return otherwise
}

/** To a depth; with options also in an encoding. */
function write(self: Self, term: Argument, how: Argument): number[] {
  const options = isList(how) ? (how as readonly Term[]) : [t(atom('depth'), clause(any.small, how)), LATIN1]
  if (option(options as Term[], 'chars_limit', -1) !== -1) refused()
  const depth = option(options as Term[], 'depth', -1)
  const isLatin1 = option(options as Term[], 'encoding', atom('unicode')) === atom('latin1')
  return formatted(self, charlist(isLatin1 ? '~W' : '~tW'), [term as Term, depth])
}

const LATIN1 = t(atom('encoding'), atom('latin1')) as unknown as Term

/** On as many lines as it takes. */
const print = (self: Self, term: Argument, column: Argument, columns: Argument, depth: Argument): number[] =>
  formatted(self, charlist('~*.*P'), [columns, column, term, depth] as Term[])

/** Bytes, where it consists of bytes; and else characters, as people see them. */
function length(chars: Argument): number {
  try {
    return iodata(chars).length
  } catch {
    return clusters(chars).length
  }
}

function badarith(): never {
  throw raised('badarith')
}

export const ioLib: CallableModule = {
  ...ioLibChars,
  ...formatSpecs,
  'format/2': formatted,
  'fwrite/2': formatted,
  'print/1': (self, term) => formatted(self, charlist('~p'), [term as Term]),
  'print/4': print,
  'write/1': (self, term) => formatted(self, charlist('~w'), [term as Term]),
  'write/2': write,
  'write/3': (self, term, depth, isPretty) =>
    clause(any.boolean, isPretty) ? print(self, term, 1, 80, depth) : write(self, term, depth),
  'nl/0': () => charlist('\n'),
  'chars_length/1': (_self, chars) => length(chars),
  'indentation/2': (_self, chars, column) => {
    return columnBehind(text(chars), match(any.small, column) ?? badarith())
  },
  'fread/2': (_self, pattern, chars) => freadText(pattern, chars),
  'fread/3': (_self, continuation, chars, pattern) =>
    freadOn(continuation as Term, chars as Term, textIn(pattern)),
}
