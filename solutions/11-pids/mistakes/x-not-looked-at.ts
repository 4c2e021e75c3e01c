// task 3: X is not looked at, and every text means a process of this node
import type { Pid } from '../given.ts'
import { Observer as Right } from '../kata.ts'

export * from '../kata.ts'

export class Observer extends Right {
  override parse(text: string): Pid | undefined {
    return super.parse(text.replace(/^<\d+/, '<0'))
  }
}
