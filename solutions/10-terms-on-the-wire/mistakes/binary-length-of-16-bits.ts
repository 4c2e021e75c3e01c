// task 2: the length of a binary has two bytes
import { tag, type Writer } from '../given.ts'

export * from '../kata.ts'

export function writeBinary(out: Writer, bytes: Uint8Array): void {
  out.u8(tag.BINARY).u16(bytes.length).bytes(bytes)
}
