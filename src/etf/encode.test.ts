import { describe, expect, it } from 'vitest'
import { Writer } from '../bytes/writer.ts'
import { atom } from '../term/atom.ts'
import { binary } from '../term/binary.ts'
import { copy } from '../term/copy.ts'
import { equals } from '../term/equal.ts'
import { Float } from '../term/float.ts'
import { format } from '../term/format.ts'
import { LocalIdentity, Pid } from '../term/identifier.ts'
import { ImproperList } from '../term/list.ts'
import { MAX_DEPTH } from '../term/no_term.ts'
import { any } from '../term/pattern.ts'
import { t } from '../term/tuple.ts'
import { decode } from './decode.ts'
import { encode, encodeInto } from './encode.ts'

/** `[[[…]]]`, so deep. */
function nested(depth: number): unknown {
  let term: unknown[] = []
  for (let i = 1; i < depth; i++) term = [term]
  return term
}

describe('conveniences', () => {
  it.each([
    ['é', '<<"Ã©">>'],
    [new Uint8Array([1]), '<<1>>'],
    [5n, '5'],
    [[1n, 2], '[1,2]'],
    [{ name: 'x', n: [1] }, '#{n => [1],name => <<"x">>}'],
    [new Map([['k', new Map()]]), '#{<<"k">> => #{}}'],
    [new ImproperList(['a'], 'b'), '[<<"a">>|<<"b">>]'],
  ])('%s goes as its term', (value, text) => {
    expect(format(decode(encode(value)))).toBe(text)
  })

  it('a byte list of bigints is the same bytes as one of numbers', () => {
    expect(encode([1n, 255n])).toEqual(encode([1, 255]))
  })

  it('keys that are one term stand in the map once, with the later value', () => {
    const twice = new Map<unknown, unknown>([
      ['a', 1],
      [1, 'one'],
      [binary('a'), 2],
      [1n, 'uno'],
    ])
    const decoded = decode(encode(twice))
    expect(format(decoded)).toBe('#{1 => <<"uno">>,<<"a">> => 2}')
    expect(equals(decoded, copy(twice))).toBe(true)
  })
})

describe('what is no term', () => {
  it.each([
    [undefined],
    [null],
    [Number.NaN],
    [-0],
    [2 ** 60],
    [() => 1],
    [Symbol('s')],
    [new Date()],
    [any.pid],
    [new Float(Number.NaN)],
    [new Float(Number.POSITIVE_INFINITY)],
    [[1, [2, undefined]]],
    [[0, -0]],
    [new Array(2)], // holes
    [t(1, { a: [null] })],
    [new ImproperList([1], undefined)],
    [new ImproperList([Number.NaN], 1)],
    [new Map([[[undefined], 1]])],
    [new Map([[1, { b: undefined }]])],
  ])('%# is refused in the words that copying has for it', (value) => {
    let refusal: unknown
    try {
      copy(value)
    } catch (error) {
      refusal = error
    }
    expect(refusal).toBeInstanceOf(TypeError)
    expect(() => encode(value)).toThrow(TypeError)
    expect(() => encode(value)).toThrow((refusal as TypeError).message)
  })

  it.each([
    [t(1, [2, { a: undefined }]), 'element 2, element 2, value of key a'],
    [new ImproperList([1], t(null)), 'tail, element 1'],
    [new Map([[t(1, undefined), 1]]), 'key, element 2'],
    [new Map([['k', [undefined]]]), 'value, element 1'],
  ])('%# has its path named', (value, path) => {
    expect(() => encode(value)).toThrow(new RegExp(` — at ${path}$`))
  })

  it('leaves the writer as it was', () => {
    const writer = new Writer().u8(7)
    expect(() => encodeInto(writer, [1, t(2, undefined)])).toThrow(TypeError)
    expect([...writer.toBytes()]).toEqual([7])
    encodeInto(writer, 1)
    expect([...writer.toBytes()]).toEqual([7, 97, 1])
  })

  it('is not disturbed when reading what is encoded encodes something else', () => {
    const nosy = {
      get inner() {
        return [...encode('x'.repeat(20))]
      },
    }
    const inner = [...encode('x'.repeat(20))]
    expect(encode([1, nosy, 2])).toEqual(encode([1, { inner }, 2]))
  })

  it('a payload that contains itself is refused, near and far, with a path that ends', () => {
    const loop: unknown[] = []
    loop.push(1, loop)
    expect(() => encode(loop)).toThrow(/or contains itself — at element 2, element 2, .*…$/)
    expect(() => copy(loop)).toThrow(/or contains itself — at element 2, element 2, .*…$/)
  })
})

describe('atoms', () => {
  it('are told apart, however many there are', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => atom(`one_of_many_${n}`))
    expect(equals(decode(encode([many, many])), [many, many])).toBe(true)
  })
})

describe('depth', () => {
  it('goes to the limit and not beyond it', () => {
    expect(decode(encode(nested(MAX_DEPTH)))).toBeInstanceOf(Array)
    expect(copy(nested(MAX_DEPTH))).toBeInstanceOf(Array)
    for (const refuse of [copy, encode])
      expect(() => refuse(nested(MAX_DEPTH + 1))).toThrow(`more than ${MAX_DEPTH} levels deep`)
  })
})

describe('a local pid', () => {
  it('goes under the name that its node has when it is sent, and comes home as itself', () => {
    const home = new LocalIdentity()
    const pid = new Pid(home, 4, 0)
    expect(decode(encode(pid), { home })).toEqual(pid)
    home.become(atom('a@h'), 9)
    const bytes = encode(pid)
    expect(format(decode(bytes), { home })).toMatch(/^<[1-9]\d*\.4\.0>$/)
    const back = decode(bytes, { home }) as Pid
    expect(back.home).toBe(home)
    expect(equals(back, pid)).toBe(true)
  })

  it('of an earlier life of the same name is a stranger', () => {
    const home = new LocalIdentity()
    home.become(atom('a@h'), 9)
    const bytes = encode(new Pid(home, 4, 0))
    home.become(atom('a@h'), 10)
    expect((decode(bytes, { home }) as Pid).home).not.toBe(home)
  })
})
