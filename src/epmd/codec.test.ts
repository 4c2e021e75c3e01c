import { describe, expect, it } from 'vitest'
import { fromUtf8, toUtf8 } from '../bytes/text.ts'
import {
  decodeAlive2Answer,
  decodeNamesAnswer,
  decodePort2Answer,
  EpmdProtocolError,
  encodeAlive2Answer,
  encodeDumpAnswer,
  encodeNamesAnswer,
  encodePort2Answer,
  encodeRequest,
  MAX_REQUEST_BYTES,
  type NodeEntry,
  type Request,
  RequestDecoder,
} from './codec.ts'

const a: NodeEntry = {
  name: 'a',
  port: 1234,
  type: 77,
  protocol: 0,
  highestVersion: 6,
  lowestVersion: 5,
  extra: new Uint8Array(),
}

/** As an `erl -sname a` sends it, and as a real `epmd` answers it. */
const golden = {
  alive2: '00 0e 78 04 d2 4d 00 00 06 00 05 00 01 61 00 00',
  alive2Answer: '76 00 6b 02 e5 db',
  alive2AnswerToVersion5: '79 00 00 01',
  taken: '76 01 00 00 00 63',
  takenToVersion5: '79 01 00 63',
  portPlease2: '00 02 7a 61',
  port2: '77 00 04 d2 4d 00 00 06 00 05 00 01 61 00 00',
  noPort: '77 01',
  names: '00 01 6e',
  dump: '00 01 64',
  kill: '00 01 6b',
  stop: '00 02 73 61',
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
}

function bytes(text: string): Uint8Array {
  return Uint8Array.from(text.split(' '), (byte) => Number.parseInt(byte, 16))
}

const requests: [string, Request][] = [
  [golden.alive2, { kind: 'ALIVE2_REQ', node: a }],
  [golden.portPlease2, { kind: 'PORT_PLEASE2_REQ', name: 'a' }],
  [golden.names, { kind: 'NAMES_REQ' }],
  [golden.dump, { kind: 'DUMP_REQ' }],
  [golden.kill, { kind: 'KILL_REQ' }],
  [golden.stop, { kind: 'STOP_REQ', name: 'a' }],
]

describe('a request', () => {
  it.each(requests)('%s is what goes over the wire', (text, request) => {
    expect(hex(encodeRequest(request))).toBe(text)
    expect(new RequestDecoder().push(bytes(text))).toEqual(request)
  })

  it('may come byte by byte', () => {
    const decoder = new RequestDecoder()
    const whole = bytes(golden.alive2)
    for (const byte of whole.subarray(0, -1)) expect(decoder.push(Uint8Array.of(byte))).toBeUndefined()
    expect(decoder.push(whole.subarray(-1))).toEqual({ kind: 'ALIVE2_REQ', node: a })
    expect(hex(decoder.bytes)).toBe(golden.alive2)
  })

  it('of an old node may end with a NUL', () => {
    const request = new RequestDecoder().push(bytes('00 03 7a 61 00'))
    expect(request).toEqual({ kind: 'PORT_PLEASE2_REQ', name: 'a' })
  })

  it('carries names in UTF-8', () => {
    const request = encodeRequest({ kind: 'PORT_PLEASE2_REQ', name: '乒乓' })
    expect(hex(request)).toBe('00 07 7a e4 b9 92 e4 b9 93')
  })

  it.each([
    ['an unknown tag', '00 01 ff'],
    ['no tag at all', '00 00'],
    ['a length that no request has', 'ff ff 7a'],
    ['a second request behind it', '00 01 6e 00'],
    ['a NUL within the name', '00 04 7a 61 00 62'],
    ['an empty name', '00 0d 78 04 d2 4d 00 00 06 00 05 00 00 00 00'],
    ['no name', '00 01 7a'],
    ['a name longer than its request', '00 0e 78 04 d2 4d 00 00 06 00 05 00 32 61 00 00'],
    ['a name that is not UTF-8', '00 03 7a ff fe'],
  ])('with %s is refused', (_what, text) => {
    expect(() => new RequestDecoder().push(bytes(text))).toThrow(EpmdProtocolError)
  })

  it('of the greatest length is taken', () => {
    const request = new Uint8Array(2 + MAX_REQUEST_BYTES)
    request.set([MAX_REQUEST_BYTES >> 8, MAX_REQUEST_BYTES & 255, 110])
    expect(new RequestDecoder().push(request)).toEqual({ kind: 'NAMES_REQ' })
  })
})

describe('an answer', () => {
  it('to ALIVE2_REQ has a creation of 32 bits from version 6 on, and of 16 before', () => {
    expect(hex(encodeAlive2Answer(6, 0x6b02e5db))).toBe(golden.alive2Answer)
    expect(hex(encodeAlive2Answer(5, 1))).toBe(golden.alive2AnswerToVersion5)
    expect(decodeAlive2Answer(bytes(golden.alive2Answer))).toEqual({ result: 0, creation: 0x6b02e5db })
    expect(decodeAlive2Answer(bytes(golden.alive2AnswerToVersion5))).toEqual({ result: 0, creation: 1 })
  })

  it('to ALIVE2_REQ for a name that is taken says 1', () => {
    expect(hex(encodeAlive2Answer(6, undefined))).toBe(golden.taken)
    expect(hex(encodeAlive2Answer(5, undefined))).toBe(golden.takenToVersion5)
    expect(decodeAlive2Answer(bytes(golden.taken))?.result).toBe(1)
  })

  it('to PORT_PLEASE2_REQ is the node, or 1', () => {
    expect(hex(encodePort2Answer(a))).toBe(golden.port2)
    expect(hex(encodePort2Answer(undefined))).toBe(golden.noPort)
    expect(decodePort2Answer(bytes(golden.port2))).toEqual({ node: a })
    expect(decodePort2Answer(bytes(golden.noPort))).toEqual({ node: undefined })
  })

  it('is not there before its last byte', () => {
    for (let end = 0; end < 15; end++) {
      expect(decodePort2Answer(bytes(golden.port2).subarray(0, end))).toBeUndefined()
      if (end < 6) expect(decodeAlive2Answer(bytes(golden.alive2Answer).subarray(0, end))).toBeUndefined()
    }
  })

  it('of another tag is refused', () => {
    expect(() => decodeAlive2Answer(bytes(golden.port2))).toThrow(EpmdProtocolError)
    expect(() => decodePort2Answer(bytes(golden.taken))).toThrow(EpmdProtocolError)
  })

  it('to NAMES_REQ is a number without a tag, and text', () => {
    const answer = encodeNamesAnswer(35551, [{ ...a, name: 'b' }, a])
    expect(hex(answer.subarray(0, 4))).toBe('00 00 8a df')
    expect(fromUtf8(answer.subarray(4))).toBe('name b at port 1234\nname a at port 1234\n')
    const nodes = [
      { name: 'b', port: 1234 },
      { name: 'a', port: 1234 },
    ]
    expect(decodeNamesAnswer(answer)).toEqual({ epmdPort: 35551, nodes })
  })

  it('to NAMES_REQ is read as far as it can be', () => {
    const answer = Uint8Array.of(0, 0, 0, 9, ...toUtf8('name a at port 7\nwhat is this\nname b at po'))
    expect(decodeNamesAnswer(answer).nodes).toEqual([{ name: 'a', port: 7 }])
    expect(() => decodeNamesAnswer(Uint8Array.of(0, 0))).toThrow(EpmdProtocolError)
  })

  it('to DUMP_REQ has brackets and a NUL that the document does not show', () => {
    const answer = encodeDumpAnswer(1, [{ node: a, fd: 5 }], [{ node: { ...a, name: 'b' }, fd: 6 }])
    expect(fromUtf8(answer.subarray(4))).toBe(
      'active name     <a> at port 1234, fd = 5\n\0old/unused name <b>, port = 1234, fd = 6 \n\0',
    )
  })
})
