import { describe, expect, it } from 'vitest'
import { Reader, Truncated } from './reader.ts'
import { fromLatin1, fromUtf8, toLatin1, toUtf8 } from './text.ts'
import { Writer } from './writer.ts'

describe('a reader', () => {
  it('reads what a writer wrote, at the edges of every width', () => {
    const writer = new Writer(1)
    writer
      .u8(255)
      .u16(65535)
      .u32(4294967295)
      .i32(-2147483648)
      .u64(2n ** 64n - 1n)
      .f64(-0)
    writer.bytes(new Uint8Array([1, 2])).u8(9)
    const reader = new Reader(writer.toBytes())
    expect([reader.u8(), reader.u16(), reader.u32(), reader.i32(), reader.u64()]).toEqual([
      255,
      65535,
      4294967295,
      -2147483648,
      2n ** 64n - 1n,
    ])
    expect(reader.f64()).toBe(-0)
    expect([...reader.take(2)]).toEqual([1, 2])
    expect([...reader.rest()]).toEqual([9])
    expect(reader.left).toBe(0)
  })

  it('is big-endian', () => {
    expect(new Reader(new Uint8Array([1, 2])).u16()).toBe(0x0102)
    expect([...new Writer().u32(0x01020304).toBytes()]).toEqual([1, 2, 3, 4])
  })

  it('reads a view in the midst of a buffer', () => {
    const view = new Uint8Array([9, 9, 0, 1, 9]).subarray(2, 4)
    const reader = new Reader(view)
    expect(reader.u16()).toBe(1)
    expect(() => reader.u8()).toThrow(Truncated)
  })

  it('stops at its end, though the buffer goes on, and says what was missing', () => {
    const reader = new Reader(new Uint8Array(10), 2, 5)
    reader.u8()
    expect(() => reader.u32()).toThrow('4 bytes wanted at offset 3, 2 there')
    expect(reader.offset).toBe(3)
    expect(reader.u16()).toBe(0)
  })

  it('gives views, not copies', () => {
    const bytes = new Uint8Array([1, 2])
    const taken = new Reader(bytes).take(2)
    bytes[0] = 7
    expect(taken[0]).toBe(7)
  })
})

describe('a writer', () => {
  it('patches a length that is known only afterwards', () => {
    const writer = new Writer(2).u32(0).u8(7)
    writer.patchU32(0, writer.length - 4)
    expect([...writer.toBytes()]).toEqual([0, 0, 0, 1, 7])
  })

  it('forgets what was written after a given length', () => {
    const writer = new Writer().u8(1).u8(2)
    writer.reset(1)
    expect([...writer.u8(3).toBytes()]).toEqual([1, 3])
  })

  it('grows into memory that it was given back, if that is not much too large', () => {
    const writer = new Writer(4)
    const first = writer.bytes(new Uint8Array(1000).fill(1)).takeBytes()
    writer.takeBack(first)
    writer.bytes(new Uint8Array(300).fill(2))
    expect(first[0]).toBe(1)
    writer.reset()
    const second = writer.bytes(new Uint8Array(900).fill(3)).takeBytes()
    expect(second.buffer).toBe(first.buffer)
    expect([...second]).toEqual(new Array(900).fill(3))
    expect(writer.bytes(new Uint8Array(900)).takeBytes().buffer, 'once').not.toBe(first.buffer)
  })

  it('hands over bytes that later writing does not touch', () => {
    const writer = new Writer(4).u8(1)
    const taken = writer.takeBytes()
    writer.u8(2)
    expect([...taken]).toEqual([1])
    expect([...writer.toBytes()]).toEqual([2])
  })
})

describe('text in a writer', () => {
  it('is a tag, its length and UTF-8, wherever the first letter beyond ASCII stands, and of any length', () => {
    for (const length of [0, 1, 126, 127, 128, 129, 500]) {
      for (const tail of ['', 'é', '€', '\uffff', '😀', '\ud800', '\udc00', '\ud800\ud800', '\udc00\ud83d']) {
        const text = `${'a'.repeat(length)}${tail}z`
        const bytes = toUtf8(text)
        const size = [0, 0, bytes.length >> 8, bytes.length & 0xff]
        const written = new Writer(1).u8(7).text(109, text).u8(8).toBytes()
        expect(written).toEqual(Uint8Array.from([7, 109, ...size, ...bytes, 8]))
      }
    }
  })
})

describe('text', () => {
  it('is UTF-8 both ways, and strict', () => {
    expect(fromUtf8(toUtf8('é乒𝄞\ufeff'))).toBe('é乒𝄞\ufeff')
    expect(() => fromUtf8(new Uint8Array([0xc8]))).toThrow(TypeError)
    expect(() => fromUtf8(new Uint8Array([0xed, 0xa0, 0x80]))).toThrow(TypeError)
  })

  it('is latin1 both ways, and says which character has no byte', () => {
    expect(fromLatin1(toLatin1('é\0ÿ'))).toBe('é\0ÿ')
    expect(() => toLatin1('a乒')).toThrow('"a乒" has a character outside latin1 at position 2')
  })
})
