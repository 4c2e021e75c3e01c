/** Handshakes with a real node, Erlang/OTP 25.2.3, recorded by `tools/kata/record-handshake.ts`. */
import type { Recording } from '../kit/replay.ts'

export const recorded = {
  weDialled: {
    peer: 'real@127.0.0.1',
    name: 'kata1@127.0.0.1',
    creation: 4294967281,
    flags: 0xd07cf7fbcn,
    cookie: 'magic',
    challenge: 4294967280,
    frames: [
      { from: 'us', hex: '4e0000000d07cf7fbcfffffff1000f6b61746131403132372e302e302e31' },
      { from: 'peer', hex: '736f6b' },
      { from: 'peer', hex: '4e0000000d07df7fbdcbca98befffffff2000e7265616c403132372e302e302e31' },
      { from: 'us', hex: '72fffffff02c8b30d40ac7eb38744404206664153c' },
      { from: 'peer', hex: '6161a695f203e558242b9c8515fc51c7d3' },
    ],
  },
  theyDialled: {
    peer: 'real@127.0.0.1',
    name: 'kata1@127.0.0.1',
    creation: 4294967281,
    flags: 0xd07cf7fbcn,
    cookie: 'magic',
    challenge: 4294967280,
    frames: [
      { from: 'peer', hex: '4e0000000d07df7fbdfffffff2000e7265616c403132372e302e302e31' },
      { from: 'us', hex: '736f6b' },
      { from: 'us', hex: '4e0000000d07cf7fbcfffffff0fffffff1000f6b61746131403132372e302e302e31' },
      { from: 'peer', hex: '72d655b39861a695f203e558242b9c8515fc51c7d3' },
      { from: 'us', hex: '6164b6bf913e3fd668168d7eb83579f262' },
    ],
  },
} as const satisfies { readonly [who: string]: Recording }
