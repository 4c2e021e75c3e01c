/**
 * The qualifiers of a comprehension, from behind its `||`: generators, `Pattern <- List`, `Pattern <= Binary` or
 * `Key := Value <- Map`, and filters.
 * OTP: Reference Manual, "Expressions", "Comprehensions".
 */
import type { Qualifier } from './syntax.ts'
import type { TokenStream } from './token_stream.ts'

/** Up to the closing bracket, which is left to the caller. */
export function parseQualifiers(tokens: TokenStream): Qualifier[] {
  const qualifiers: Qualifier[] = []
  do {
    const pattern = tokens.expression()
    if (tokens.skip(':=')) {
      const elements = [pattern, tokens.expression()]
      tokens.expect('<-')
      const pair = { kind: 'tuple', elements, at: pattern.at } as const
      qualifiers.push({ kind: 'generator', over: 'map', pattern: pair, source: tokens.expression() })
      continue
    }
    const over = tokens.skip('<-') ? 'list' : tokens.skip('<=') ? 'binary' : undefined
    if (over === undefined) qualifiers.push({ kind: 'filter', test: pattern })
    else qualifiers.push({ kind: 'generator', over, pattern, source: tokens.expression() })
  } while (tokens.skip(','))
  return qualifiers
}
