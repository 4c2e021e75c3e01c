/**
 * Expressions of clauses, from behind their first word to their `end`: `fun`, `case`, `if`, `receive`, `begin`.
 * OTP: Reference Manual, "Expressions".
 */
import type { Position } from './scan.ts'
import type { Clause, Expression } from './syntax.ts'
import type { TokenStream } from './token_stream.ts'

/** `fun M:F/A`, or `fun (Patterns) -> Body; … end`. */
export function parseFun(tokens: TokenStream, at: Position): Expression {
  if (!tokens.is('(')) {
    const remote = tokens.expression(PRIMARY)
    if (remote.kind !== 'remote') throw tokens.mistake()
    tokens.expect('/')
    return { kind: 'export', module: remote.module, name: remote.name, arity: tokens.expression(PREFIX), at }
  }
  const clauses = parseClauses(tokens, () => {
    tokens.expect('(')
    return tokens.list(')')
  })
  const [first] = clauses
  if (clauses.some((clause) => clause.patterns.length !== first?.patterns.length)) throw tokens.mistake()
  tokens.expect('end')
  return { kind: 'fun', clauses, at }
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
