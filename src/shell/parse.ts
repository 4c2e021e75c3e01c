/**
 * Tokens to expressions: a Pratt parser, where every operator has a power with which it binds what stands beside it.
 * OTP: `erl_parse.yrl`; Reference Manual, "Expressions", "Operator Precedence".
 */
import { atom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import { float } from '../term/float.ts'
import { charlist } from '../term/list.ts'
import { parseBinary } from './parse_binary.ts'
import {
  parseBegin,
  parseCase,
  parseFun,
  parseIf,
  parseMaybe,
  parseReceive,
  parseTry,
} from './parse_clauses.ts'
import { parseQualifiers } from './parse_comprehension.ts'
import { parseRecord } from './parse_record.ts'
import type { Token } from './scan.ts'
import type { Expression, Field } from './syntax.ts'
import type { Position } from './text_reader.ts'
import { TokenStream } from './token_stream.ts'

type Side = 'left' | 'right' | 'none'

/** How strongly an operator binds, and to which side it leans in a row of its like. */
const OPERATORS: { readonly [operator: string]: readonly [power: number, side: Side] } = {
  '=': [100, 'right'],
  '!': [100, 'right'],
  orelse: [150, 'right'],
  andalso: [160, 'right'],
  ...row(200, 'none', '== /= =< < >= > =:= =/='),
  ...row(300, 'right', '++ --'),
  ...row(400, 'left', '+ - bor bxor bsl bsr or xor'),
  ...row(500, 'left', '/ * div rem band and'),
}
const PREFIX = 600
const HASH = 700
const COLON = 800
const CALL = 900

function row(power: number, side: Side, operators: string) {
  return Object.fromEntries(operators.split(' ').map((operator) => [operator, [power, side] as const]))
}

/** The expressions between commas, up to the full stop. Throws `SyntaxMistake`. */
export function parse(tokens: readonly Token[]): Expression[] {
  const stream = new TokenStream(tokens, parseExpression)
  const body = stream.body()
  if (stream.peek.type !== 'dot') throw stream.mistake()
  return body
}

/** One expression; of what follows, only operators that bind stronger than `power` belong to it. */
function parseExpression(tokens: TokenStream, power = 0): Expression {
  return tokens.nested(() => parseOperands(tokens, power))
}

function parseOperands(tokens: TokenStream, power: number): Expression {
  let left = parsePrefix(tokens, Math.max(power, PREFIX))
  let forbidden: number | undefined
  for (;;) {
    const grown = parsePostfix(tokens, left, power)
    if (grown !== undefined) {
      left = grown
      continue
    }
    const token = tokens.peek
    const operator = token.type === 'punctuation' || token.type === 'word' ? token.text : ''
    const [binds, side] = OPERATORS[operator] ?? [0, 'none']
    if (binds <= power) return left
    if (binds === forbidden) throw tokens.mistake()
    tokens.next()
    const right = parseExpression(tokens, side === 'right' ? binds - 1 : binds)
    left = infix(operator, left, right)
    forbidden = side === 'none' ? binds : undefined
  }
}

function infix(operator: string, left: Expression, right: Expression): Expression {
  const { at } = left
  if (operator === '=') return { kind: 'match', pattern: left, value: right, at }
  if (operator === 'andalso' || operator === 'orelse') return { kind: 'logic', operator, left, right, at }
  return { kind: 'operation', operator, operands: [left, right], at }
}

/** What stands behind an expression and takes it in: a call, a module's function, a map's fields. */
function parsePostfix(tokens: TokenStream, left: Expression, power: number): Expression | undefined {
  const { at } = left
  if (power < CALL && tokens.skip('(')) return { kind: 'call', callee: left, args: tokens.list(')'), at }
  if (power < COLON && left.kind !== 'remote' && tokens.skip(':')) {
    return { kind: 'remote', module: left, name: parseExpression(tokens, CALL), at }
  }
  if (power <= HASH && tokens.isRecord()) return parseRecord(tokens, left)
  if (power <= HASH && tokens.skip('#'))
    return { kind: 'map', base: left, fields: closed(tokens, parseFields(tokens)), at }
  return undefined
}

/** `power` is what an operand of a prefix operator must bind stronger than. */
function parsePrefix(tokens: TokenStream, power: number): Expression {
  const token = tokens.peek
  const { at } = token
  switch (token.type) {
    case 'dot':
      throw tokens.mistake()
    case 'punctuation':
    case 'word':
      break
    default:
      tokens.next()
  }
  switch (token.type) {
    case 'atom':
      return { kind: 'literal', value: atom(token.text), at }
    case 'var':
      return { kind: 'var', name: token.text, at }
    case 'char':
    case 'integer':
      return { kind: 'literal', value: token.value, at }
    case 'float':
      return { kind: 'literal', value: float(token.value), at }
    case 'pid':
      return { kind: 'pid', numbers: token.numbers, at }
    case 'binary':
      return { kind: 'literal', value: binary(token.text), at }
    case 'string':
      return { kind: 'literal', value: charlist(token.text + tokens.strings()), at }
    case 'punctuation':
      return parsePunctuation(tokens, token.text, power)
    default:
      return parseWord(tokens, token.text, power)
  }
}

function parsePunctuation(tokens: TokenStream, text: string, power: number): Expression {
  const { at } = tokens.peek
  if (!['(', '{', '[', '<<', '#', '+', '-'].includes(text)) throw tokens.mistake()
  if (tokens.isRecord()) return parseRecord(tokens, undefined)
  tokens.next()
  switch (text) {
    case '(': {
      const inner = parseExpression(tokens)
      tokens.expect(')')
      return inner
    }
    case '{':
      return { kind: 'tuple', elements: tokens.list('}'), at }
    case '[':
      return parseList(tokens, at)
    case '<<':
      return parseBinary(tokens, at)
    case '#':
      return parseMap(tokens, at)
    default:
      return { kind: 'operation', operator: text, operands: [parseExpression(tokens, power)], at }
  }
}

const WORDS: { readonly [word: string]: (tokens: TokenStream, at: Position) => Expression } = {
  begin: parseBegin,
  case: parseCase,
  fun: parseFun,
  if: parseIf,
  maybe: parseMaybe,
  receive: parseReceive,
  try: parseTry,
}

function parseWord(tokens: TokenStream, word: string, power: number): Expression {
  const { at } = tokens.peek
  const parser = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined
  if (parser === undefined && !['not', 'bnot', 'catch'].includes(word)) throw tokens.mistake()
  tokens.next()
  if (parser !== undefined) return parser(tokens, at)
  if (word === 'catch') return { kind: 'catch', body: parseExpression(tokens), at }
  return { kind: 'operation', operator: word, operands: [parseExpression(tokens, power)], at }
}

function parseList(tokens: TokenStream, at: Expression['at']): Expression {
  if (tokens.skip(']')) return { kind: 'literal', value: [], at }
  const elements = tokens.body()
  const [template, ...more] = elements
  if (template !== undefined && more.length === 0 && tokens.skip('||')) {
    const qualifiers = parseQualifiers(tokens)
    tokens.expect(']')
    return { kind: 'comprehension', makes: 'list', template, qualifiers, at }
  }
  const tail = tokens.skip('|') ? parseExpression(tokens) : undefined
  tokens.expect(']')
  return { kind: 'list', elements, tail, at }
}

/** `{…}` behind the `#`: a map, or the comprehension of one. */
function parseMap(tokens: TokenStream, at: Position): Expression {
  const fields = parseFields(tokens)
  const [first] = fields
  if (first === undefined || fields.length > 1 || first.exact || !tokens.skip('||'))
    return { kind: 'map', base: undefined, fields: closed(tokens, fields), at }
  const template = { kind: 'tuple', elements: [first.key, first.value], at: first.key.at } as const
  const qualifiers = parseQualifiers(tokens)
  tokens.expect('}')
  return { kind: 'comprehension', makes: 'map', template, qualifiers, at }
}

function closed(tokens: TokenStream, fields: Field[]): Field[] {
  tokens.expect('}')
  return fields
}

/** `{Key => Value, …`, up to the closing brace, which is left to the caller. */
function parseFields(tokens: TokenStream): Field[] {
  tokens.expect('{')
  const fields: Field[] = []
  if (tokens.is('}')) return fields
  do {
    const key = parseExpression(tokens)
    const { at } = tokens.peek
    const exact = tokens.skip(':=')
    if (!exact) tokens.expect('=>')
    fields.push({ key, value: parseExpression(tokens), exact, at })
  } while (tokens.skip(','))
  return fields
}
