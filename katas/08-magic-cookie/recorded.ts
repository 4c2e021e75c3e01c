/**
 * What a real node said, Erlang/OTP 25.2.3. The digests are `erlang:md5([Cookie | integer_to_list(Challenge)])`; the
 * handshakes were recorded by `tools/kata/record-handshake.ts`.
 */
import { fromHex } from '../kit/hex.ts'
import type { Recording } from '../kit/replay.ts'

export const recorded = {
  digests: [
    { cookie: 'secret', challenge: 42, bytes: fromHex('5ce06e46867de8252365147b667f1c20') },
    { cookie: 'FROMPANGTOPONG', challenge: 0, bytes: fromHex('98b4513f8a63d7547592b364f4297359') },
    { cookie: 'secret', challenge: 2147483648, bytes: fromHex('f8076d0a6bd5e6eec0fb455d52d7d914') },
    { cookie: 'secret', challenge: 4294967280, bytes: fromHex('5b8fbc9f6fbb833aaf5396a859ad1979') },
  ],
  weDialled: {
    peer: 'real@127.0.0.1',
    name: 'kata@127.0.0.1',
    creation: 4294967281,
    flags: 0xc070f5fbcn,
    cookie: 'magic',
    challenge: 4294967280,
    frames: [
      { from: 'us', hex: '4e0000000c070f5fbcfffffff1000e6b617461403132372e302e302e31' },
      { from: 'peer', hex: '736f6b' },
      { from: 'peer', hex: '4e0000000d07df7fbdaa32b0c5fffffff2000e7265616c403132372e302e302e31' },
      { from: 'us', hex: '72fffffff097c942dbde870ff847da1d155bffe81b' },
      { from: 'peer', hex: '6161a695f203e558242b9c8515fc51c7d3' },
    ],
  },
  theyDialled: {
    peer: 'real@127.0.0.1',
    name: 'kata@127.0.0.1',
    creation: 4294967281,
    flags: 0xc070f5fbcn,
    cookie: 'magic',
    challenge: 4294967280,
    frames: [
      { from: 'peer', hex: '4e0000000d07df7fbdfffffff2000e7265616c403132372e302e302e31' },
      { from: 'us', hex: '736f6b' },
      { from: 'us', hex: '4e0000000c070f5fbcfffffff0fffffff1000e6b617461403132372e302e302e31' },
      { from: 'peer', hex: '72a1bd97b761a695f203e558242b9c8515fc51c7d3' },
      { from: 'us', hex: '61d11721aba1c19debd859e330fcafb25e' },
    ],
  },
} as const satisfies { digests: unknown; weDialled: Recording; theyDialled: Recording }
