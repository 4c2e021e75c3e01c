/**
 * The BIFs that make bytes of a term and a term of bytes, in the external term format.
 * OTP: `erlang(3)`, `term_to_binary/1,2` and its kin.
 */
import { decodeFirst } from '../etf/decode.ts'
import { encode } from '../etf/encode.ts'
import type { CallableModule } from '../process/modules.ts'
import { atom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import { any, matches, Pattern } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import { arg, badarg } from './arguments.ts'

type Argument = Term | undefined

const upTo = (most: number) =>
  new Pattern<number>(
    `an integer from 0 to ${most}`,
    (n) => Number.isInteger(n) && (n as number) >= 0 && (n as number) <= most,
  )

/** They choose among several ways to write a term. There is one here. */
const WRITING = any.of(
  atom('compressed'),
  atom('deterministic'),
  t(atom('compressed'), upTo(9)),
  t(atom('minor_version'), upTo(2)),
)

function written(term: Argument, options: Argument): Uint8Array {
  return arg(any.list, options).every((option) => matches(WRITING, option)) ? encode(term) : badarg()
}

const SAFE = atom('safe')
const USED = atom('used')

/** With `safe` no atom is made that does not exist; with `used` it is told how many bytes the term took. */
function readTerm(bytes: Argument, options: Argument): unknown {
  const given = arg(any.list, options)
  if (!given.every((option) => option === SAFE || option === USED)) badarg()
  const whole = arg(any.binary, bytes)
  let read: ReturnType<typeof decodeFirst>
  try {
    read = decodeFirst(whole, { onlyKnownAtoms: given.includes(SAFE as Term) })
  } catch {
    return badarg()
  }
  return given.includes(USED as Term) ? t(read.term, read.length) : read.term
}

export const externalTerms: CallableModule = {
  'term_to_binary/1': (_self, term) => encode(term),
  'term_to_binary/2': (_self, term, options) => written(term, options),
  'term_to_iovec/1': (_self, term) => [binary(encode(term))],
  'term_to_iovec/2': (_self, term, options) => [binary(written(term, options))],
  'external_size/1': (_self, term) => encode(term).length,
  'external_size/2': (_self, term, options) => written(term, options).length,
  'binary_to_term/1': (_self, bytes) => readTerm(bytes, []),
  'binary_to_term/2': (_self, bytes, options) => readTerm(bytes, options),
}
