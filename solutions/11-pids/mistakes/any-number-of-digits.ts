// task 3: a number is cut to 32 bits, however many digits it has
import type { Pid } from '../given.ts'
import { Observer as Right } from '../kata.ts'

export * from '../kata.ts'

export class Observer extends Right {
  override parse(text: string): Pid | undefined {
    return super.parse(text.replace(/\d+/g, (digits) => String(Number(digits) >>> 0)))
  }
}
