/**
 * What stands behind the `#` of a record: `#name{Field = Value, …}`, or `#name.field`.
 * OTP: Reference Manual, "Records".
 */
import type { Expression, RecordPart } from './syntax.ts'
import type { TokenStream } from './token_stream.ts'

/** From the `#` on. `base` is the expression before it. */
export function parseRecord(tokens: TokenStream, base: Expression | undefined): Expression {
  const { at } = tokens.next()
  const name = parseName(tokens)
  if (tokens.skip('.')) {
    const fieldAt = tokens.peek.at
    return { kind: 'record_field', name, base, field: parseName(tokens), fieldAt, at }
  }
  tokens.expect('{')
  const parts: RecordPart[] = []
  if (tokens.skip('}')) return { kind: 'record', name, base, parts, at }
  do {
    parts.push(parsePart(tokens))
  } while (tokens.skip(','))
  tokens.expect('}')
  return { kind: 'record', name, base, parts, at }
}

/** `Field = Value`, or `_ = Value`. */
function parsePart(tokens: TokenStream): RecordPart {
  const token = tokens.peek
  const isRest = token.type === 'var' && token.text === '_'
  if (isRest) tokens.next()
  const name = isRest ? '_' : parseName(tokens)
  tokens.expect('=')
  return { name, value: tokens.expression(), at: token.at }
}

function parseName(tokens: TokenStream): string {
  const token = tokens.peek
  if (token.type !== 'atom') throw tokens.mistake()
  tokens.next()
  return token.text
}
