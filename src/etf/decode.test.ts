import { zlibSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { Reader } from '../bytes/reader.ts'
import { toUtf8 } from '../bytes/text.ts'
import { Writer } from '../bytes/writer.ts'
import { AtomLimit, atom, MAX_ATOM_CHARACTERS } from '../term/atom.ts'
import { type Binary, BitString } from '../term/binary.ts'
import { equals } from '../term/equal.ts'
import { Fun } from '../term/fun.ts'
import type { Pid } from '../term/identifier.ts'
import { ImproperList } from '../term/list.ts'
import { MAX_DEPTH } from '../term/no_term.ts'
import { t } from '../term/tuple.ts'
import { type DecodeOptions, decode, decodeFrom, MAX_TERMS } from './decode.ts'
import { MAX_BIG_BYTES } from './decode_leaf.ts'
import { encode } from './encode.ts'
import { EtfError } from './etf_error.ts'
import * as T from './tags.ts'

const A = [T.SMALL_ATOM_UTF8_EXT, 1, 97]
const PID = [T.NEW_PID_EXT, ...A, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1]

const bytesOf = (...body: number[]): Uint8Array => new Uint8Array([T.VERSION_MAGIC, ...body])

/** The error that decoding ends in; anything but an `EtfError` fails the test. */
function failure(bytes: Uint8Array, options: DecodeOptions = {}): EtfError {
  try {
    decode(bytes, options)
  } catch (error) {
    if (error instanceof EtfError) return error
    throw error
  }
  throw new Error('it was decoded')
}

/** COMPRESSED around the bytes of a term, with a claim of its size. */
function compressed(term: Uint8Array, claim = term.length): Uint8Array {
  const writer = new Writer().u8(T.VERSION_MAGIC).u8(T.COMPRESSED).u32(claim)
  return writer.bytes(zlibSync(term)).toBytes()
}

describe('bytes that are no term', () => {
  it.each<[string, number[], number, string]>([
    ['a tag that does not exist', [5], 5, 'tag 5 at offset 1: no term begins like this'],
    ['a tag inside a tuple', [104, 2, 97, 1, 0], 0, 'tag 0 at offset 5'],
    ['an atom of the header', [82, 0], 82, 'ATOM_CACHE_REF (82) at offset 1: it refers to the atoms of'],
    ['an ancient fun', [117, 0, 0, 0, 0], 117, 'no node since OTP 23'],
    ['a local term', [121, 0], 121, 'only the node that wrote this'],
    ['a native record', [67, 0, 0, 0, 0, 0, ...A, ...A], 67, 'no node before OTP 29'],
    ['a version inside', [104, 1, 131, 97, 1], 131, 'VERSION_MAGIC (131) at offset 3: it stands before'],
    ['a float that is NaN', [70, 0x7f, 0xf8, 0, 0, 0, 0, 0, 0], 70, 'NaN is no Erlang float'],
    ['an infinite float', [70, 0xff, 0xf0, 0, 0, 0, 0, 0, 0], 70, '-Infinity is no Erlang float'],
    ['an old float of other text', [99, ...toUtf8('nan'.padEnd(31, '\0'))], 99, '"nan" is not the text'],
    [
      'an old float too large',
      [99, ...toUtf8('1.0e999'.padEnd(31, '\0'))],
      99,
      'Infinity is no Erlang float',
    ],
    ['an atom that is no UTF-8', [119, 2, 200, 200], 119, 'not valid UTF-8'],
    ['an atom of a surrogate', [119, 3, 0xed, 0xa0, 0x80], 119, 'not valid UTF-8'],
    ['bits without bytes', [77, 0, 0, 0, 0, 3], 77, '0 bytes cannot end in a byte of 3 bits'],
    ['nine bits in a byte', [77, 0, 0, 0, 1, 9, 7], 77, '1 bytes cannot end in a byte of 9 bits'],
    ['a key twice', [116, 0, 0, 0, 2, 97, 1, 97, 1, 97, 1, 97, 2], 116, 'a key stands in it twice'],
    ['a reference of no words', [90, 0, 0, ...A, 0, 0, 0, 1], 90, '1 to 5 words, not 0'],
    ['a reference of six words', [90, 0, 6, ...A], 90, '1 to 5 words, not 6'],
    ['a pid of an integer', [88, 97, 1], 97, 'an atom should stand here'],
    ['a pid of true', [88, 119, 4, ...toUtf8('true')], 88, 'true is no name of a node'],
    ['an export with another arity', [113, ...A, ...A, 98, 0, 0, 0, 1], 113, 'its arity is no small integer'],
  ])('%s', (_, body, tag, message) => {
    const error = failure(bytesOf(...body))
    expect(error.message).toContain(message)
    expect(error.tag).toBe(tag)
    expect(body[error.offset - 1]).toBe(tag)
  })

  it('a missing version, and nothing at all', () => {
    expect(failure(new Uint8Array([97, 1]))).toMatchObject({ tag: 97, offset: 0 })
    expect(failure(new Uint8Array())).toMatchObject({ tag: undefined, offset: 0 })
    expect(failure(bytesOf())).toMatchObject({ tag: undefined, offset: 1 })
  })

  it('bytes after the term', () => {
    const error = failure(bytesOf(97, 1, 0, 0))
    expect(error).toMatchObject({ tag: undefined, offset: 3 })
    expect(error.message).toContain('2 more bytes follow')
  })

  it('an atom that is too long is an EtfError that keeps the reason', () => {
    const name = new Array<number>(MAX_ATOM_CHARACTERS + 1).fill(97)
    const error = failure(bytesOf(T.ATOM_UTF8_EXT, 1, 0, ...name))
    expect(error.message).toContain('at most 255 characters')
    expect(error.cause).toBeInstanceOf(AtomLimit)
  })
})

describe('claims', () => {
  it.each<[string, number[]]>([
    ['LIST_EXT', [108, 255, 255, 255, 255, 97, 1]],
    ['LARGE_TUPLE_EXT', [105, 255, 255, 255, 255, 97, 1]],
    ['MAP_EXT', [116, 255, 255, 255, 255, 97, 1]],
    ['BINARY_EXT', [109, 255, 255, 255, 255, 1]],
    ['BIT_BINARY_EXT', [77, 255, 255, 255, 255, 1]],
    ['STRING_EXT', [107, 255, 255, 1]],
    ['the tail of a list', [108, 0, 0, 0, 1, 97, 1, 108, 255, 255, 255, 255, 97, 1]],
    ['free variables', [112, 0, 0, 0, 99, 0, ...new Array<number>(20).fill(0), 255, 255, 255, 255, ...A]],
  ])('of more than is there is refused before it costs anything: %s', (_, body) => {
    expect(failure(bytesOf(...body)).message).toContain('the input ends too early')
  })

  it('of an integer beyond what OTP holds is refused', () => {
    const writer = new Writer()
      .u8(T.VERSION_MAGIC)
      .u8(T.LARGE_BIG_EXT)
      .u32(MAX_BIG_BYTES + 1)
    expect(failure(writer.toBytes()).message).toContain(`at most ${MAX_BIG_BYTES} are taken`)
  })
})

describe('terms within a term', () => {
  it('are counted, since each costs more memory than bytes', () => {
    const list = encode([1, [2], t(3)]) // [2] is a STRING_EXT, and the tail of the outer list counts
    expect(decode(list, { maxTerms: 6 })).toEqual([1, [2], t(3)])
    expect(failure(list, { maxTerms: 5 }).message).toContain('more than 5 terms')
    const writer = new Writer().u8(T.VERSION_MAGIC).u8(T.LIST_EXT).u32(MAX_TERMS)
    writer.bytes(new Uint8Array(MAX_TERMS + 1).fill(T.NIL_EXT))
    expect(failure(writer.toBytes()).message).toContain(`more than ${MAX_TERMS} terms`)
  })

  it('may not be keys in keys in keys without end', () => {
    const maps = (depth: number): Uint8Array => {
      const writer = new Writer().u8(T.VERSION_MAGIC)
      for (let i = 0; i < depth; i++) writer.u8(T.MAP_EXT).u32(1)
      for (let i = 0; i <= depth; i++) writer.u8(T.NIL_EXT)
      return writer.toBytes()
    }
    expect(encode(decode(maps(33)))).toEqual(maps(33))
    expect(failure(maps(34)).message).toContain('keys of maps nest more than 32 deep')
  })
})

describe('depth', () => {
  const tuples = (depth: number): Uint8Array => {
    const writer = new Writer().u8(T.VERSION_MAGIC)
    for (let i = 0; i < depth; i++) writer.u8(T.SMALL_TUPLE_EXT).u8(1)
    return writer.u8(T.SMALL_INTEGER_EXT).u8(1).toBytes()
  }

  it('goes to the limit and not beyond it', () => {
    expect(encode(decode(tuples(MAX_DEPTH)))).toEqual(tuples(MAX_DEPTH))
    expect(failure(tuples(MAX_DEPTH + 1))).toMatchObject({
      tag: T.SMALL_TUPLE_EXT,
      offset: 1 + 2 * MAX_DEPTH,
      message: expect.stringContaining(`more than ${MAX_DEPTH} levels deep`),
    })
  })

  it('does not grow with a list that comes as many lists, each the tail of the one before', () => {
    const count = 3 * MAX_DEPTH
    const writer = new Writer().u8(T.VERSION_MAGIC)
    for (let i = 0; i < count; i++) writer.u8(T.LIST_EXT).u32(1).u8(T.SMALL_INTEGER_EXT).u8(1)
    expect(decode(writer.u8(T.NIL_EXT).toBytes())).toEqual(new Array(count).fill(1))
  })

  it.each([1, 2, 100])(
    'is one improper list, when %i lists come as tails and the last has another',
    (count) => {
      const writer = new Writer().u8(T.VERSION_MAGIC)
      for (let i = 0; i <= count; i++) writer.u8(T.LIST_EXT).u32(1).u8(T.SMALL_INTEGER_EXT).u8(i)
      const numbers = Array.from({ length: count + 1 }, (_, i) => i)
      const list = decode(writer.u8(T.SMALL_INTEGER_EXT).u8(9).toBytes())
      expect(equals(list, new ImproperList(numbers, 9))).toBe(true)
      expect(() => new ImproperList([1], list)).toThrow('join their elements')
    },
  )

  it('of keys is no other: they are told apart at any', () => {
    const key = tuples(MAX_DEPTH - 1).subarray(1)
    const mapOf = (...keys: Uint8Array[]): Uint8Array => {
      const writer = new Writer().u8(T.VERSION_MAGIC).u8(T.MAP_EXT).u32(keys.length)
      for (const each of keys) writer.bytes(each).u8(T.NIL_EXT)
      return writer.toBytes()
    }
    const other = tuples(MAX_DEPTH - 2).subarray(1)
    expect(encode(decode(mapOf(key, other)))).toEqual(mapOf(key, other))
    expect(failure(mapOf(key, other, key)).message).toContain('a key stands in it twice')
  })
})

describe('COMPRESSED', () => {
  const term = encode(new Array(1000).fill(atom('a'))).subarray(1)

  it('is inflated', () => {
    expect(encode(decode(compressed(term))).subarray(1)).toEqual(term)
  })

  it('is refused over the limit, before a byte is inflated', () => {
    expect(failure(compressed(term), { maxInflated: 100 }).message).toContain('at most 100 are taken')
    expect(decode(compressed(term), { maxInflated: term.length })).toHaveLength(1000)
  })

  it.each<[string, Uint8Array]>([
    ['a size too large', compressed(term, term.length + 1)],
    ['a size too small', compressed(term, term.length - 1)],
    ['a size that no deflated bytes can have', compressed(term, 60_000_000)],
    ['bytes after it', new Uint8Array([...compressed(term), 0])],
    ['bytes that are no zlib', bytesOf(T.COMPRESSED, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7)],
    ['no bytes', bytesOf(T.COMPRESSED, 0, 0, 0, 1)],
    ['half a size', bytesOf(T.COMPRESSED, 0, 0)],
    ['bytes after the term in it', compressed(new Uint8Array([...term, 0]))],
    ['a term cut short in it', compressed(term.subarray(0, -1))],
    ['no term in it', compressed(new Uint8Array([5]))],
  ])('with %s is an EtfError', (_, bytes) => {
    expect(failure(bytes)).toMatchObject({ tag: T.COMPRESSED, offset: 1 })
  })
})

/** NEW_FUN_EXT of so many free variables. */
const funOf = (free: number[], count: number, pid: number[] = PID): number[] => {
  const rest = [0, ...new Array<number>(16).fill(1), 0, 0, 0, 2, 0, 0, 0, count, ...A, 97, 2, 97, 3]
  const whole = [...rest, ...pid, ...free]
  return [T.NEW_FUN_EXT, 0, 0, 0, whole.length + 4, ...whole]
}

describe('funs', () => {
  it('are kept byte by byte, funs within funs too', () => {
    const bytes = bytesOf(...funOf([97, 1, ...funOf([106], 1)], 2))
    const fun = decode(bytes)
    expect(fun).toBeInstanceOf(Fun)
    expect(encode(fun)).toEqual(bytes)
  })

  it('must be as long as they say, and made by a pid', () => {
    const lying = funOf([97, 1], 1)
    lying[4] = (lying[4] as number) - 1
    expect(failure(bytesOf(...lying)).message).toContain('its size says')
    expect(failure(bytesOf(...funOf([], 0, [106]))).message).toContain('its pid is of another kind')
  })
})

describe('binaries', () => {
  const sizes = [0, 1, 63, 64, 65, 255, 256, 257, 3000, ...new Array<number>(40).fill(100)]
  const all = sizes.map((size, n) => new Uint8Array(size).fill(n))

  it('of every size are what was sent, and memory of their own', () => {
    const bytes = encode(all)
    const decoded = decode(bytes) as readonly Binary[]
    bytes.fill(0)
    for (const one of decoded) one.set(one) // what is written to one is seen in no other
    expect(decoded.map((one) => [...one])).toEqual(all.map((one) => [...one]))
    const [first, second] = decoded.slice(-2) as [Binary, Binary]
    first.fill(7)
    expect([...second]).toEqual(new Array(100).fill(all.length - 1))
  })

  it('are read on after one has been transferred, with whatever shares its memory', () => {
    const [one] = decode(encode([all[9]])) as [Binary]
    structuredClone(one.buffer, { transfer: [one.buffer] })
    expect((decode(encode(all)) as readonly Binary[]).map((each) => each.length)).toEqual(sizes)
  })
})

describe('decoding in place', () => {
  it('leaves the reader after the term', () => {
    const reader = new Reader(new Uint8Array([9, 97, 1, 106, 9]), 1)
    expect([decodeFrom(reader), decodeFrom(reader)]).toEqual([1, []])
    expect(reader.offset).toBe(4)
  })

  it('does not read past the end of the reader', () => {
    expect(() => decodeFrom(new Reader(new Uint8Array([98, 0, 0, 0, 1]), 0, 3))).toThrow(EtfError)
  })

  it('leaves a binary where it is if the bytes are its own and it is most of them', () => {
    const bytes = new Uint8Array([
      104,
      2,
      109,
      0,
      0,
      0,
      2,
      1,
      2,
      109,
      0,
      0,
      0,
      15,
      ...new Array<number>(15).fill(3),
    ])
    const own = { ownsBytes: true }
    const [small, large] = decodeFrom(new Reader(bytes), own) as unknown as readonly [Uint8Array, Uint8Array]
    expect([[...small], large.length]).toEqual([[1, 2], 15])
    expect([small.buffer === bytes.buffer, large.buffer === bytes.buffer]).toEqual([false, true])
    const [, copied] = decodeFrom(new Reader(bytes)) as unknown as readonly [Uint8Array, Uint8Array]
    expect(copied.buffer).not.toBe(bytes.buffer)
  })

  it('makes binaries and funs that neither alias nor pin the buffer', () => {
    const buffer = encode(new Uint8Array([1, 2]))
    const made = decode(buffer) as Binary
    buffer.fill(0)
    expect([...made]).toEqual([1, 2])
    expect(made.buffer.byteLength).toBe(2)
  })

  it('copies also out of a buffer whose slice is a view, as that of Node is', () => {
    class Pool extends Uint8Array {
      override slice(from?: number, to?: number): Uint8Array<ArrayBuffer> {
        return super.subarray(from, to) as Uint8Array<ArrayBuffer>
      }
    }
    const sent = t(new BitString(new Uint8Array([0xff]), 3), decode(bytesOf(...funOf([], 0))), atom('pooled'))
    const buffer = Pool.from(encode(sent))
    const received = decode(buffer)
    expect(buffer).toEqual(Pool.from(encode(sent)))
    buffer.fill(0)
    expect(equals(received, sent)).toBe(true)
  })

  it('finds one atom for the same bytes, and another for the same length', () => {
    const names = ['ok', 'no', 'ok', 'é', 'ok']
    for (const name of names) expect(decode(encode(atom(name)))).toBe(atom(name))
    expect(decode(bytesOf(T.SMALL_ATOM_EXT, 2, 0xc3, 0xa9))).toBe(atom('Ã©'))
  })

  it('shares the identity of a foreign node between its pids', () => {
    const [a, b] = decode(bytesOf(104, 2, ...PID, ...PID)) as unknown as [Pid, Pid]
    expect(a.home).toBe(b.home)
  })
})
