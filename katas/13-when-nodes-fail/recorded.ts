/**
 * What a real node, Erlang/OTP 25.2.3, answered to two monitors: on a name that nobody has, and on a process that ended
 * then. Control message and reason, recorded by `tools/kata/record-frames.ts`.
 */
import { fromHex } from '../kit/hex.ts'

const TO_US = '58770e6b617461403132372e302e302e31000000010000000000000007'
const reference = (n: number): string =>
  `5a0003770e6b617461403132372e302e302e31000000070000000${n}0000000200000003`

export const recorded = {
  us: 'kata@127.0.0.1',
  creation: 7,
  peer: 'real@127.0.0.1',
  answers: [
    {
      name: 'nobody',
      reference: [1, 2, 3],
      control: fromHex(`836804611c77066e6f626f6479${TO_US}${reference(1)}`),
      reason: fromHex('8377066e6f70726f63'),
    },
    {
      name: 'echo',
      reference: [2, 2, 3],
      control: fromHex(`836804611c77046563686f${TO_US}${reference(2)}`),
      reason: fromHex('8377066e6f726d616c'),
    },
  ],
} as const
