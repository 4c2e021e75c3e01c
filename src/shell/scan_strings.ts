/**
 * Text between quotes: strings, quoted atoms, and since OTP 27 sigils (`~"…"`, a binary) and strings of whole lines between
 * three quotes and more.
 * OTP: stdlib's `erl_scan`; Reference Manual, "Data Types", "String", "Sigil", "Triple-Quoted Strings".
 */
import { escapedCharacter } from './escape.ts'
import { type Position, type Reader, SyntaxMistake } from './text_reader.ts'

/** The text between two quotes, its escapes resolved; `undefined` if the second is not there yet. */
export function quoted(reader: Reader, quote: '"' | "'"): string | undefined {
  reader.skip(1)
  let text = ''
  for (;;) {
    const plain = reader.take(quote === '"' ? /[^"\\]+/uy : /[^'\\]+/uy)
    if (plain) text += plain[0]
    if (reader.atEnd) return undefined
    if (reader.peek === quote) {
      reader.skip(1)
      return text
    }
    const code = oneCharacter(reader)
    if (code === undefined) return undefined
    text += String.fromCodePoint(code)
  }
}

/** `undefined` at the end of the text. */
export function oneCharacter(reader: Reader): number | undefined {
  const found = escapedCharacter(reader.rest)
  if (found === undefined) return undefined
  if (found.code > 0x10ffff) throw new SyntaxMistake(reader.position, 'illegal character')
  reader.skip(found.length)
  return found.code
}

const CLOSING: { readonly [opening: string]: string } = {
  '(': ')',
  '[': ']',
  '{': '}',
  '<': '>',
  ...Object.fromEntries(['"', "'", '/', '|', '`', '#'].map((same) => [same, same])),
}

/** Whether a `\\` stands for itself. */
type Reading = 'verbatim' | 'escaped'

const SIGILS: { readonly [prefix: string]: readonly ['binary' | 'string', Reading] } = {
  '': ['binary', 'escaped'],
  b: ['binary', 'escaped'],
  B: ['binary', 'verbatim'],
  s: ['string', 'escaped'],
  S: ['string', 'verbatim'],
}

/** From its `~` on; `undefined` as long as it does not end. Throws `SyntaxMistake`. */
export function sigil(
  reader: Reader,
  at: Position,
): { readonly type: 'binary' | 'string'; readonly text: string } | undefined {
  const prefix = reader.take(/~([a-zA-Z]*)/uy)?.[1] ?? ''
  const kind = Object.hasOwn(SIGILS, prefix) ? SIGILS[prefix] : undefined
  if (kind === undefined) throw new SyntaxMistake(at, 'illegal sigil prefix')
  const [type, reading] = kind
  const triple = reader.take(/"{3,}/uy)
  if (triple) {
    const text = tripleQuoted(reader, triple[0].length, prefix === '' ? 'verbatim' : reading)
    return text === undefined ? undefined : { type, text }
  }
  if (reader.atEnd) return undefined
  const closing = CLOSING[reader.peek as string]
  if (closing === undefined) throw new SyntaxMistake(reader.position, 'illegal string')
  reader.skip(1)
  const text = upTo(reader, closing, reading)
  return text === undefined ? undefined : { type, text }
}

/** Up to the `closing` character, which is not part of it. */
function upTo(reader: Reader, closing: string, reading: Reading): string | undefined {
  let text = ''
  while (!reader.atEnd) {
    if (reader.peek === closing) {
      reader.skip(1)
      return text
    }
    const code = reading === 'escaped' ? oneCharacter(reader) : reader.rest.codePointAt(0)
    if (code === undefined) return undefined
    if (reading === 'verbatim') reader.skip(code > 0xffff ? 2 : 1)
    text += String.fromCodePoint(code)
  }
  return undefined
}

/**
 * The lines from behind the opening quotes to those that close, as many, on a line of their own: what is before these is
 * before every line, and no part of it. Throws `SyntaxMistake`.
 */
export function tripleQuoted(reader: Reader, quotes: number, reading: Reading): string | undefined {
  const { position, rest } = reader
  const [opening = ''] = rest.split('\n', 1)
  if (opening.trim() !== '')
    throw new SyntaxMistake(position, 'not white space after start of triple-quoted string')
  const end = new RegExp(`\\n([ \\t]*)"{${quotes}}`, 'u').exec(rest)
  if (end === null) return undefined
  const [whole, indentation = ''] = end
  const lines = rest.slice(opening.length + 1, Math.max(opening.length + 1, end.index)).split('\n')
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '' || line.startsWith(indentation)) continue
    let column = 1
    while (line[column - 1] === indentation[column - 1]) column++
    throw new SyntaxMistake(
      { line: position.line + i + 1, column },
      'bad indentation in triple-quoted string',
    )
  }
  reader.skip(end.index + whole.length)
  const text =
    end.index === opening.length ? '' : lines.map((line) => line.slice(indentation.length)).join('\n')
  return reading === 'verbatim' ? text : text.replace(ESCAPE, unescaped)
}

const ESCAPE = /\\(?:x\{[0-9A-Fa-f]{1,6}\}|x[0-9A-Fa-f]{2}|[0-7]{1,3}|\^[\s\S]|[\s\S])/gu

const unescaped = (written: string): string => String.fromCodePoint(escapedCharacter(written)?.code ?? 0xfffd)
