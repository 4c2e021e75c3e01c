import { describe, expect, it } from 'vitest'
import { Framer, FrameTooLong, joined } from './framer.ts'

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values)

/** All frames that are whole by now, as plain arrays. */
function framesOf(framer: Framer): number[][] {
  const frames: number[][] = []
  for (let frame = framer.next(); frame !== undefined; frame = framer.next()) frames.push([...frame])
  return frames
}

describe('a framer', () => {
  it('puts a frame together that arrives byte by byte', () => {
    const framer = new Framer(2, 100)
    for (const byte of [0, 3, 7, 8]) {
      framer.push(bytes(byte))
      expect(framer.next()).toBeUndefined()
    }
    framer.push(bytes(9))
    expect(framesOf(framer)).toEqual([[7, 8, 9]])
  })

  it('takes several frames out of one chunk, empty ones too, and keeps the half one', () => {
    const framer = new Framer(2, 100)
    framer.push(bytes(0, 1, 7, 0, 0, 0, 2, 8, 9, 0, 2, 1))
    expect(framesOf(framer)).toEqual([[7], [], [8, 9]])
    framer.push(bytes(2))
    expect(framesOf(framer)).toEqual([[1, 2]])
  })

  it('joins a frame that lies over chunk borders, its length included', () => {
    const framer = new Framer(4, 100)
    framer.push(bytes(0, 0))
    framer.push(bytes(0, 4, 1))
    framer.push(bytes(2, 3))
    framer.push(bytes(4, 0, 0, 0, 1, 5))
    expect(framesOf(framer)).toEqual([[1, 2, 3, 4], [5]])
  })

  it('does not see the empty chunk', () => {
    const framer = new Framer(2, 100)
    framer.push(bytes())
    framer.push(bytes(0, 1))
    framer.push(bytes())
    framer.push(bytes(5))
    expect(framesOf(framer)).toEqual([[5]])
  })

  it('takes frames in pieces of any sizes, small ones behind large ones and behind a frame taken', () => {
    const framer = new Framer(4, 100_000)
    const body = Uint8Array.from({ length: 50_000 }, (_, i) => i & 255)
    const stream = bytes(0, 0, 0xc3, 0x50, ...body, 0, 0, 0xc3, 0x50, ...body)
    const got: Uint8Array[] = []
    for (
      let at = 0, size = 1;
      at < stream.length;
      at += size, size = size < 9 ? size + 1 : (size * 7) % 20_011
    ) {
      framer.push(stream.subarray(at, at + size))
      for (let frame = framer.next(); frame !== undefined; frame = framer.next()) got.push(frame.slice())
    }
    expect(got).toEqual([body, body])
  })

  it('refuses a frame over the limit by its length alone', () => {
    const framer = new Framer(4, 100)
    framer.push(bytes(0, 0, 0, 101))
    expect(() => framer.next()).toThrow(FrameTooLong)
    expect(() => framer.next()).toThrow('a frame of 101 bytes is announced; at most 100 are taken')
  })

  it('reads a length above 2^31 as what it is', () => {
    const framer = new Framer(4, 100)
    framer.push(bytes(0xff, 0xff, 0xff, 0xff))
    expect(() => framer.next()).toThrow('4294967295 bytes')
  })

  it('changes the width of its lengths between two frames of one chunk, as after a handshake', () => {
    const framer = new Framer(2, 100)
    framer.push(bytes(0, 1, 7, 0, 0, 0, 2, 8, 9))
    expect([...(framer.next() ?? [])]).toEqual([7])
    framer.lengthBytes = 4
    expect(framesOf(framer)).toEqual([[8, 9]])
  })

  it('hands over a frame in the pieces in which it came', () => {
    const framer = new Framer(2, 100)
    framer.push(bytes(0, 1, 6, 0, 5, 1, 2))
    framer.push(bytes(3, 4))
    expect(framer.nextPieces()).toEqual([bytes(6)])
    expect(framer.nextPieces()).toBeUndefined()
    framer.push(bytes(5, 0, 0))
    expect(joined(framer.nextPieces() ?? [])).toEqual(bytes(1, 2, 3, 4, 5))
    expect(framer.nextPieces()).toEqual([bytes()])
  })

  it('needs the bytes that it was lent no longer once it waits for more', () => {
    const framer = new Framer(2, 10_000)
    const got: number[][] = []
    const stream = [
      0,
      3,
      1,
      2,
      3,
      0,
      0,
      0,
      5,
      4,
      5,
      6,
      7,
      8,
      0x03,
      0xe8,
      ...new Array(1000).fill(9),
      0,
      1,
      10,
    ]
    const lent = new Uint8Array(7)
    for (let at = 0; at < stream.length; at += 7) {
      lent.set(stream.slice(at, at + 7))
      framer.push(lent.subarray(0, Math.min(7, stream.length - at)))
      got.push(...framesOf(framer))
      lent.fill(0xff)
    }
    expect(got).toEqual([[1, 2, 3], [], [4, 5, 6, 7, 8], new Array(1000).fill(9), [10]])
  })

  it('keeps whole frames for whoever asks later', () => {
    const framer = new Framer(2, 100)
    const lent = bytes(0, 1, 7, 0, 2, 8, 9, 0)
    framer.push(lent)
    framer.keep()
    lent.fill(0xff)
    framer.push(bytes(1, 5))
    expect(framesOf(framer)).toEqual([[7], [8, 9], [5]])
  })

  it('hands over what is left, and nothing twice', () => {
    const framer = new Framer(2, 100)
    framer.push(bytes(0, 1, 7, 8))
    framer.push(bytes(9))
    framer.next()
    expect([...framer.rest()]).toEqual([8, 9])
    expect([...framer.rest()]).toEqual([])
    framer.push(bytes(0, 1, 5))
    expect(framesOf(framer)).toEqual([[5]])
  })
})
