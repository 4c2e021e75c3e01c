/**
 * One term from its text, as `file:consult/1` reads it: `{a, [1, 2.0], <<"b">>}`. What a guard could compute is taken too:
 * `2 * 3`.
 * OTP: `erl_parse:parse_term/1`.
 */
import { ErlangError } from '../process/erlang_error.ts'
import type { Term } from '../term/term.ts'
import { Bindings } from './bindings.ts'
import { evaluateGuard } from './construct.ts'
import { lint } from './lint.ts'
import { parse } from './parse.ts'
import { scan } from './scan.ts'
import { SyntaxMistake } from './text_reader.ts'

/** The closing full stop may be left out. Throws `SyntaxMistake`, which says where and what. */
export function readTerm(text: string): Term {
  const end = { line: 1, column: text.length + 1 }
  const scanned = scan(`${text.trim().replace(/\.$/, '')} .\n`)
  if (scanned === undefined) throw new SyntaxMistake(end, 'the term has no end')
  if (scanned.rest.trim() !== '') throw new SyntaxMistake(end, 'something follows the term')
  const [expression, ...more] = parse(scanned.tokens)
  if (expression === undefined || more.length > 0) throw new SyntaxMistake(end, 'one term is wanted')
  lint(expression, [])
  try {
    return evaluateGuard(expression, new Bindings())
  } catch (error) {
    if (!(error instanceof ErlangError)) throw error
    throw new SyntaxMistake(expression.at, 'that is no term')
  }
}
