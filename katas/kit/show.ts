/** A value of the learner's code, in words that its author knows it by. */
import { chai } from '@vitest/expect'
import { format } from '../../src/term/format.ts'
import { kindOf } from '../../src/term/kind.ts'
import { toHex } from './hex.ts'

/**
 * Bytes as hex, for 16 numbers in a row say nothing; atoms, tuples and the like in Erlang's notation; everything else as
 * a JavaScript programmer would write it.
 */
export function show(value: unknown): string {
  if (value instanceof Uint8Array) return `bytes ${toHex(value, ' ')}`
  if (kindOf(value) !== undefined) return format(value)
  if (Object.is(value, 0)) return '0' // chai writes +0
  if (typeof value === 'string' && value.includes("'") && !/["\\\n]/.test(value)) return `"${value}"`
  return chai.util.inspect(value)
}
