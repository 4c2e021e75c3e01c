/**
 * The BIFs of `erlang` that make one kind of term of another: `list_to_tuple/1`, `list_to_pid/1` and their kin. What
 * makes atoms and numbers of text is in `atom_texts.ts` and `number_texts.ts`, bits in `bitstrings.ts`, terms of bytes in
 * `external_terms.ts`.
 * OTP: `erlang(3)`.
 */
import { md5 } from '@noble/hashes/legacy.js'
import type { CallableModule } from '../process/modules.ts'
import { binary } from '../term/binary.ts'
import { format } from '../term/format.ts'
import { readPid, readPort, readReference } from '../term/format_identifier.ts'
import { kindOf } from '../term/kind.ts'
import { charlist, type ImproperList } from '../term/list.ts'
import { any, matches } from '../term/pattern.ts'
import type { Term } from '../term/term.ts'
import { tupleFrom } from '../term/tuple.ts'
import { arg, badarg, orBadarg } from './arguments.ts'
import { atomTexts } from './atom_texts.ts'
import { bitstrings } from './bitstrings.ts'
import { externalTerms } from './external_terms.ts'
import { flatText } from './flat_text.ts'
import { numberTexts } from './number_texts.ts'

export const conversions: CallableModule = {
  ...atomTexts,
  ...bitstrings,
  ...externalTerms,
  ...numberTexts,
  'list_to_tuple/1': (_self, elements) => tupleFrom(arg(any.list, elements)),
  'tuple_to_list/1': (_self, tuple) => Array.from(arg(any.tuple, tuple)),
  'list_to_binary/1': (_self, data) => iodata(arg(any.list, data)),
  'iolist_to_binary/1': (_self, data) => iodata(data),
  'iolist_to_iovec/1': (_self, data) => {
    const bytes = iodata(data)
    return bytes.length === 0 ? [] : [bytes]
  },
  'binary_to_list/1': (_self, bytes) => Array.from(arg(any.binary, bytes)),
  'binary_to_list/3': (_self, bytes, from, to) => {
    const [whole, first, last] = [arg(any.binary, bytes), arg(any.small, from), arg(any.small, to)]
    return first >= 1 && first <= last && last <= whole.length
      ? Array.from(whole.slice(first - 1, last))
      : badarg()
  },
  'list_to_pid/1': (self, text) => readPid(flatText(text), self.pid.home) ?? badarg(),
  'pid_to_list/1': (self, pid) => charlist(format(arg(any.pid, pid), { home: self.pid.home })),
  'list_to_ref/1': (self, text) => orBadarg(readReference(flatText(text), self.pid.home)),
  'list_to_port/1': (self, text) => orBadarg(readPort(flatText(text), self.pid.home)),
  'port_to_list/1': (self, port) => charlist(format(arg(any.port, port), { home: self.pid.home })),
  'ref_to_list/1': (self, ref) => charlist(format(arg(any.reference, ref), { home: self.pid.home })),

  'md5/1': (_self, data) => binary(md5(iodata(data))),
}

/** Bytes and binaries, nested: a number is a byte, not a code point. */
export function iodata(data: Term | undefined): Uint8Array {
  const bytes: number[] = []
  const open = [data]
  while (open.length > 0) {
    const part = open.pop()
    if (typeof part === 'number' && Number.isInteger(part) && part >= 0 && part < 256) bytes.push(part)
    else if (matches(any.binary, part)) for (const byte of part as Uint8Array) bytes.push(byte)
    else for (const each of partsOf(part)) open.push(each)
  }
  return Uint8Array.from(bytes)
}

/** What a list holds, last first, its improper tail included. */
function partsOf(list: Term | undefined): Term[] {
  if (kindOf(list) !== 'improper') return arg(any.list, list).toReversed()
  const { elements, tail } = list as ImproperList<Term, Term>
  return [tail, ...elements.toReversed()]
}
