// task 1: an integer above 255 is squeezed into the one byte of 97
import { TAG, type Writer } from '../given.ts'

export * from '../kata.ts'

export function writeInteger(out: Writer, value: number): void {
  if (value >= 0) out.u8(TAG.SMALL_INTEGER).u8(value)
  else out.u8(TAG.INTEGER).i32(value)
}
