/**
 * What a real node and `epmd -names` ask, and what a real `epmd` answers: Erlang/OTP 25.2.3, recorded by
 * `tools/kata/record-epmd.ts`. The node is called `real` and listens at port 42757.
 */
import { fromHex } from '../kit/hex.ts'

export const recorded = {
  alive2: fromHex('001178a7054d000006000500047265616c0000'),
  alive2Answer: fromHex('76006b030f20'),
  taken: fromHex('760100000063'),
  portPlease2: fromHex('00057a7265616c'),
  port2: fromHex('7700a7054d000006000500047265616c0000'),
  unknown: fromHex('00027a62'),
  noPort: fromHex('7701'),
  names: fromHex('00016e'),
  namesAnswer: fromHex('0000a9cf6e616d65207265616c20617420706f72742034323735370a'),
}

/** The port of that `epmd`. */
export const EPMD_PORT = 43471
export const CREATION = 0x6b030f20
