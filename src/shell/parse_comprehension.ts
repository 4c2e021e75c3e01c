/**
 * The qualifiers of a comprehension, from behind its `||`: generators, `Pattern <- List`, `Pattern <= Binary` or
 * `Key := Value <- Map`, and filters. With `<:-` and `<:=` every element must fit; generators with `&&` between go
 * together (OTP 28).
 * OTP: Reference Manual, "Expressions", "Comprehensions".
 */

import type { Expression, Qualifier } from './syntax.ts'
import type { TokenStream } from './token_stream.ts'

/** Up to the closing bracket, which is left to the caller. */
export function parseQualifiers(tokens: TokenStream): Qualifier[] {
  const qualifiers: Qualifier[] = []
  do {
    const first = parseQualifier(tokens)
    qualifiers.push(tokens.is('&&') ? parseZip(tokens, first) : first)
  } while (tokens.skip(','))
  return qualifiers
}

function parseZip(tokens: TokenStream, first: Qualifier): Qualifier {
  const parts = [first]
  while (tokens.skip('&&')) parts.push(parseQualifier(tokens))
  const generators = parts.filter((part) => part.kind === 'generator')
  return { kind: 'zip', generators, misplaced: parts.find((part) => part.kind === 'filter')?.test.at }
}

function parseQualifier(tokens: TokenStream): Qualifier {
  const pattern = tokens.expression()
  if (tokens.skip(':=')) {
    const elements = [pattern, tokens.expression()]
    const strict = tokens.skip('<:-')
    if (!strict) tokens.expect('<-')
    const pair: Expression = { kind: 'tuple', elements, at: pattern.at }
    return { kind: 'generator', over: 'map', strict, pattern: pair, source: tokens.expression() }
  }
  for (const [arrow, over, strict] of ARROWS) {
    if (tokens.skip(arrow)) return { kind: 'generator', over, strict, pattern, source: tokens.expression() }
  }
  return { kind: 'filter', test: pattern }
}

const ARROWS = [
  ['<-', 'list', false],
  ['<:-', 'list', true],
  ['<=', 'binary', false],
  ['<:=', 'binary', true],
] as const
