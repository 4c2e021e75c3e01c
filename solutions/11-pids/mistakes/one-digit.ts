// task 3: X is taken for a single digit, and a tenth node is not found again
import type { Pid } from '../given.ts'
import { Observer as Right } from '../kata.ts'

export * from '../kata.ts'

export class Observer extends Right {
  override parse(text: string): Pid | undefined {
    return /^<\d\./.test(text) ? super.parse(text) : undefined
  }
}
