// task 1: -1 goes as 97 255
import { TAG, type Writer } from '../given.ts'

export * from '../kata.ts'

export function writeInteger(out: Writer, value: number): void {
  if (value <= 255) out.u8(TAG.SMALL_INTEGER).u8(value)
  else out.u8(TAG.INTEGER).i32(value)
}
