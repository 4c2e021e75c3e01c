import { describe, expect, it } from 'vitest'
import { atom } from '../term/atom.ts'
import { BitString, binary } from '../term/binary.ts'
import { equals } from '../term/equal.ts'
import { Float, float } from '../term/float.ts'
import { format } from '../term/format.ts'
import { Export, Fun } from '../term/fun.ts'
import { Pid, Port, Reference, remoteIdentity } from '../term/identifier.ts'
import { charlist, ImproperList } from '../term/list.ts'
import { ErlMap } from '../term/map.ts'
import { t } from '../term/tuple.ts'
import { decode } from './decode.ts'
import { encode } from './encode.ts'

const there = remoteIdentity(atom('b@h'), 7)

/** `fun(Y) -> {X, Y} end` with `X = ok`, as a compiled module makes it. */
const LAMBDA =
  '01065520a9cf3371e4b24faa616fd3339300000000000000007701676100620032a90558770d6e6f6e6f6465406e6f686f7374000000090000000000000000'

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function unhex(text: string): Uint8Array {
  return new Uint8Array(
    Array.from({ length: text.length / 2 }, (_, i) => Number(`0x${text.substr(2 * i, 2)}`)),
  )
}

// Each right side is what OTP 25 answers to `term_to_binary(Term, [{minor_version, 2}])`, in which atoms go as they do
// between nodes.
const golden: [unknown, string][] = [
  [atom('ok'), '8377026f6b'],
  [true, '83770474727565'],
  [atom('乒'), '837703e4b992'],
  [atom('乒'.repeat(128)), `83760180${'e4b992'.repeat(128)}`],
  [atom(''), '837700'],
  [0, '836100'],
  [255, '8361ff'],
  [256, '836200000100'],
  [-1, '8362ffffffff'],
  [2 ** 31 - 1, '83627fffffff'],
  [-(2 ** 31), '836280000000'],
  [2 ** 31, '836e040000000080'],
  [-(2 ** 31) - 1, '836e040101000080'],
  [Number.MAX_SAFE_INTEGER, '836e0700ffffffffffff1f'],
  [2n ** 53n, '836e070000000000000020'],
  [-(2n ** 64n), '836e0901000000000000000001'],
  [2n ** 2039n, `836eff00${'00'.repeat(254)}80`],
  [2n ** 2040n, `836f0000010000${'00'.repeat(255)}01`],
  [0.1, '83463fb999999999999a'],
  [float(1), '83463ff0000000000000'],
  [float(-0), '83468000000000000000'],
  [[], '836a'],
  [charlist('abc'), '836b0003616263'],
  [[256], '836c0000000162000001006a'],
  [new ImproperList([atom('a')], atom('b')), '836c00000001770161770162'],
  [new ImproperList([1, 2], 3), '836c00000002610161026103'],
  [binary(''), '836d00000000'],
  [binary('abc'), '836d00000003616263'],
  [new BitString(new Uint8Array([5, 0b00100000]), 3), '834d00000002030520'],
  [t(), '836800'],
  [t(atom('a'), 1), '8368027701616101'],
  [new ErlMap(), '837400000000'],
  [new ErlMap([[atom('a'), 1]]), '8374000000017701616101'],
  [new ErlMap([[t(atom('t')), []]]), '83740000000168017701746a'],
  [new Pid(there, 9, 1), '83587703624068000000090000000100000007'],
  [new Port(there, 5n), '835977036240680000000500000007'],
  [new Port(there, 2n ** 40n), '83787703624068000001000000000000000007'],
  [new Reference(there, [1, 2, 3]), '835a0003770362406800000007000000010000000200000003'],
  [new Export(atom('lists'), atom('map'), 2), '837177056c6973747377036d61706102'],
  [new Fun(atom('g'), 1, unhex(LAMBDA)), `837000000043${LAMBDA}`],
]

describe('what OTP 25 writes', () => {
  it.each(golden.map(([term, bytes]) => [format(term).slice(0, 40), term, bytes] as const))(
    '%s',
    (_, term, bytes) => {
      expect(hex(encode(term))).toBe(bytes)
      const decoded = decode(unhex(bytes))
      expect(equals(decoded, term), format(decoded)).toBe(true)
    },
  )

  it('tells the length at which tuples and byte lists change their form', () => {
    const heads = (count: number) => [
      hex(encode(t(...new Array<number>(count).fill(1))).subarray(0, 6)),
      hex(encode(new Array<number>(count).fill(1)).subarray(0, 6)),
    ]
    expect(heads(255)).toEqual(['8368ff610161', '836b00ff0101'])
    expect(heads(256)).toEqual(['836900000100', '836b01000101'])
    expect(heads(65535)[1]).toBe('836bffff0101')
    expect(heads(65536)[1]).toBe('836c00010000')
  })
})

// What OTP 25 reads though it writes something else. Pid, port and reference are those of the table above.
const older: [string, string, unknown][] = [
  ['ATOM_EXT, latin1', '8364000261e9', atom('aé')],
  ['SMALL_ATOM_EXT, latin1', '83730261e9', atom('aé')],
  ['ATOM_EXT that is a boolean', '8364000474727565', true],
  ['FLOAT_EXT', '8363312e3530303030303030303030303030303030303030652b30300000000000', 1.5],
  ['FLOAT_EXT without a fraction', `83632d322e30652b3031${'00'.repeat(23)}`, new Float(-20)],
  ['PID_EXT', '8367640003624068000000090000000107', new Pid(there, 9, 1)],
  ['PORT_EXT', '83666400036240680000000507', new Port(there, 5n)],
  ['NEW_PORT_EXT of 32 bits', '835977036240684000000000000007', new Port(there, 2n ** 30n)],
  ['V4_PORT_EXT of 28 bits', '83787703624068000000000000000500000007', new Port(there, 5n)],
  ['REFERENCE_EXT', '83656400036240680000000507', new Reference(there, [5])],
  ['NEW_REFERENCE_EXT', '83720002640003624068070000000100000002', new Reference(there, [1, 2])],
  ['SMALL_BIG_EXT of a small integer', '836e0200ff00', 255],
  ['SMALL_BIG_EXT of nothing, negative', '836e0001', 0],
  ['LARGE_BIG_EXT of a safe integer', '836f00000008010100000000000000', -1],
  ['INTEGER_EXT of a byte', '836200000001', 1],
  ['LARGE_TUPLE_EXT of one', '8369000000016101', t(1)],
  ['BIT_BINARY_EXT of whole bytes', '834d000000010807', binary(new Uint8Array([7]))],
  ['BIT_BINARY_EXT of nothing', '834d0000000000', binary('')],
  ['BIT_BINARY_EXT with unused bits set', '834d0000000103ff', new BitString(new Uint8Array([0xe0]), 3)],
  [
    'LIST_EXT with a list as its tail',
    '836c0000000161016c0000000162010000006b00020304',
    [1, 0x1000000, 3, 4],
  ],
  ['LIST_EXT of nothing', '836c00000000770161', atom('a')],
  [
    'COMPRESSED',
    '835000000196789ccb616060484961604c1cc5830767010030464e93',
    new Array<unknown>(100).fill(atom('a')),
  ],
]

describe('what OTP 25 also reads', () => {
  it.each(older)('%s', (_, bytes, term) => {
    const decoded = decode(unhex(bytes))
    expect(equals(decoded, term), format(decoded)).toBe(true)
  })

  it('zero is never -0', () => {
    expect(decode(unhex('836e0001'))).toBe(0)
    expect(decode(unhex('836e02010000'))).toBe(0)
  })
})
