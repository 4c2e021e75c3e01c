import { describe, expect, expectTypeOf, it } from 'vitest'
import { Atom, AtomLimit, atom, atomFromPeer, MAX_ATOM_CHARACTERS } from './atom.ts'
import { Binary, BitString, binary } from './binary.ts'
import { compare } from './compare.ts'
import { copy } from './copy.ts'
import { equals } from './equal.ts'
import { Float, float } from './float.ts'
import { format } from './format.ts'
import { readPid } from './format_identifier.ts'
import { Export } from './fun.ts'
import { LocalIdentity, Pid, Reference, remoteIdentity } from './identifier.ts'
import { charlist, ImproperList, isList } from './list.ts'
import { ErlMap } from './map.ts'
import { any, match, matches } from './pattern.ts'
import type { Term } from './term.ts'
import { isTuple, t } from './tuple.ts'

const here = new LocalIdentity()
const there = remoteIdentity(atom('b@h'), 7)

describe('atoms', () => {
  it('are one object a name, and true and false are booleans', () => {
    expect(atom('ok')).toBe(atom('ok'))
    expect(atom('true')).toBe(true)
    expectTypeOf(atom('ok')).toEqualTypeOf<Atom<'ok'>>()
    expectTypeOf(atom('false')).toEqualTypeOf<false>()
  })

  it('count characters, not UTF-16 units', () => {
    expect(atom('𝄞'.repeat(MAX_ATOM_CHARACTERS))).toBeInstanceOf(Atom)
    expect(() => atom('a'.repeat(MAX_ATOM_CHARACTERS + 1))).toThrow('at most 255 characters')
  })
})

describe('equals', () => {
  it('is =:=, so 1 is not 1.0, -0.0 is not 0.0 and an atom is not its text', () => {
    expect(equals(1, float(1))).toBe(false)
    expect(equals(float(0), float(-0))).toBe(false)
    expect(equals(atom('a'), binary('a'))).toBe(false)
    expect(equals(1, 1n)).toBe(true)
    expect(equals(t(1, [2]), t(1, [2]))).toBe(true)
    expect(equals(t(1, 2), [1, 2])).toBe(false)
  })

  it('compares maps and improper lists by value', () => {
    const map = (value: unknown): ErlMap => new ErlMap([[t(1), [value]]])
    expect(equals(map(1), map(1))).toBe(true)
    expect(equals(map(1), map(2))).toBe(false)
    expect(equals(new ImproperList([1], 2), new ImproperList([1], 2))).toBe(true)
    expect(equals(new ImproperList([1], 2), new ImproperList([1], 3))).toBe(false)
  })

  it('compares identifiers by node, creation and number', () => {
    expect(equals(new Pid(there, 1, 0), new Pid(remoteIdentity(atom('b@h'), 7), 1, 0))).toBe(true)
    expect(equals(new Pid(there, 1, 0), new Pid(remoteIdentity(atom('b@h'), 8), 1, 0))).toBe(false)
    expect(equals(new Pid(here, 1, 0), new Pid(new LocalIdentity(), 1, 0))).toBe(false)
  })
})

describe('maps', () => {
  it('have keys by value', () => {
    const map = new ErlMap<unknown, Atom>([
      [t(atom('a'), 1), atom('tuple')],
      [1, atom('integer')],
      [float(1), atom('float')],
    ])
    expect(map.get(t(atom('a'), 1))).toBe(atom('tuple'))
    expect([map.get(1), map.get(new Float(1)), map.get(2)]).toEqual([
      atom('integer'),
      atom('float'),
      undefined,
    ])
    expect(equals(map, new ErlMap([...map].reverse()))).toBe(true)
  })

  it.each([
    ['atoms alone', (n: number) => atom(`k${n % 12}`)],
    ['few atoms', (n: number) => (n % 3 === 0 ? true : atom(`k${n % 5}`))],
    [
      'all kinds',
      (n: number) => [atom(`k${n % 4}`), n % 7, float((n % 3) / 2), t(n % 5), `b${n % 3}`][n % 5],
    ],
  ])('keep the last of equal keys, in the place of the first: %s', (_keys, keyAt) => {
    const model = new Map<string, readonly [unknown, number]>()
    const entries = Array.from({ length: 60 }, (_, n) => {
      const key = keyAt(n)
      return [typeof key === 'string' ? binary(key) : key, n] as const
    })
    for (let n = 0; n < entries.length; n++) {
      const [key, value] = entries[n] as (typeof entries)[number]
      model.set(format(key as Term), [key, value])
      const some = entries.slice(0, n + 1)
      for (const map of [new ErlMap(some), ErlMap.fromParts<unknown, number>(some.flat())]) {
        expect([...map]).toEqual([...model.values()])
        expect(map.toParts()).toEqual([...model.values()].flat())
        expect(entries.map(([each]) => map.get(each))).toEqual(
          entries.map(([each]) => model.get(format(each as Term))?.[1]),
        )
      }
    }
    expect(equals(new ErlMap([...model.values()].reverse()), new ErlMap(entries))).toBe(true)
  })

  it('say what can be no key', () => {
    const map = ErlMap.fromParts([atom('a'), 1])
    expect(() => map.get('a')).toThrow('not an Erlang term: a')
    expect(() => new ErlMap([[undefined, 1]])).toThrow(TypeError)
  })

  it('tell keys apart whatever a node in them is called', () => {
    const pid = (name: string): Pid => new Pid(remoteIdentity(atom(name) as Atom, 5), 1, 0)
    const map = new ErlMap([[[pid('a,p1.0.5@b'), pid('c')], 1]])
    expect(map.has([pid('a'), pid('b,p1.0.5@c')])).toBe(false)
    expect(map.has([pid('a,p1.0.5@b'), pid('c')])).toBe(true)
  })
})

describe('copy', () => {
  it('shares nothing that could change', () => {
    const bytes = binary('abc')
    const message = t(atom('a'), [bytes, new ErlMap([[1, [2]]])])
    const copied = copy(message)
    expect(equals(copied, message)).toBe(true)
    bytes[0] = 0
    expect(format(copied)).toBe('{a,[<<"abc">>,#{1 => [2]}]}')
    expect(isTuple(copied)).toBe(true)
  })

  it('brings conveniences into the one form', () => {
    expect(copy('é')).toEqual(binary('é'))
    expect(format(copy({ name: 'x', n: 5n }))).toBe('#{n => 5,name => <<"x">>}')
    expect(format(copy(new Map([['k', 1]])))).toBe('#{<<"k">> => 1}')
    expect(copy(new Uint8Array([1]))).toBeInstanceOf(Binary)
  })

  it.each([
    [undefined, "undefined is no Erlang term; atom('undefined') is"],
    [null, 'null is no Erlang term'],
    [Number.NaN, 'NaN is no Erlang term'],
    [-0, 'write float(-0)'],
    [2 ** 60, 'or a BigInt for an integer'],
    [() => 1, 'a JavaScript function cannot be sent'],
    [new Date(), 'an instance of Date is no Erlang term'],
    [any.pid, 'a pattern such as any.pid is for receiving'],
  ])('refuses %s', (value, reason) => {
    expect(() => copy(value)).toThrow(TypeError)
    expect(() => copy(value)).toThrow(reason)
  })

  it('names the path to what cannot be sent', () => {
    expect(() => copy(t(1, [2, { a: undefined }]))).toThrow(
      "undefined is no Erlang term; atom('undefined') is — at element 2, element 2, value of key a",
    )
  })
})

describe('compare', () => {
  it('orders the kinds as Erlang does', () => {
    const ordered = [
      1,
      float(2),
      2n ** 70n,
      atom('a'),
      true,
      new Reference(there, [1]),
      new Export(atom('m'), atom('f'), 1),
      new Pid(there, 1, 0),
      t(),
      t(atom('z'), 1),
      new ErlMap(),
      new ErlMap([[1, 1]]),
      [],
      [1],
      [1, 2],
      new ImproperList([2], 1),
      binary(''),
      binary('a'),
      new BitString(new Uint8Array([97, 128]), 1),
    ]
    for (const [i, a] of ordered.entries()) {
      for (const [j, b] of ordered.entries())
        expect(Math.sign(compare(a, b)), `${format(a)} ? ${format(b)}`).toBe(Math.sign(i - j))
    }
  })

  it('has atoms by their characters, of which those of two units come last', () => {
    const names = ['', 'a', 'aa', 'ab', 'b', 'é', '\ud7ff', '\ue000', '\uffff', '😀', '😀a', '😁']
    const atoms = names.map((name) => atom(name))
    expect(atoms.toReversed().sort(compare)).toEqual(atoms)
  })

  it('takes 1 and 1.0 for equal, except as keys of maps', () => {
    expect(compare(1, float(1))).toBe(0)
    const map = (key: unknown, value: unknown): ErlMap => new ErlMap([[key, value]])
    expect(compare(map(1, 1), map(float(0.5), 1))).toBeLessThan(0)
    expect(compare(map(t(1), 1), map(t(float(0)), 1))).toBeLessThan(0)
    expect(compare(map(t(1), 1), map(t(1), float(1)))).toBe(0)
  })

  it('compares a list and an improper one by what follows their shared beginning', () => {
    expect(compare([1, 2], new ImproperList([1], atom('x')))).toBeGreaterThan(0)
    expect(compare(new ImproperList([1], t(9)), new ImproperList([1], t(1, 1)))).toBeLessThan(0)
  })
})

describe('terms that nest deep', () => {
  type Wrap = (inner: unknown) => unknown
  const nested = (wrap: Wrap, depth: number, core: unknown): unknown => {
    let term = core
    for (let n = 0; n < depth; n++) term = wrap(term)
    return term
  }
  const wraps: [string, Wrap, number[]][] = [
    ['lists', (inner) => [1, inner], [10_000, 100_000]],
    ['tuples', (inner) => t(inner, 1), [10_000, 100_000]],
    ['values of maps', (inner) => new ErlMap([[1, inner]]), [10_000, 100_000]],
    ['improper tails', (inner) => new ImproperList([1], t(inner)), [10_000, 100_000]],
    ['elements before a tail', (inner) => new ImproperList([inner], 1), [10_000, 100_000]],
    ['keys of maps', (inner) => new ErlMap([[inner, 1]]), [1000]], // each level's text holds all within it
  ]
  const cases = wraps.flatMap(([what, wrap, depths]) =>
    depths.map((depth) => [what, depth, (core: unknown) => nested(wrap, depth, core)] as const),
  )

  it.each(cases)('as %s, %d levels, are compared, matched, looked up and printed', (_what, _depth, deep) => {
    const [one, same, two] = [deep(1), deep(1), deep(2)]
    expect([equals(one, same), equals(one, two)]).toEqual([true, false])
    expect([compare(one, same), Math.sign(compare(one, two))]).toEqual([0, -1])
    expect([matches(one, same), matches(one, two)]).toEqual([true, false])
    const map = new ErlMap([[one, atom('found')]])
    expect([map.get(same), map.get(two)]).toEqual([atom('found'), undefined])
    expect(format(one)).toContain('...')
  })

  it('sort in a time that grows with their size, also as keys of maps in keys of maps', () => {
    const bush = (depth: number, core: unknown): ErlMap =>
      depth === 0
        ? new ErlMap([[core, 1]])
        : new ErlMap([
            [bush(depth - 1, t(core, 1)), 1],
            [bush(depth - 1, t(core, 2)), 1],
          ])
    expect(compare(bush(12, 1), bush(12, 1))).toBe(0) // 8,191 maps; the innermost would be sorted 16 million times
  })
})

describe('patterns', () => {
  it('match by kind and by literal, with the type to go with it', () => {
    const message: unknown = t(atom('inc'), new Pid(there, 1, 0))
    const found = match(t(atom('inc'), any.pid), message)
    if (found === undefined) throw new Error('no match')
    const [tag, from] = found
    expectTypeOf(tag).toEqualTypeOf<Atom<'inc'>>()
    expectTypeOf(from).toEqualTypeOf<Pid>()
    expect(from.id).toBe(1)
  })

  it('have their holes as deep as they like', () => {
    let [pattern, term]: [unknown, unknown] = [any.small, 1]
    for (let n = 0; n < 100_000; n++) [pattern, term] = [t(atom('in'), [pattern]), t(atom('in'), [term])]
    expect(matches(pattern, term)).toBe(true)
    expect(matches(pattern, t(atom('in'), [term]))).toBe(false)
  })

  it('tell tuples from lists, integers from floats, atoms from binaries', () => {
    expect(matches(t(1), [1])).toBe(false)
    expect(matches(any.list, t(1))).toBe(false)
    expect(matches(any.integer, 1.5)).toBe(false)
    expect(matches(any.integer, 2n ** 64n)).toBe(true)
    expect(matches(any.small, 2n ** 64n)).toBe(false)
    expect(matches(any.float, float(1))).toBe(true)
    expect(matches(any.atom, true)).toBe(true)
    expect(matches(atom('ok'), binary('ok'))).toBe(false)
    expect(matches('ok', binary('ok'))).toBe(true)
    expect(matches(any.of(atom('a'), any.pid), atom('a'))).toBe(true)
  })
})

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

  it('keeps the last places among the atoms from peers', () => {
    for (let n = 0; ; n++) {
      try {
        atomFromPeer(`peer's ${n}`)
      } catch (error) {
        expect(error).toBeInstanceOf(AtomLimit)
        break
      }
    }
    expect(atomFromPeer("peer's 0")).toBe(atom("peer's 0"))
    expect(String(atom('our own'))).toBe('our own')
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

describe('binaries', () => {
  it('read as text, and as bytes where they are none', () => {
    expect(`${binary('乒乓')}`).toBe('乒乓')
    expect(String(binary(new Uint8Array([255, 1])))).toBe('<<255,1>>')
    expect(isList(binary('a'))).toBe(false)
  })

  it('bitstrings clear the bits that do not count', () => {
    expect(equals(new BitString(new Uint8Array([0xff]), 3), new BitString(new Uint8Array([0xe0]), 3))).toBe(
      true,
    )
    expect(() => new BitString(new Uint8Array([1]), 8)).toThrow(RangeError)
  })
})
