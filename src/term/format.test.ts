/** How terms print. */
import { describe, expect, it } from 'vitest'
import { atom } from './atom.ts'
import { BitString, binary } from './binary.ts'
import { float } from './float.ts'
import { format } from './format.ts'
import { readPid } from './format_identifier.ts'
import { Export } from './fun.ts'
import { LocalIdentity, Pid, remoteIdentity } from './identifier.ts'
import { charlist, ImproperList } from './list.ts'
import { t } from './tuple.ts'

const here = new LocalIdentity()
const there = remoteIdentity(atom('b@h'), 7)

describe('format', () => {
  // Each right side is what OTP 25 prints for the term.
  it.each([
    [1000.5, '1000.5'],
    [float(1000), '1.0e3'],
    [float(123456), '123456.0'],
    [float(100000), '1.0e5'],
    [float(12000), '1.2e4'],
    [0.0001, '0.0001'],
    [1e-5, '1.0e-5'],
    [float(-0), '-0.0'],
    [float(9007199254740992), '9.007199254740992e15'],
    [float(9007199254740991), '9007199254740991.0'],
    [float(1e22), '1.0e22'],
    [5e-324, '5.0e-324'],
    [charlist('a"b\n\x1b\\'), '"a\\"b\\n\\e\\\\"'],
    [[0, 1, 97], '[0,1,97]'],
    [[], '[]'],
    [atom('end'), "'end'"],
    [atom('Ab'), "'Ab'"],
    [atom('b@h1'), 'b@h1'],
    [atom('h1.x'), "'h1.x'"],
    [new BitString(new Uint8Array([5, 32]), 3), '<<5,1:3>>'],
    [new ImproperList([atom('a')], atom('b')), '[a|b]'],
    [new Export(atom('lists'), atom('map'), 2), 'fun lists:map/2'],
    [binary(new Uint8Array([195, 169])), '<<"Ã©">>'],
    [binary(new Uint8Array([1, 255])), '<<1,255>>'],
  ])('%s', (term, text) => {
    expect(format(term)).toBe(text)
  })

  it('prints a pid with 0 at home and another number elsewhere', () => {
    const pid = new Pid(there, 9, 1)
    expect(format(pid)).toBe('<0.9.1>')
    expect(format(pid, { home: here })).toMatch(/^<[1-9]\d*\.9\.1>$/)
  })

  it('numbers other nodes by name, each node for itself, and reads the latest life back', () => {
    const printer = remoteIdentity(atom('printer@h'), 1)
    const other = remoteIdentity(atom('other@h'), 1)
    const [old, fresh] = [1, 2].map((creation) => new Pid(remoteIdentity(atom('b@h2'), creation), 5, 0))
    format(new Pid(other, 1, 0), { home: printer })
    expect([old, fresh].map((pid) => format(pid, { home: printer }))).toEqual(['<2.5.0>', '<2.5.0>'])
    expect(format(old, { home: other })).toBe('<1.5.0>')
    expect(format(old, { home: printer })).toBe('<2.5.0>')
    expect(readPid('<2.5.0>', printer)).toEqual(fresh)
    expect(readPid('<0.9.1>', printer)).toEqual(new Pid(printer, 9, 1))
    for (const text of ['<3.5.0>', '<2.5>', '<2.4294967296.0>', 'Pid<2.5.0>'])
      expect([text, readPid(text, printer)]).toEqual([text, undefined])
  })

  it('shows what is large without failing, and without the time that many decimal digits take', () => {
    expect(format(binary('a'.repeat(1_000_000)))).toHaveLength(1_000_006)
    expect(format(charlist('a'.repeat(1_000_000)))).toHaveLength(1_000_002)
    expect(format(-(1n << 32_768n))).toBe(`-16#1${'0'.repeat(8192)}`)
  })

  it.each<[value: unknown, text: string]>([
    [undefined, '(no Erlang term: undefined)'],
    [{ tag: 'call', from: t(1) }, '(no Erlang term: { tag, from })'],
    [Object.create(null), '(no Erlang term: {})'],
    [new Date(0), '(no Erlang term: Date {})'],
    [() => 'its whole code', '(no Erlang term: function)'],
    [t(1, [{ a: 1 }]), '{1,[(no Erlang term: { a })]}'],
  ])('shows what is no term, wherever it stands: %#', (value, text) => {
    expect(format(value)).toBe(text)
  })
})
