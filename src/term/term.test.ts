/** What terms are made of, what is copied when one is sent, and patterns. */
import { describe, expect, expectTypeOf, it } from 'vitest'
import { Atom, atom, MAX_ATOM_CHARACTERS } from './atom.ts'
import { Binary, BitString, binary } from './binary.ts'
import { copy } from './copy.ts'
import { equals } from './equal.ts'
import { Float, float } from './float.ts'
import { format } from './format.ts'
import { Pid, remoteIdentity } from './identifier.ts'
import { isList } from './list.ts'
import { ErlMap } from './map.ts'
import { any, match, matches } from './pattern.ts'
import type { Term } from './term.ts'
import { isTuple, t } from './tuple.ts'

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
