// task 5: whatever stands first is taken for the version
import { type Others, Reader } from '../given.ts'
import { read } from '../kata.ts'

export * from '../kata.ts'

export function decode(bytes: Uint8Array, others: Others): unknown {
  const input = new Reader(bytes)
  input.u8()
  return read(input, others)
}
