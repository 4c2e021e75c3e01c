/**
 * The modules `erl_scan` and `erl_parse`, as far as `io:read/1` wants them: text to tokens while it is typed, and tokens to
 * a term. The tokens are OTP's, since the device may be a real node's, which scans by itself.
 *
 *   {atom, Line, a}   {integer, Line, 1}   {string, Line, "s"}   {'{', Line}   {dot, Line}
 *
 * OTP: `erl_scan:tokens/3`, `erl_parse:parse_term/1`.
 */
import { textOf } from '../io/chardata.ts'
import { tuple } from '../kernel/raise.ts'
import type { Node } from '../node/node.ts'
import { ErlangError } from '../process/erlang_error.ts'
import { atom, atomName, isAtom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import { float, isInteger } from '../term/float.ts'
import { format } from '../term/format.ts'
import { charlist, isList } from '../term/list.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { readTerm } from './read_term.ts'
import { type Scanned, scan, type Token } from './scan.ts'
import { type Position, SyntaxMistake } from './text_reader.ts'

/** As long as an expression of the shell. */
const MAX_TEXT = 1 << 20

/** A service for `Node.start`, behind `kernel`. */
export function erlScan({ modules }: Node): void {
  modules.set('erl_scan', {
    'tokens/3': (_self, continuation, chars, line) => tokens(continuation, chars, line),
    'tokens/4': (_self, continuation, chars, line) => tokens(continuation, chars, line),
  })
  modules.set('erl_parse', { 'parse_term/1': (_self, given) => parsed(given) })
}

const badarg = (): ErlangError => new ErlangError('error', atom('badarg'))

/** Where something is, as a line, or as `{Line, Column}` where the text was said to begin at one. */
type Place = (at: Position) => Term

function placesFrom(begin: Term | undefined): Place {
  const [line, column] = match(t(any.small, any.small), begin) ?? []
  if (line !== undefined && column !== undefined)
    return (at) => tuple(line + at.line - 1, at.line === 1 ? column + at.column - 1 : at.column)
  if (typeof begin !== 'number') throw badarg()
  return (at) => begin + at.line - 1
}

/** The place behind `text`. */
function endOf(text: string): Position {
  const lines = text.split('\n')
  return { line: lines.length, column: [...(lines.at(-1) as string)].length + 1 }
}

/** The continuation is the text so far. */
function tokens(continuation: Term | undefined, chars: Term | undefined, begin: Term | undefined): Term {
  const place = placesFrom(begin)
  const before = textOf(continuation)
  const isEnd = chars === atom('eof')
  const added = isEnd ? ' .\n' : textOf(chars)
  if (before === undefined || added === undefined) throw badarg()
  if (isEnd && before.trim() === '') return done(tuple(atom('eof'), place(endOf(before))), atom('eof'))
  const text = before + added
  const failed = (at: Position, message: string): Term => {
    const why = tuple(place(at), atom('erl_scan'), charlist(message))
    return done(tuple(atom('error'), why, place(endOf(text))), charlist(''))
  }
  if (text.length > MAX_TEXT) return failed(endOf(text), 'the text is too long')
  let scanned: Scanned | undefined
  try {
    scanned = scan(text)
  } catch (error) {
    if (error instanceof SyntaxMistake) return failed(error.at, error.message)
    throw error
  }
  if (scanned === undefined)
    return isEnd ? failed(endOf(text), 'unterminated') : tuple(atom('more'), binary(text))
  const found = scanned.tokens.flatMap((token) => asTerms(token, place(token.at)))
  const end = endOf(text.slice(0, text.length - scanned.rest.length))
  return done(tuple(atom('ok'), found, place(end)), isEnd ? atom('eof') : charlist(scanned.rest))
}

const done = (result: Term, rest: Term): Term => tuple(atom('done'), result, rest)

function asTerms(token: Token, line: Term): Term[] {
  switch (token.type) {
    case 'dot':
      return [tuple(atom('dot'), line)]
    case 'atom':
    case 'var':
      return [tuple(atom(token.type), line, atom(token.text))]
    case 'string':
      return [tuple(atom('string'), line, charlist(token.text))]
    case 'binary': {
      const text = tuple(atom('string'), line, charlist(token.text))
      return [tuple(atom('<<'), line), text, tuple(atom('>>'), line)]
    }
    case 'char':
    case 'integer':
      return [tuple(atom(token.type), line, token.value)]
    case 'float':
      return [tuple(atom('float'), line, float(token.value))]
    default:
      return [tuple(atom(token.text), line)]
  }
}

/** `{ok, Term}`, or `{error, {Place, erl_parse, Words}}`. What a guard could compute is taken too. */
function parsed(given: Term | undefined): Term {
  if (!isList(given)) throw badarg()
  const text = given.map((token) => textIn(token as Term)).join(' ')
  try {
    return tuple(atom('ok'), readTerm(text))
  } catch (error) {
    if (!(error instanceof SyntaxMistake)) throw error
    const [words, what] = error.message.split(/(?<=: )/)
    const said: Term = what === undefined ? charlist('bad term') : [charlist(words as string), charlist(what)]
    return tuple(atom('error'), tuple(categoryIn(given[0])?.[1] ?? 1, atom('erl_parse'), said))
  }
}

/** `{Category, Place}` or `{Category, Place, Value}`. */
const categoryIn = (token: Term | undefined): readonly Term[] | undefined =>
  match(t(any.atom, any, any), token) ?? match(t(any.atom, any), token)

/** A token as it could have been typed. */
function textIn(token: Term): string {
  const [category, , value] = categoryIn(token) ?? []
  if (!isAtom(category)) throw badarg()
  const name = atomName(category)
  if (value === undefined) return name === 'dot' ? '.' : name
  if (name === 'var' && isAtom(value)) return atomName(value)
  return name === 'char' && isInteger(value) ? String(value) : format(value)
}
