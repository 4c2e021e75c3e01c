/**
 * Expressions of clauses, from behind their first word to their `end`: `fun`, `case`, `if`, `receive`, `try`, `maybe`,
 * `begin`.
 * OTP: Reference Manual, "Expressions".
 */
import { atom } from '../term/atom.ts'
import type { Clause, Expression } from './syntax.ts'
import { type Position, SyntaxMistake } from './text_reader.ts'
import type { TokenStream } from './token_stream.ts'

/** `fun M:F/A`, `fun (Patterns) -> Body; … end`, or with a name before each head. */
export function parseFun(tokens: TokenStream, at: Position): Expression {
  const { peek } = tokens
  const name = peek.type === 'var' && tokens.isCall() ? peek.text : undefined
  if (name === undefined && !tokens.is('(')) {
    const remote = tokens.expression(PRIMARY)
    if (remote.kind !== 'remote') throw tokens.mistake()
    tokens.expect('/')
    return { kind: 'export', module: remote.module, name: remote.name, arity: tokens.expression(PREFIX), at }
  }
  const heads: (string | undefined)[] = []
  const clauses = parseClauses(tokens, () => {
    heads.push(parseName(tokens))
    tokens.expect('(')
    return tokens.list(')')
  })
  tokens.expect('end')
  const [first] = clauses
  const other = clauses.find(
    ({ patterns }, i) => patterns.length !== first?.patterns.length || heads[i] !== name,
  )
  if (other !== undefined) throw new SyntaxMistake(other.at, 'head mismatch')
  return { kind: 'fun', name, clauses, at }
}

/** The name before a head, if there is one. */
function parseName(tokens: TokenStream): string | undefined {
  const token = tokens.peek
  if (token.type !== 'var' || !tokens.isCall()) return undefined
  tokens.next()
  return token.text
}

/** Strong enough for `M:F`, too strong for the `/` behind it. */
const PRIMARY = 790
const PREFIX = 600

export function parseCase(tokens: TokenStream, at: Position): Expression {
  const subject = tokens.expression()
  tokens.expect('of')
  const clauses = parseClauses(tokens, () => [tokens.expression()])
  tokens.expect('end')
  return { kind: 'case', subject, clauses, at }
}

export function parseIf(tokens: TokenStream, at: Position): Expression {
  const clauses: Clause[] = []
  do {
    const { at } = tokens.peek
    clauses.push({ patterns: [], guard: parseGuard(tokens), body: parseBody(tokens), at })
  } while (tokens.skip(';'))
  tokens.expect('end')
  return { kind: 'if', clauses, at }
}

export function parseReceive(tokens: TokenStream, at: Position): Expression {
  const clauses = tokens.is('after') ? [] : parseClauses(tokens, () => [tokens.expression()])
  const after = tokens.skip('after') ? { time: tokens.expression(), body: parseBody(tokens) } : undefined
  tokens.expect('end')
  return { kind: 'receive', clauses, after, at }
}

export function parseTry(tokens: TokenStream, at: Position): Expression {
  const body = tokens.body()
  const clauses = tokens.skip('of') ? parseClauses(tokens, () => [tokens.expression()]) : []
  const caught = tokens.skip('catch')
  const handlers = caught ? parseClauses(tokens, () => parseHandler(tokens)) : []
  const cleansUp = tokens.is('after') || !caught // one of the two there must be
  if (cleansUp) tokens.expect('after')
  const after = cleansUp ? tokens.body() : []
  tokens.expect('end')
  return { kind: 'try', body, clauses, handlers, after, at }
}

/** `maybe Pattern ?= Value, … else Clauses end`: from OTP 25 on a feature, from 27 on a matter of course. */
export function parseMaybe(tokens: TokenStream, at: Position): Expression {
  const body: Expression[] = []
  do {
    const pattern = tokens.expression()
    body.push(
      tokens.skip('?=')
        ? { kind: 'maybe_match', pattern, value: tokens.expression(), at: pattern.at }
        : pattern,
    )
  } while (tokens.skip(','))
  const clauses = tokens.skip('else') ? parseClauses(tokens, () => [tokens.expression()]) : []
  tokens.expect('end')
  return { kind: 'maybe', body, clauses, at }
}

/** `Class:Reason:StackTrace`, `Class:Reason`, or the `Reason` of a throw. */
function parseHandler(tokens: TokenStream): Expression[] {
  const head = tokens.expression()
  const anything: Expression = { kind: 'var', name: '_', at: head.at }
  if (head.kind !== 'remote') return [{ kind: 'literal', value: atom('throw'), at: head.at }, head, anything]
  return [head.module, head.name, tokens.skip(':') ? tokens.expression() : anything]
}

export function parseBegin(tokens: TokenStream, at: Position): Expression {
  const body = tokens.body()
  tokens.expect('end')
  return { kind: 'begin', body, at }
}

function parseClauses(tokens: TokenStream, patterns: () => Expression[]): Clause[] {
  const clauses: Clause[] = []
  do {
    const { at } = tokens.peek
    const heads = patterns()
    const guard = tokens.skip('when') ? parseGuard(tokens) : []
    clauses.push({ patterns: heads, guard, body: parseBody(tokens), at })
  } while (tokens.skip(';'))
  return clauses
}

function parseGuard(tokens: TokenStream): Expression[][] {
  const alternatives = [tokens.body()]
  while (tokens.skip(';')) alternatives.push(tokens.body())
  return alternatives
}

function parseBody(tokens: TokenStream): Expression[] {
  tokens.expect('->')
  return tokens.body()
}
