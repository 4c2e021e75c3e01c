/** The decoder of terms: whatever comes is a term, which then goes and comes back, or an `EtfError`. */
import { decode } from '../../src/etf/decode.ts'
import { encode } from '../../src/etf/encode.ts'
import { EtfError } from '../../src/etf/etf_error.ts'
import { atom } from '../../src/term/atom.ts'
import { BitString, binary } from '../../src/term/binary.ts'
import { float } from '../../src/term/float.ts'
import { format } from '../../src/term/format.ts'
import { Export } from '../../src/term/fun.ts'
import { Pid, Port, Reference, remoteIdentity } from '../../src/term/identifier.ts'
import { charlist, ImproperList } from '../../src/term/list.ts'
import { ErlMap } from '../../src/term/map.ts'
import type { Term } from '../../src/term/term.ts'
import { t } from '../../src/term/tuple.ts'
import { mutated } from './mutate.ts'
import { NotKept, type Target } from './target.ts'

const there = remoteIdentity(atom('b@h'), 7)

const terms: unknown[] = [
  ...[0, -1, 256, 2 ** 31, 2n ** 70n, -(2n ** 2100n), 1.5, float(-0)],
  ...[atom('ok'), true, atom('乒乓'), atom('x'.repeat(255)), atom('')],
  ...[binary('abc'), new BitString(Uint8Array.of(1, 160), 3), charlist('text'), [], [256, [atom('a')]]],
  ...[new ImproperList([1, 2], atom('t')), t(), t(1, t(2, [3])), Array.from({ length: 300 }, (_, i) => i)],
  ...[new ErlMap(), new ErlMap([[t(1, [2]), 3] as [unknown, unknown], [1.5, new ErlMap([[1, 2]])]])],
  ...[
    new Pid(there, 1, 2),
    new Port(there, 3n),
    new Reference(there, [1, 2, 3]),
    new Export(atom('m'), atom('f'), 2),
  ],
  t(
    atom('$gen_call'),
    t(new Pid(there, 1, 2), new ImproperList([atom('alias')], new Reference(there, [1]))),
    [1, 2],
  ),
]

/** What only old nodes send, a compressed term, a fun, and atoms by a cache. */
const raw = [
  '8364000461746f6d',
  '83730461746f6d',
  `8363${'312e3530303030303030303030303030303030303030652b30300000000000'}`,
  '83670d6400016100000001000000000700',
  '8365640001610000000107',
  '837200036400016107000000010000000200000003',
  '8366640001610000000107',
  '83500000000b789c4b4c4a4e494d4bcf00000b1f02bf',
  '8375000000017703616263' + '7701' + '6161016162016a',
  '8370000000110001020304050607080900010203040500000000000000007701616101610258770162000000010000000200000003',
  '8352005203',
  '8369000000026101' + '6102',
  '836c000000026101610261ff',
  '836f00000003010102ff',
]

const corpus = [
  ...terms.map((term) => encode(term)),
  ...raw.map((hex) => new Uint8Array(Buffer.from(hex, 'hex'))),
]

export const etf: Target = {
  name: 'etf',
  make: (random) => mutated(corpus, random),
  async try(bytes) {
    let term: Term
    try {
      term = decode(bytes)
    } catch (error) {
      if (error instanceof EtfError) return
      throw error
    }
    format(term)
    const once = encode(term)
    // By their bytes: to compare two terms of a stranger's depth is more than JavaScript's stack can hold.
    const twice = encode(decode(once))
    if (Buffer.compare(once, twice) !== 0) throw new NotKept(`${format(term)} does not come back as it went`)
  },
}
