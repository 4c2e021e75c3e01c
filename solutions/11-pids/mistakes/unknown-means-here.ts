// task 3: an X that nobody has is taken for this node
import type { Pid } from '../given.ts'
import { Observer as Right } from '../kata.ts'

export * from '../kata.ts'

export class Observer extends Right {
  override parse(text: string): Pid | undefined {
    return super.parse(text) ?? super.parse(text.replace(/^<\d+/, '<0'))
  }
}
