// task 2: the creation has two bytes, as before OTP 23
import { NOT_OK, OK, TAG, Writer } from '../given.ts'

export * from '../kata.ts'

export function alive2Answer(creation: number | undefined): Uint8Array {
  const result = creation === undefined ? NOT_OK : OK
  return new Writer()
    .u8(TAG.ALIVE2_X_RESP)
    .u8(result)
    .u16(creation ?? 0)
    .toBytes()
}
