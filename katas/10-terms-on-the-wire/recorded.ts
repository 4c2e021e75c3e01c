/**
 * What a real node makes of terms: Erlang/OTP 25.2.3, `term_to_binary(Term, [{minor_version, 2}])`, recorded by
 * `tools/kata/record-terms.ts`.
 */
import { atom } from '../../src/term/atom.ts'
import { binary } from '../../src/term/binary.ts'
import { ImproperList } from '../../src/term/list.ts'
import { t } from '../../src/term/tuple.ts'
import { fromHex } from '../kit/hex.ts'

export interface Recorded {
  readonly term: unknown
  readonly bytes: Uint8Array
}

const recorded = (term: unknown, hex: string): Recorded => ({ term, bytes: fromHex(hex) })

export const integers = [
  recorded(0, '836100'),
  recorded(255, '8361ff'),
  recorded(256, '836200000100'),
  recorded(-1, '8362ffffffff'),
  recorded(2147483647, '83627fffffff'),
  recorded(-2147483648, '836280000000'),
]

export const atoms = [
  recorded(atom('ok'), '8377026f6b'),
  recorded(true, '83770474727565'),
  recorded(atom('café'), '837705636166c3a9'),
]

export const binaries = [
  recorded(binary('pong'), '836d00000004706f6e67'),
  recorded(binary(''), '836d00000000'),
]

/** Without lists of bytes, for which there are two ways. */
export const compounds = [
  recorded(t(), '836800'),
  recorded([], '836a'),
  recorded([256], '836c0000000162000001006a'),
  recorded(t(atom('ok'), [atom('ping'), 256]), '83680277026f6b6c00000002770470696e6762000001006a'),
  recorded([[], t(), [atom('pong')]], '836c000000036a68006c000000017704706f6e676a6a'),
  recorded(t(1, t(2, t(3))), '83680261016802610268016103'),
  recorded(
    [1000, atom('a'), binary(Uint8Array.of(1, 2)), true, [atom('b'), [atom('c')]]],
    '836c0000000562000003e87701616d0000000201027704747275656c000000027701626c000000017701636a6a6a',
  ),
]

export const strings = [recorded([97, 98, 99], '836b0003616263'), recorded([1, 2, 3], '836b0003010203')]

export const improper = recorded(new ImproperList([atom('a')], atom('b')), '836c00000001770161770162')
