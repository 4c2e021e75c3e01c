/**
 * Why a binary could not be made: which of its segments, and what was wrong. As in OTP the fact travels in the stack trace,
 * and whoever shows the exception makes words of it.
 *
 *   {error_info, #{cause => {Segment, Type, What, Value}}}
 *
 * OTP: `eval_bits.erl`; the words are those of `erl_erts_errors:format_bs_fail/2`.
 */

import { pretty } from '../io/pretty.ts'
import { tuple } from '../kernel/raise.ts'
import { ErlangError } from '../process/erlang_error.ts'
import { type Atom, atom, atomName } from '../term/atom.ts'
import type { Binary } from '../term/binary.ts'
import { isInteger } from '../term/float.ts'
import type { FormatOptions } from '../term/format.ts'
import { kindOf } from '../term/kind.ts'
import { isList } from '../term/list.ts'
import { ErlMap } from '../term/map.ts'
import { any, match } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { t } from '../term/tuple.ts'
import type { Segment } from './syntax.ts'

/** The size, its being one that a float cannot have, the type of the value, its range as a float, or its length. */
export type BitFault = 'size' | 'invalid' | 'type' | 'no_float' | 'short'

/** `value` is what does not do: the segment's, or its size in bits. */
export function segmentFailed({ position, type }: Segment, fault: BitFault, value: Term): ErlangError {
  const isTooLarge = fault === 'size' && isInteger(value) && value >= 0
  return failed(isTooLarge ? 'system_limit' : 'badarg', [
    [atom('cause') as Term, tuple(position, atom(type), atom(fault), value)],
  ])
}

/** What a comprehension gave is no bits. OTP does not say which. */
export const joinFailed = (): ErlangError => failed('badarg', [])

function failed(reason: 'badarg' | 'system_limit', facts: [Term, Term][]): ErlangError {
  const info = new ErlMap<Term, Term>([[atom('function'), atom('format_bs_fail')], ...facts] as [
    Term,
    Term,
  ][])
  const frame = tuple(atom('eval_bits'), atom('eval_exp_field'), 6, [tuple(atom('error_info'), info)])
  return new ErlangError('error', atom(reason) as Atom, [frame])
}

const FRAME = t(atom('eval_bits'), any.atom, any, any.list)
const INFO = t(atom('error_info'), any.map)
const CAUSE = t(any.small, any.atom, any.atom, any)

/** The words for an exception that this file raised: the fact, and then perhaps the segment. `undefined` for another. */
export function bitFaultText(
  { reason, stackTrace }: ErlangError,
  options: FormatOptions,
): string[] | undefined {
  const location = match(FRAME, stackTrace[0])?.[3]
  const info = isList(location) ? match(INFO, location[0])?.[1] : undefined
  if (info === undefined) return undefined
  const head = 'construction of binary failed'
  const cause = match(CAUSE, info.get(atom('cause')))
  if (cause === undefined) return [head]
  const [position, type, fault, value] = cause
  const what = explain(reason, atomName(type), atomName(fault) as BitFault, truncated(value, options))
  return [head, `        *** segment ${position} of type '${atomName(type)}': ${what}`]
}

const WANTED: { readonly [type: string]: string } = {
  integer: 'an integer',
  float: 'a float or an integer',
  binary: 'a binary',
}

function explain(reason: Term, type: string, fault: BitFault, value: string): string {
  switch (fault) {
    case 'size':
      return reason === atom('system_limit')
        ? `the size ${value} is too large`
        : `expected a non-negative integer as size but got: ${value}`
    case 'invalid':
      return `expected one of the supported sizes 16, 32, or 64 but got: ${value}`
    case 'no_float':
      return `the value ${value} is outside the range expressible as a float`
    case 'short':
      return `the value ${value} is shorter than the size of the segment`
    case 'type':
      return `expected ${WANTED[type] ?? `a non-negative integer encodable as ${type}`} but got: ${value}`
  }
}

/** Digits of an integer, and bytes of a binary, of which only the first and the last are shown; how deep others are. */
const [MAX_DIGITS, SHOWN_DIGITS, MAX_BYTES, DEPTH] = [48, 12, 16, 20]

function truncated(value: Term, options: FormatOptions): string {
  const whole = pretty(value, { ...options, whole: true, depth: DEPTH })
  if (isInteger(value) && whole.length >= MAX_DIGITS)
    return `${whole.slice(0, SHOWN_DIGITS)}...${whole.slice(-SHOWN_DIGITS)}`
  if (kindOf(value) !== 'binary' || (value as Binary).length < MAX_BYTES) return whole
  const bytes = value as Binary
  return `<<${bytes.slice(0, 8).join(',')}...,${bytes.slice(-2).join(',')}>>`
}
