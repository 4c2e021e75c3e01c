// task 1: the one byte of 97 is taken for signed, so that 128 goes as 98
import { TAG, type Writer } from '../given.ts'

export * from '../kata.ts'

export function writeInteger(out: Writer, value: number): void {
  if (value >= 0 && value < 128) out.u8(TAG.SMALL_INTEGER).u8(value)
  else out.u8(TAG.INTEGER).i32(value)
}
