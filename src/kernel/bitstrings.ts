/**
 * The BIFs for bits that may be no whole bytes.
 * OTP: `erlang(3)`, `list_to_bitstring/1` and its kin.
 */
import type { CallableModule } from '../process/modules.ts'
import { BitString } from '../term/binary.ts'
import { kindOf } from '../term/kind.ts'
import type { ImproperList } from '../term/list.ts'
import { any } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { arg, badarg, orBadarg } from './arguments.ts'
import { BitWriter, bitsOf } from './bit_buffer.ts'

type Argument = Term | undefined

const isByte = (value: Argument): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 256

/** Bytes, binaries and bitstrings, in lists that nest. */
function joined(list: Argument): Term {
  const out = new BitWriter()
  const open: Argument[] = partsOf(list)
  while (open.length > 0) {
    const part = open.pop()
    const bits = isByte(part) ? ([Uint8Array.of(part), 8] as const) : bitsOf(part as Term)
    if (bits !== undefined) out.append(bits[0], 0, bits[1])
    else for (const each of partsOf(part)) open.push(each)
  }
  return out.value()
}

/** What a list holds, last first; behind an improper one stands no number. */
function partsOf(list: Argument): Term[] {
  if (kindOf(list) !== 'improper') return arg(any.list, list).toReversed()
  const { elements, tail } = list as ImproperList<Term, Term>
  return typeof tail === 'number' ? badarg() : [tail, ...elements.toReversed()]
}

/** Its bytes, and behind them the bits that make no whole one. */
function taken(value: Argument): Term[] {
  const [bytes, length] = orBadarg(bitsOf(value as Term))
  const whole = Array.from(bytes.subarray(0, length >> 3))
  return length % 8 === 0 ? whole : [...whole, new BitString(bytes.subarray(length >> 3), length % 8)]
}

export const bitstrings: CallableModule = {
  'list_to_bitstring/1': (_self, list) => joined(list),
  'bitstring_to_list/1': (_self, bits) => taken(bits),
  'bit_size/1': (_self, bits) => orBadarg(bitsOf(bits as Term))[1],
  'byte_size/1': (_self, bits) => Math.ceil(orBadarg(bitsOf(bits as Term))[1] / 8),
}
