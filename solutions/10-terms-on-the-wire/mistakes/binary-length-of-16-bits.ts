// task 2: the length of a binary has two bytes
import { TAG, type Writer } from '../given.ts'

export * from '../kata.ts'

export function writeBinary(out: Writer, bytes: Uint8Array): void {
  out.u8(TAG.BINARY).u16(bytes.length).bytes(bytes)
}
