/** When two terms are one, and which of two comes first. */
import { describe, expect, it } from 'vitest'
import { atom } from './atom.ts'
import { BitString, binary } from './binary.ts'
import { compare } from './compare.ts'
import { equals } from './equal.ts'
import { float } from './float.ts'
import { format } from './format.ts'
import { Export } from './fun.ts'
import { LocalIdentity, Pid, Reference, remoteIdentity } from './identifier.ts'
import { ImproperList } from './list.ts'
import { ErlMap } from './map.ts'
import { matches } from './pattern.ts'
import { t } from './tuple.ts'

const here = new LocalIdentity()
const there = remoteIdentity(atom('b@h'), 7)

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
